#!/usr/bin/env python3
"""Set up and run: the newcomer's two commands and the developers' gates.

    python3 dev.py prompt LINE …    any `inquire` command, installed for you
    python3 dev.py test             every gate and the whole test suite

Needs Python 3.11 or newer and nothing else. Everything goes into `.venv` beside this file;
the system's Python is left alone. This file itself runs on old Pythons, to find a newer one.
"""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin", "python")
STAMP = os.path.join(VENV, "inquire-stamp")
OLDEST = (3, 11)
SCHEMA = os.path.join(VENV, "share", "sarif-2.1.0.json")
SCHEMA_PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
SCHEMA_IN_PACKAGE = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
TOOLS = {"tmux": "tmux", "git": "git", "xclip": "xclip", "Xvfb": "xvfb"}
GATES = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "layers": ["importlinter.cli"],
    "docs": ["docs/generate.py", "--check"],
    "lines": ["inquire", "check", "--as-of", "2026-11-22", "--fail-on", "error"],
}


def main(arguments):
    """Run what was asked for and give its exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    if sys.version_info < OLDEST:
        return with_newer_python(arguments)
    command, rest = arguments[0], arguments[1:]
    if command == "test":
        return test(rest)
    if command == "conformance":
        install(develop=True)
        return pytest(["tests/conformance", *rest])
    if command == "gates":
        install(develop=True)
        return gates()
    if command == "docs":
        install(develop=True)
        return run([PYTHON, "docs/generate.py", *rest])
    install(develop=False)
    return run([PYTHON, "-m", "inquire", command, *rest], cwd=os.getcwd())


def test(rest):
    """The gates, then the suite with its coverage gate; nothing leaves this machine."""
    install(develop=True)
    install_tools()
    install_schema()
    failed = gates()
    if failed:
        return failed
    whole = ["--cov", "--cov-report=term", "--ignore=tests/conformance"]
    # Most of the time goes by in processes that tests start. A file's tests share its servers.
    whole += ["-n", "auto", "--dist", "loadfile"]
    return pytest([*(rest or whole)])


def gates():
    """Everything that is judged without running a test; stops at the first that fails."""
    for name, gate in GATES.items():
        say("gate: " + name)
        if gate[0].endswith(".py"):
            code = run([PYTHON, *gate])
        elif gate[0] == "importlinter.cli":
            code = run([os.path.join(os.path.dirname(PYTHON), "lint-imports")])
        else:
            code = run([PYTHON, "-m", *gate])
        if code:
            say("gate failed: " + name)
            return code
    return 0


def pytest(arguments):
    return run([PYTHON, "-m", "pytest", *arguments])


def run(command, cwd=HERE):
    environment = dict(os.environ)
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)  # each would change what is measured or imported
    return subprocess.call(command, cwd=cwd, env=environment)


def say(message):
    sys.stdout.flush()
    print("dev.py: " + message, file=sys.stderr, flush=True)


def with_newer_python(arguments):
    """Go on with a Python that is new enough, if the machine has one."""
    for minor in range(20, OLDEST[1] - 1, -1):
        python = shutil.which("python3.%d" % minor)
        if python:
            return subprocess.call([python, os.path.abspath(__file__), *arguments])
    say("needs Python %d.%d or newer; this is %d.%d" % (OLDEST + sys.version_info[:2]))
    return 3


def install(develop):
    """Make the virtual environment and install into it, unless that was done for these files."""
    wanted = stamp(develop)
    try:
        with open(STAMP) as stream:
            known = stream.read()
    except OSError:
        known = ""
    if wanted in known and os.path.exists(PYTHON):
        return
    if not os.path.exists(PYTHON):
        make_environment()
    say("installing, once")
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--editable", HERE]
    if develop:
        command += development_packages()
    code = run(command)
    if code:
        say("installing failed; is there a network or a package mirror?")
        raise SystemExit(3)
    run([PYTHON, "-m", "compileall", "-q", os.path.join(HERE, "src")])
    with open(STAMP, "w") as stream:
        stream.write(wanted + "\n" + stamp(False))


def stamp(develop):
    """What an environment was made for: this Python, these requirements."""
    import hashlib

    with open(os.path.join(HERE, "pyproject.toml"), "rb") as stream:
        digest = hashlib.sha256(stream.read()).hexdigest()[:16]
    return "%s %s %s %s" % (digest, sys.version.split()[0], HERE, "dev" if develop else "run")


def development_packages():
    """The group `dev` of pyproject.toml; older pips cannot read groups."""
    import tomllib

    with open(os.path.join(HERE, "pyproject.toml"), "rb") as stream:
        return tomllib.load(stream)["dependency-groups"]["dev"]


def make_environment():
    """A virtual environment with pip, also where Debian split `venv` from Python."""
    say("making .venv with Python %s" % sys.version.split()[0])
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) == 0:
        return
    package = "python%d.%d-venv" % sys.version_info[:2]
    if apt_get([package]) and subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    say("cannot make a virtual environment; on Debian and Ubuntu: apt-get install " + package)
    raise SystemExit(3)


def install_tools():
    """Programs that some tests drive; without them those tests are skipped with a message."""
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if missing and not apt_get(missing):
        say("tests that need %s will be skipped" % ", ".join(sorted(missing)))


def install_schema():
    """The published JSON schema of SARIF, out of the npm package that ships it; asked for once."""
    import tarfile
    import tempfile

    if os.path.exists(SCHEMA):
        return
    npm = shutil.which("npm")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", SCHEMA_PACKAGE]
        if npm and subprocess.call(command, cwd=folder, stdout=subprocess.DEVNULL) == 0:
            with tarfile.open(os.path.join(folder, os.listdir(folder)[0])) as package:
                schema = package.extractfile(SCHEMA_IN_PACKAGE).read()
            os.makedirs(os.path.dirname(SCHEMA), exist_ok=True)
            with open(SCHEMA, "wb") as stream:
                stream.write(schema)
            return
    say("tests that need the schema of SARIF (from npm) will be skipped")


def apt_get(packages):
    """Install Debian packages where that is ours to do."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = {"env": environment, "stdout": subprocess.DEVNULL}
    subprocess.call(["apt-get", "update", "-qq"], **quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.call(command, **quiet) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
