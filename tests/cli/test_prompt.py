"""`inquire prompt`, the installed command: what it prints, where to, and how it fails."""

from __future__ import annotations

import base64
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from scenes import HEADER, INQUIRE, MINIMAL, RICH, ROOT, TODAY, Run, lock_record, wait_until

SHIPPED = sorted(path.stem for path in (ROOT / "lines").glob("*.yaml"))
TEMPLATES = ["brief", "contrary", "offline", "page", "retest"]
AWKWARD = r"""question: What is $HOME, {{ today }}, {% raw %} and `id`?
claims:
  - text: 'It costs $5: {{ 7 * 7 }} {% raw %} {# not a comment #} `rm` "quoted" \alpha_{ij} \\ 日本 café 🎈 &amp; <b>'
"""


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("line", SHIPPED)
def test_every_template_renders_every_shipped_line(run: Run, line: str, template: str) -> None:
    done = run("prompt", line, "--template", template, "--as-of", TODAY)

    assert 0 == done.code
    assert f"inquire: {line} {TODAY} " in done.out
    assert "[C1] " in done.out
    assert done.out.startswith(done.out.strip())
    assert done.out.endswith(done.out.strip() + "\n")
    assert "\n\n\n" not in done.out
    assert "characters" in done.err


def pseudo_terminal(command: list[str], environment: dict[str, str], **options: object) -> bytes:
    """What a command writes to a terminal, which turns line feeds into CR LF."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=environment, **options
    )
    os.close(theirs)
    written = read_until_closed(ours)
    process.wait(20)
    return written


def read_until_closed(descriptor: int) -> bytes:
    written = b""
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            piece = b""
        if not piece:
            os.close(descriptor)
            return written
        written += piece


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    path = tmp_path / "awkward.yaml"
    path.write_text(AWKWARD, "utf-8")
    return path


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_looks_like_markup_comes_out_as_typed(run: Run, awkward: Path, template: str) -> None:
    done = run("prompt", awkward, "-t", template, "--as-of", TODAY)

    expected = AWKWARD.split("'")[1].replace("''", "'")
    assert expected in done.out
    assert "What is $HOME, {{ today }}, {% raw %} and `id`?" in done.out


def test_a_pipe_a_file_and_a_terminal_get_the_same_bytes(
    run: Run, awkward: Path, tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    command = [str(INQUIRE), "prompt", str(awkward), "--as-of", TODAY]

    piped = run(*command[1:]).stdout
    filed = run(*command[1:], "-o", tmp_path / "out")
    shown = pseudo_terminal(command, clean_environment | {"TERM": "xterm-256color"})

    assert (0, b"") == (filed.code, filed.stdout)
    assert piped == (tmp_path / "out").read_bytes()
    assert piped == shown.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
    ids=str,
)
def test_the_locale_changes_no_byte(run: Run, awkward: Path, locale: dict[str, str]) -> None:
    expected = run("prompt", awkward, "--as-of", TODAY)

    actual = run("prompt", awkward, "--as-of", TODAY, env=locale)

    assert expected == actual


@pytest.mark.parametrize(
    "place",
    ["missing/out", "file/out", "."],
)
def test_a_file_that_cannot_be_written_is_trouble(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("a file", "utf-8")

    done = run("prompt", SHIPPED[0], "-o", place, cwd=tmp_path)

    assert (3, b"") == (done.code, done.stdout)
    assert f"cannot write {place}: " in done.err
    assert ["file"] == os.listdir(tmp_path)


def test_a_failure_leaves_the_file_as_it_was(run: Run, library: Callable[..., Path]) -> None:
    root = library(faulty="question: Is it?\nclaims: none\n", fine=MINIMAL)
    (root / "out").write_text("old", "utf-8")
    (root / "bad.j2").write_text("{{ nothing }}", "utf-8")

    faulty = run("prompt", "faulty", "-o", "out", cwd=root)
    bad = run("prompt", "fine", "-t", "bad.j2", "-o", "out", cwd=root)
    uncopied = run("prompt", "fine", "--copy", "-o", "out", cwd=root, env={"PATH": "/nowhere"})

    assert [1, 3, 3] == [faulty.code, bad.code, uncopied.code]
    assert "old" == (root / "out").read_text("utf-8")
    assert ["bad.j2", "lines", "out"] == sorted(os.listdir(root))


def test_a_rewritten_file_keeps_its_permissions_and_a_link_stays_one(
    run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "target"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    (tmp_path / "link").symlink_to("target")

    done = run("prompt", SHIPPED[0], "-q", "-o", "link", cwd=tmp_path)

    assert (0, b"", b"") == done
    assert (tmp_path / "link").is_symlink()
    assert 0o640 == stat.S_IMODE(target.stat().st_mode)
    assert target.read_text("utf-8").startswith("Role: ")


def test_a_device_is_written_to_and_stays_a_device(run: Run) -> None:
    done = run("prompt", SHIPPED[0], "-o", "/dev/stdout")

    assert 0 == done.code
    assert done.out.startswith("Role: ")
    assert run("prompt", SHIPPED[0], "-o", "-").stdout == run("prompt", SHIPPED[0]).stdout


def test_without_a_line_the_lines_there_are_told(run: Run) -> None:
    done = run("prompt")

    assert (2, b"") == (done.code, done.stdout)
    assert (
        "inquire: which LINE? there are:\n" + "".join(f"  {id_}\n" for id_ in SHIPPED) == done.err
    )


def test_that_a_library_has_no_line_yet_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()

    done = run("prompt", cwd=tmp_path)

    assert (2, b"") == (done.code, done.stdout)
    assert done.err.startswith("inquire: which LINE? there is none yet in ")
    assert done.err.endswith("(inquire new ID)\n")


def test_of_many_lines_thirty_are_told(run: Run, library: Callable[..., Path]) -> None:
    root = library(**{f"line{number:02}": MINIMAL for number in range(32)})

    done = run("prompt", cwd=root)

    assert done.err.endswith("  line29\n  … and 2 more (inquire list)\n")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("empaty", "nearest: empathy-emotional-learning"),
        ("long-contxt-use", "nearest: long-context-use"),
        ("xyzzy", "(inquire list)"),
        ("nowhere/line.yaml", "no file 'nowhere/line.yaml'"),
        ("/tmp/", "'/tmp/' is no file"),
    ],
)
def test_an_unknown_line_names_the_nearest(run: Run, typed: str, told: str) -> None:
    done = run("prompt", typed)

    assert (2, b"") == (done.code, done.stdout)
    assert told in done.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [("breif", "; did you mean 'brief'? there are: "), ("xyz", "no template 'xyz'; there are: ")],
)
def test_an_unknown_template_names_those_there_are(run: Run, typed: str, told: str) -> None:
    done = run("prompt", SHIPPED[0], "-t", typed)

    assert (2, b"") == (done.code, done.stdout)
    assert told + ", ".join(TEMPLATES) in done.err


def test_a_part_of_a_template_is_none(run: Run) -> None:
    done = run("prompt", SHIPPED[0], "-t", "_claims")

    assert 2 == done.code


def test_the_reply_is_for_answers_and_not_for_lines(run: Run, tmp_path: Path) -> None:
    named = run("prompt", SHIPPED[0], "-t", "reply")
    (tmp_path / "lines").mkdir()
    (tmp_path / "lines/rich.yaml").write_text(RICH, "utf-8")
    (tmp_path / "inquire.toml").write_text('template = "reply"', "utf-8")
    chosen = run("prompt", "rich", cwd=tmp_path)

    told = "template 'reply' is for an answer: inquire audit ANSWER --reply; for a line there are: "
    assert (2, b"") == (named.code, named.stdout)
    assert told + ", ".join(TEMPLATES) in named.err
    assert (3, b"") == (chosen.code, chosen.stdout)
    assert told in chosen.err


def test_a_line_can_come_from_stdin(run: Run) -> None:
    done = run("prompt", "-", "--as-of", TODAY, stdin=RICH)

    assert 0 == done.code
    assert f"inquire: - {TODAY} " in done.out
    assert "shipped" not in done.err


def test_a_closed_stdin_is_an_empty_line(clean_environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{INQUIRE} prompt - <&-"],
        capture_output=True,
        check=False,
        env=clean_environment,
    )

    assert (1, b"") == (done.returncode, done.stdout)
    assert b"the file says nothing [empty-file]" in done.stderr


def test_a_path_brings_the_library_around_it(
    run: Run, library: Callable[..., Path], tmp_path: Path
) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + lock_record(withdrawn="Withdrawn."), "utf-8")
    (root / "inquire.toml").write_text('template = "brief"\n', "utf-8")
    loose = tmp_path / "loose.yaml"
    loose.write_text(RICH, "utf-8")

    inside = run("prompt", root / "lines/rich.yaml", "--as-of", TODAY)
    outside = run("prompt", loose, "--as-of", TODAY, cwd=root)
    over = run("prompt", "lines/../lines/rich.yaml", "--as-of", TODAY, cwd=root)

    assert "CAUTION: withdrawn (arXiv, 2026-11-20)" in inside.out
    assert inside.out.startswith("Today is")
    assert "CAUTION" not in outside.out
    assert outside.out.startswith("Role:")
    assert inside.stdout == over.stdout


def test_a_path_goes_before_the_library_of_the_environment(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library("one", rich=RICH)
    other = library("other", rich=MINIMAL)
    (root / "inquire.lock").write_text(HEADER + lock_record(withdrawn="Withdrawn."), "utf-8")
    env = {"INQUIRE_LIBRARY": str(other)}

    by_path = run("prompt", root / "lines/rich.yaml", env=env)
    by_id = run("prompt", "rich", env=env)
    named = run("prompt", "rich", "--library", root, env=env)

    assert "CAUTION" in by_path.out
    assert "Question: Does it hold?" in by_id.out
    assert "CAUTION" in named.out


@pytest.mark.parametrize("args", [[], ["-q"]])
def test_a_faulty_line_goes_no_further(run: Run, args: list[str]) -> None:
    done = run("prompt", "-", *args, stdin="questio: Is it?\nclaims:\n  - text: It is\n")

    assert (1, b"") == (done.code, done.stdout)
    told = "unknown key 'questio' in a line; did you mean 'question'? [unknown-key]"
    assert f"-:1:1: error: {told}" in done.err


def test_a_split_sentence_is_only_told(run: Run) -> None:
    text = MINIMAL + "retest:\n  challenges: [Do models, with long inputs, still lose it?]\n"

    told = run("prompt", "-", stdin=text)
    quiet = run("prompt", "-", "-q", stdin=text)

    assert 0 == told.code
    assert "[split-sentence]" in told.err
    assert (0, told.stdout, b"") == quiet


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (
            "one\n{{ nothing }}\n",
            "bad.j2:2: 'nothing' is no name a template may use; there are: line,",
        ),
        ("{{ claims[0].txt }}", "bad.j2:1: a claim has no 'txt'; it has: label, id, text,"),
        ("{{ claims.pop }}", "bad.j2:1: 'pop' is nothing that a tuple has"),
        ("{{ claims.index }}", "bad.j2:1: 'index' is nothing that a tuple has"),
        ("{{ question.foo }}", "bad.j2:1: 'foo' is nothing that a str has"),
        ("a\nb\n{% if %}\n", "bad.j2:3: "),
        ("{{ question | shout }}", "bad.j2:1: No filter named 'shout'"),
        ("{% include 'brie' %}", "bad.j2:1: no template 'brie'; there are: _anchors, "),
        ("\n{{ 1 / 0 }}", "bad.j2:2: division by zero"),
        ("{{ question + 1 }}", "bad.j2:1: "),
        ("{{ 'x' * 99999999999999 }}", "bad.j2:1: "),
        ("{% for i in range(999999999) %}{% endfor %}", "bad.j2:1: Range too big"),
        ("{% include 'bad.j2' %}", "bad.j2:1: includes or calls itself without end"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "'__class__' of 'str' object is unsafe"),
        ("{{ claims.__class__ }}", "'__class__' of 'tuple' object is unsafe"),
        ("{{ claims[0]._replace }}", "'_replace' of 'ClaimValues' object is unsafe"),
        ("{{ claims[0]._asdict() }}", "'_asdict' of 'ClaimValues' object is unsafe"),
        ("{{ '{0.__class__}'.format(question) }}", "'__class__' of 'str' object is unsafe"),
        ("{{ question | attr('__class__') }}", "'__class__' of 'str' object is unsafe"),
        ("{{ self.__init__.__globals__ }}", "is unsafe"),
        ("{{ cycler.__init__.__globals__.os.popen('id') }}", "is unsafe"),
    ],
    ids=str,
)
def test_a_bad_template_is_told_with_its_place(
    run: Run, tmp_path: Path, template: str, told: str
) -> None:
    (tmp_path / "bad.j2").write_text(template, "utf-8")

    done = run("prompt", SHIPPED[0], "-t", "bad.j2", cwd=tmp_path)

    assert (3, b"") == (done.code, done.stdout)
    assert told in done.err.replace("\n", " ")
    assert "Traceback" not in done.err


def test_a_fault_in_an_included_template_names_that_one(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(line=MINIMAL)
    (root / "prompts").mkdir()
    (root / "prompts/_claims.md.j2").write_text("<claims>\n{{ nothing }}\n", "utf-8")
    (root / "prompts/broken.md.j2").write_text("{% include '_claims' %}", "utf-8")

    undefined = run("prompt", "line", "-t", "broken", cwd=root)
    (root / "prompts/_claims.md.j2").write_text("<claims>\n{{ }}\n", "utf-8")
    syntax = run("prompt", "line", "-t", "broken", cwd=root)

    assert [3, 3] == [undefined.code, syntax.code]
    assert "prompts/_claims.md.j2:2: 'nothing'" in undefined.err
    assert "prompts/_claims.md.j2:2: " in syntax.err


def test_an_unreadable_template_is_trouble(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.j2").write_bytes(b"Caf\xe9 {{ question }}")

    done = run("prompt", SHIPPED[0], "-t", "latin.j2", cwd=tmp_path)

    assert 3 == done.code
    assert "cannot read latin.j2: it is not UTF-8" in done.err


def test_a_librarys_own_templates_go_before_the_shipped_ones(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(line=MINIMAL)
    (root / "prompts").mkdir()
    (root / "prompts/brief.md.j2").write_text("Own: {{ question }}", "utf-8")
    (root / "prompts/mine.md.j2").write_text("{% include '_today' %}", "utf-8")

    own = run("prompt", "line", "-q", "-t", "brief", cwd=root)
    mine = run("prompt", "line", "-q", "-t", "mine", "--as-of", TODAY, cwd=root)

    assert "Own: Does it hold?\n" == own.out
    assert mine.out.startswith(f"Today is {TODAY}. ")


def test_the_settings_choose_the_template_and_the_limits(
    run: Run, library: Callable[..., Path]
) -> None:
    root = library(rich=RICH)
    settings = root / "inquire.toml"
    settings.write_text('template = "brief"\n[limits]\nperishable = "5 years"\n', "utf-8")

    done = run("prompt", "rich", "--as-of", TODAY, cwd=root)
    settings.write_text('template = "own.j2"\n', "utf-8")
    (root / "own.j2").write_text("Own.", "utf-8")
    relative = run("prompt", "rich", "-q", cwd=root / "lines")
    settings.write_text('template = "breif"\n', "utf-8")
    unknown = run("prompt", "rich", cwd=root)

    assert done.out.startswith(f"Today is {TODAY}")
    assert "OVERDUE" not in done.out
    assert "Own.\n" == relative.out
    assert 3 == unknown.code
    assert "inquire.toml: no template 'breif'; did you mean 'brief'? there are: " in unknown.err


@pytest.mark.parametrize(
    ("record", "mark"),
    [
        (lock_record(withdrawn="By the authors."), "withdrawn (arXiv, 2026-11-20)"),
        (
            '{"id": "2506.04210", "absent": true, "asked": "2026-11-20", "catalog": "arXiv"}\n',
            "not found (arXiv, 2026-11-20)",
        ),
    ],
)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_paper_that_is_gone_is_marked(
    run: Run, library: Callable[..., Path], record: str, mark: str, template: str
) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + record, "utf-8")

    done = run("prompt", "rich", "-t", template, "--as-of", TODAY, cwd=root)

    assert f"CAUTION: {mark}" in done.out
    assert f"inquire: arXiv:2506.04210 {mark}\n" in done.err


def test_a_version_that_is_missing_is_marked(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL + "    anchors: [2506.04210v7]\n")
    (root / "inquire.lock").write_text(HEADER + lock_record(missing=[7]), "utf-8")

    done = run("prompt", "line", cwd=root)

    assert "CAUTION: version 7 not found, newest is 3 (arXiv, 2026-11-20)" in done.out


def test_the_lock_names_what_the_line_does_not(run: Run, library: Callable[..., Path]) -> None:
    root = library(line=MINIMAL + "    anchors: [2506.04210]\n")
    hostile = "A title\u001b[31m \u202eof\u009b\n two rows"
    record = lock_record(title=hostile, journal="A Journal", authors=["Ada Example", "Bo Sample"])
    (root / "inquire.lock").write_text(HEADER + record, "utf-8")

    done = run("prompt", "line", cwd=root)

    expected = (
        "arXiv:2506.04210 | 2025-06 | Ada Example and Bo Sample | "
        r"A title\u{001b}[31m \u{202e}of\u{009b} two rows | A Journal"
    )
    assert expected in done.out


def test_a_conflicted_lock_costs_a_warning(run: Run, library: Callable[..., Path]) -> None:
    root = library(rich=RICH)
    (root / "inquire.lock").write_text(HEADER + "<<<<<<< ours\n", "utf-8")

    done = run("prompt", "rich", cwd=root)
    quiet = run("prompt", "rich", "-q", cwd=root)

    assert 0 == done.code
    assert "inquire: inquire.lock:2: merge conflict left by git; evidence left out\n" in done.err
    assert (done.stdout, b"") == (quiet.stdout, quiet.stderr)


def test_what_a_template_needs_and_the_line_lacks_is_told(run: Run) -> None:
    done = run("prompt", "-", stdin=MINIMAL)

    assert "template 'retest' asks for what 'retest' lacks: role, topic\n" in done.err


def test_old_claims_are_told_with_the_remedy(run: Run) -> None:
    done = run("prompt", "-", "--as-of", TODAY, stdin=RICH)

    assert "2 of 3 claims past their limit (inquire stale -)" in done.err
    assert "-: " in done.err.splitlines()[-1]
    assert "words" in done.err.splitlines()[-1]


@pytest.mark.parametrize("day", ["soon", "2026-11", "2026-11-22/..", "~2026-11-22", "2026-02-30"])
def test_a_day_that_is_none_is_wrong_usage(run: Run, day: str) -> None:
    done = run("prompt", SHIPPED[0], "--as-of", day)

    assert (2, b"") == (done.code, done.stdout)
    assert "--as-of" in done.err


def test_quiet_says_nothing(run: Run) -> None:
    done = run("prompt", SHIPPED[0], "-q", "--as-of", TODAY)

    assert (0, b"") == (done.code, done.stderr)


def test_a_reader_that_leaves_is_no_failure(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    long = tmp_path / "long.yaml"
    claims = "".join(f"  - text: {'word ' * 50}{number}\n" for number in range(2000))
    long.write_text(f"question: Is it long?\nclaims:\n{claims}", "utf-8")

    process = subprocess.Popen(
        [INQUIRE, "prompt", long],
        env=clean_environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    first = process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert first.startswith(b"Role: ")
    assert (0, b"") == (process.wait(20), said)


@pytest.mark.parametrize(
    ("redirection", "code"), [(">&-", 3), (">/dev/full", 3), (">&- 2>&- <&-", 3), ("2>&-", 0)]
)
@pytest.mark.parametrize("command", [f"prompt {SHIPPED[0]}", "list", "--help"])
def test_a_stream_that_cannot_be_written_is_no_traceback(
    clean_environment: dict[str, str], command: str, redirection: str, code: int
) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{INQUIRE} {command} {redirection}"],
        capture_output=True,
        check=False,
        env=clean_environment,
    )

    assert code == done.returncode
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["--help", "list", "--version"])
def test_a_reader_that_was_never_there_is_no_failure(
    clean_environment: dict[str, str], command: str
) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        [INQUIRE, command],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env=clean_environment,
    )
    os.close(writer)

    assert 0 == done.returncode
    assert b"Traceback" not in done.stderr


def test_a_closed_stdout_does_not_disturb_a_file(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    command = f"{INQUIRE} prompt {SHIPPED[0]} -q -o {tmp_path / 'out'} >&-"

    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, check=False, env=clean_environment
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert (tmp_path / "out").read_text("utf-8").startswith("Role: ")


def test_an_interrupt_ends_with_130(clean_environment: dict[str, str], tmp_path: Path) -> None:
    fifo = tmp_path / "line.yaml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [INQUIRE, "prompt", "-"],
        env=clean_environment,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_until(lambda: blocked_on_reading(process.pid))

    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)

    assert 130 == process.returncode
    assert b"Traceback" not in said


def blocked_on_reading(pid: int) -> bool:
    """Whether a process waits in the system call that reads."""
    path = Path(f"/proc/{pid}/syscall")
    if not path.exists():
        pytest.skip("this system does not show what a process waits for")
    try:
        return path.read_text("ascii").startswith("0 0x0 ")
    except OSError:
        pytest.skip("this system does not show what a process waits for")


def test_a_prompt_imports_nothing_that_it_does_not_need(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from inquire.cli._app import main\n"
        "try:\n    main(['prompt', sys.argv[1], '-q'])\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, script, SHIPPED[0]],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={name: value for name, value in clean_environment.items() if "COV" not in name},
    )
    loaded = set(done.stderr.decode().split())

    assert "inquire.prompts" in loaded
    unwanted = {
        "arxiv", "requests", "lxml", "rich", "pydantic", "sqlite3", "importlib.metadata",
        "inquire.lock", "inquire.files", "inquire.reports.text", "click",
        "inquire.checks", "inquire.inspection", "inquire.escapes", "inquire.catalogs", "tomllib",
        "platformdirs", "inquire.cli._clipboard",
    }  # fmt: skip
    assert set() == loaded & unwanted


# ---- the clipboard -------------------------------------------------------------------------


def tool(folder: Path, name: str, script: str) -> None:
    """A program on PATH, of the test's own making."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def display() -> Iterator[str]:
    """An X server without a screen."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")):
        pytest.skip("Xvfb and xclip are not installed")
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-noreset", "-nolisten", "tcp"],
        pass_fds=[theirs],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as stream:  # closed before the line is whole, it would end the server
        number = stream.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def clipboard(display: str) -> bytes:
    """What the clipboard holds; nothing while nobody owns it."""
    return subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"],
        env={"DISPLAY": display, "PATH": os.environ["PATH"]},
        capture_output=True,
        check=False,
    ).stdout


def test_a_prompt_reaches_the_clipboard_of_x(run: Run, awkward: Path, display: str) -> None:
    expected = run("prompt", awkward, "--as-of", TODAY).stdout

    done = run("prompt", awkward, "--as-of", TODAY, "--copy", env={"DISPLAY": display})

    assert (0, b"") == (done.code, done.stdout)
    assert "inquire: copied with xclip; awkward: " in done.err
    # The tool answers before it has told the server that it owns the clipboard.
    wait_until(lambda: expected == clipboard(display))


def test_a_failure_leaves_the_clipboard_as_it_was(run: Run, display: str, tmp_path: Path) -> None:
    env = {"DISPLAY": display}
    run("prompt", SHIPPED[0], "--copy", env=env)
    wait_until(lambda: clipboard(display))
    before = clipboard(display)

    failed = run("prompt", SHIPPED[1], "--copy", "-o", tmp_path / "missing/out", env=env)

    assert 3 == failed.code
    assert before == clipboard(display)


def test_a_prompt_can_go_to_the_clipboard_and_to_a_file(
    run: Run, display: str, tmp_path: Path
) -> None:
    done = run("prompt", SHIPPED[1], "--copy", "-o", "out", cwd=tmp_path, env={"DISPLAY": display})

    assert "inquire: copied with xclip; wrote out; " in done.err
    wait_until(lambda: clipboard(display) == (tmp_path / "out").read_bytes())


def test_a_pipe_behind_a_copy_ends_at_once(clean_environment: dict[str, str], display: str) -> None:
    command = f"{INQUIRE} prompt {SHIPPED[0]} --copy | cat"

    done = subprocess.run(
        ["sh", "-c", command],
        env=clean_environment | {"DISPLAY": display},
        capture_output=True,
        check=False,
        timeout=30,
    )

    assert b"" == done.stdout
    assert b"copied with xclip" in done.stderr


@pytest.mark.parametrize(
    ("environment", "name", "expected"),
    [
        ({"DISPLAY": ":9"}, "xclip", "-selection clipboard"),
        ({"DISPLAY": ":9"}, "xsel", "--clipboard --input"),
        ({"WAYLAND_DISPLAY": "wayland-9"}, "wl-copy", ""),
        ({"TMUX": "/nowhere,1,0"}, "tmux", "load-buffer -w -"),
    ],
)
def test_each_tool_gets_the_prompt_on_its_stdin(
    run: Run, tmp_path: Path, environment: dict[str, str], name: str, expected: str
) -> None:
    tool(tmp_path / "bin", name, f'echo "$*" > {tmp_path}/args; /bin/cat > {tmp_path}/got')
    prompt = run("prompt", SHIPPED[0], "--as-of", TODAY).stdout

    done = run(
        "prompt", SHIPPED[0], "--as-of", TODAY, "--copy",
        env={"PATH": str(tmp_path / "bin")} | environment,
    )  # fmt: skip

    assert f"copied with {name}; " in done.err
    assert expected == (tmp_path / "args").read_text("utf-8").strip()
    assert prompt == (tmp_path / "got").read_bytes()


def test_windows_gets_utf_16(run: Run, awkward: Path, tmp_path: Path) -> None:
    tool(tmp_path / "bin", "clip.exe", f"/bin/cat > {tmp_path}/got")
    prompt = run("prompt", awkward, "--as-of", TODAY).out

    run("prompt", awkward, "--as-of", TODAY, "--copy", env={"PATH": str(tmp_path / "bin")})

    assert prompt == (tmp_path / "got").read_bytes().decode("utf-16")


def test_where_one_tool_fails_the_next_is_asked(run: Run, tmp_path: Path) -> None:
    tool(tmp_path / "bin", "xclip", "echo 'cannot open display' >&2; exit 1")
    tool(tmp_path / "bin", "xsel", f"/bin/cat > {tmp_path}/got")
    env = {"PATH": str(tmp_path / "bin"), "DISPLAY": ":9"}

    next_one = run("prompt", SHIPPED[0], "--copy", env=env)
    tool(tmp_path / "bin", "xsel", "exit 4")
    none = run("prompt", SHIPPED[0], "--copy", env=env)

    assert "copied with xsel" in next_one.err
    assert (3, b"") == (none.code, none.stdout)
    told = "inquire: nothing copied; xclip: cannot open display; xsel: exit status 4\n"
    assert none.err.endswith(told)


def test_a_tool_that_is_no_program_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/xclip").write_text("", "utf-8")
    (tmp_path / "bin/xclip").write_bytes(b"\x7fELF nonsense")
    (tmp_path / "bin/xclip").chmod(0o755)

    done = run("prompt", SHIPPED[0], "--copy", env={"PATH": str(tmp_path / "bin"), "DISPLAY": ":9"})

    assert 3 == done.code
    assert "nothing copied; xclip: Exec format error" in done.err


def test_without_any_tool_the_remedy_is_told(run: Run) -> None:
    done = run("prompt", SHIPPED[0], "--copy", env={"PATH": "/nowhere"})

    assert (3, b"") == (done.code, done.stdout)
    assert "no clipboard tool here" in done.err
    assert "use -o FILE, or pipe the prompt" in done.err


def copied_over_ssh(environment: dict[str, str], line: str | Path) -> bytes:
    """What the terminal of a session gets, messages included."""
    pid, ours = pty.fork()
    if pid == 0:  # pragma: no cover - another process
        os.execve(
            INQUIRE,
            ["inquire", "prompt", str(line), "--as-of", TODAY, "--copy"],
            environment | {"SSH_CONNECTION": "::1 1 ::1 22", "PATH": "/nowhere"},
        )
    written = read_until_closed(ours)
    os.waitpid(pid, 0)
    return written


def test_over_ssh_the_terminal_is_handed_the_prompt(
    run: Run, awkward: Path, clean_environment: dict[str, str]
) -> None:
    expected = run("prompt", awkward, "--as-of", TODAY).stdout

    written = copied_over_ssh(clean_environment, awkward)

    sequence = written.split(b"\x1b]52;c;")[1].split(b"\x07")[0]
    assert expected == base64.b64decode(sequence)
    assert b"handed to the terminal with OSC 52" in written


def test_what_a_terminal_does_not_take_is_told(
    clean_environment: dict[str, str], tmp_path: Path
) -> None:
    long = tmp_path / "long.yaml"
    claims = "".join(f"  - text: {'word ' * 50}{number}\n" for number in range(300))
    long.write_text(f"question: Is it long?\nclaims:\n{claims}", "utf-8")

    written = copied_over_ssh(clean_environment, long)

    assert b"\x1b]52" not in written
    assert b"are more than terminals take" in written


def test_over_ssh_without_a_terminal_is_trouble(
    run: Run, clean_environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [INQUIRE, "prompt", SHIPPED[0], "--copy"],
        env=clean_environment | {"SSH_TTY": "/dev/pts/99", "PATH": "/nowhere"},
        capture_output=True,
        check=False,
        start_new_session=True,
    )

    assert 3 == done.returncode
    assert b"OSC 52: no terminal" in done.stderr


def test_inside_tmux_its_buffer_gets_the_prompt(
    run: Run, awkward: Path, terminal: Callable[..., object]
) -> None:
    expected = run("prompt", awkward, "--as-of", TODAY).stdout
    pane = terminal(80)

    screen = pane.run(f"{INQUIRE} prompt {awkward} --as-of {TODAY} --copy")

    assert "copied with tmux" in screen
    assert expected == pane.tmux("show-buffer").encode()
