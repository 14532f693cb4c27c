"""What is built and installed: a wheel, an sdist and an editable install, each in an environment
of its own that sees the dependencies of this one and nothing else of it. Nothing is downloaded.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from scenes import ROOT, TODAY

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "dist", "build")
SHIPPED = sorted(
    f"{folder}/{path.name}"
    for folder in ("lines", "prompts")
    for path in (ROOT / folder).iterdir()
    if path.suffix in (".yaml", ".j2")
)
PAGES = sorted(
    str(path.relative_to(ROOT / "src"))
    for path in (ROOT / "src/inquire").rglob("*")
    if path.suffix in (".py", ".md", ".typed") and "__pycache__" not in path.parts
)


def checkout(folder: Path) -> Path:
    """A copy of the sources, as a clone would be."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


OFF_LINE = ["--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]


def wheel_of(source: Path, target: Path) -> Path:
    """The wheel that pip makes of a checkout or an sdist."""
    command = [sys.executable, "-m", "pip", "wheel", *OFF_LINE, "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(target), str(source)], check=True)
    (wheel,) = target.iterdir()
    return wheel


def built_by_hatchling(kind: str, source: Path, target: Path) -> Path:
    """An sdist or an editable wheel, built by the project's own build back end."""
    target.mkdir(parents=True, exist_ok=True)
    code = f"import hatchling.build as b; print(b.build_{kind}({str(target)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=source, capture_output=True, check=True, text=True
    )
    return target / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The checkout, and a wheel and an sdist of it, and a wheel of that."""
    folder = tmp_path_factory.mktemp("built")
    source = checkout(folder / "checkout")
    sdist = built_by_hatchling("sdist", source, folder / "sdist")
    return {
        "checkout": source,
        "wheel": wheel_of(source, folder / "wheel"),
        "sdist": sdist,
        "wheel of the sdist": wheel_of(sdist, folder / "again"),
        "editable": built_by_hatchling("editable", source, folder / "editable"),
    }


def contents(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(name for name in archive.namelist() if ".dist-info/" not in name)


@pytest.fixture
def installed(tmp_path: Path, clean_environment: dict[str, str]) -> Callable[..., str]:
    """Installs a wheel into an environment; then runs `inquire` there, in an empty folder."""
    environment = tmp_path / "environment"

    def run(*args: str) -> str:
        empty = tmp_path / "empty"
        empty.mkdir(exist_ok=True)
        done = subprocess.run(
            [environment / "bin/inquire", *args],
            cwd=empty,
            env=clean_environment,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8")

    def install(wheel: Path) -> Callable[..., str]:
        venv.EnvBuilder(with_pip=False, symlinks=True).create(environment)
        site = sysconfig.get_path("purelib", vars={"base": str(environment)})
        pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin/python")]
        subprocess.run([*pip, "install", *OFF_LINE, str(wheel)], check=True)
        # A path in a .pth is only a path: the .pth files found there are not read, so that the
        # editable install of this environment stays out of the other one.
        Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
        return run

    return install


@pytest.mark.parametrize("kind", ["wheel", "wheel of the sdist"])
def test_a_wheel_carries_the_package_the_lines_and_the_templates(
    built: dict[str, Path], kind: str
) -> None:
    expected = sorted([*PAGES, *(f"inquire/_shipped/{name}" for name in SHIPPED)])

    actual = contents(built[kind])

    assert expected == actual


def test_an_editable_wheel_carries_no_copy(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["editable"]) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        path = archive.read(names[0]).decode().strip()

    assert [".pth"] == [Path(name).suffix for name in names]
    assert str(built["checkout"] / "src") == path


def test_an_sdist_has_what_the_tests_need(built: dict[str, Path]) -> None:
    with tarfile.open(built["sdist"]) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}

    wanted = {"pyproject.toml", "README.md", "LICENSE", "dev.py", "tests/conftest.py"}
    assert wanted | {f"src/{name}" for name in PAGES} | {*SHIPPED} <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(".venv")]


@pytest.mark.parametrize("kind", ["wheel", "wheel of the sdist", "editable"])
def test_an_installed_command_works_in_an_empty_folder(
    built: dict[str, Path], installed: Callable[..., Callable[..., str]], kind: str
) -> None:
    inquire = installed(built[kind])

    lines = [row.split("\t")[0] for row in inquire("list").splitlines()]
    prompt = inquire("prompt", lines[0], "--as-of", TODAY)
    codes = inquire("explain")
    checked = inquire("check", lines[0], "--as-of", TODAY)

    assert [Path(name).stem for name in SHIPPED if name.startswith("lines/")] == lines
    assert f"inquire: {lines[0]} {TODAY} " in prompt
    assert "yaml-syntax" in codes
    assert "stale-claim" in codes
    assert "check: 1 line, 0 errors" in checked


def test_an_editable_install_reads_the_checkout(
    built: dict[str, Path], installed: Callable[..., Callable[..., str]], tmp_path: Path
) -> None:
    source = checkout(tmp_path / "checkout")
    inquire = installed(built_by_hatchling("editable", source, tmp_path / "editable"))
    (source / "lines/fresh.yaml").write_text(
        "question: Is this read?\nclaims:\n  - text: It is\n", "utf-8"
    )
    (source / "prompts/fresh.md.j2").write_text("{{ question }}", "utf-8")

    actual = inquire("prompt", "fresh", "-t", "fresh")

    assert "Is this read?\n" == actual
