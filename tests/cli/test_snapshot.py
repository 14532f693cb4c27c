"""`inquire snapshot`, the installed command, over files of the tests' own making."""

from __future__ import annotations

import gzip
import os
import re
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scenes import INQUIRE, Run, Terminal, wait_until
from snapshots import TITLE, as_lines, many, months, record

from inquire.catalogs.snapshot import SnapshotCatalog
from inquire.evidence import Paper


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes seconds to build."""
    return many(tmp_path_factory.mktemp("large") / "large.jsonl", 60_000)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.jsonl"
    path.write_bytes(as_lines(months("2411", "2412", "2501")))
    return path


def titles(path: Path) -> list[str]:
    """The titles of two papers, as far as a catalog knows them."""
    catalog = SnapshotCatalog(path)
    replies = list(catalog.look_up(["2501.00001", "2501.00002"]))
    catalog.close()
    return [each.title for each in replies if isinstance(each, Paper)]


EXPECTED = [f"{TITLE} 2501 1", f"{TITLE} 2501 2"]


def in_a_zip(data: bytes, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.md", "{")
        archive.writestr("folder/Snapshot.JSON", data)
        archive.writestr("other.json", "{")


PACKED: dict[str, Callable[[bytes, Path], Any]] = {
    "plain": lambda data, path: path.write_bytes(data),
    "without an end": lambda data, path: path.write_bytes(data.rstrip()),
    "with CRLF": lambda data, path: path.write_bytes(data.replace(b"\n", b"\r\n")),
    "gz": lambda data, path: path.write_bytes(gzip.compress(data)),
    "gz in two parts": lambda data, path: path.write_bytes(
        gzip.compress(data[:99]) + gzip.compress(data[99:])
    ),
    "zip": in_a_zip,
}


@pytest.mark.parametrize("form", PACKED)
def test_a_snapshot_in_any_form_is_built(run: Run, tmp_path: Path, form: str) -> None:
    source, target = tmp_path / "any-name", tmp_path / "out.sqlite"
    PACKED[form](as_lines(months("2411", "2412", "2501")), source)

    done = run("snapshot", "build", source, "-o", target)

    assert (0, f"{target}\n") == (done.code, done.out)
    row = r"inquire: snapshot of 2025-01-16: 9 papers, 0 damaged lines skipped; 0\.\d MB in \d+ s: "
    assert re.fullmatch(row + re.escape(f"{target}\n"), done.err)
    assert EXPECTED == titles(target)


def test_damage_and_repeats_are_told_by_number_and_kind(run: Run, tmp_path: Path) -> None:
    lines = [b"{", *months("2501"), b"[]", b"{", record("2501.00003"), record(title="")]
    (tmp_path / "lines").write_bytes(as_lines(lines))

    done = run("snapshot", "build", tmp_path / "lines", "-o", tmp_path / "out")

    told = (
        "3 papers, 1 repeated, 4 damaged lines skipped "
        "(2 not JSON, 1 not an object, 1 without a title); "
    )
    assert 0 == done.code
    assert told in done.err


def test_it_goes_where_the_environment_says_and_is_described(
    run: Run, small: Path, tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    env = {"INQUIRE_SNAPSHOT": str(tmp_path / "new" / "here.sqlite")}

    done = run("snapshot", "build", small, "--date", "2025-01-20", env=env)
    told = run("snapshot", "info", env=env)
    run("snapshot", "build", small, env={"XDG_DATA_HOME": str(tmp_path / "data")})

    path = env["INQUIRE_SNAPSHOT"]
    assert f"{path}\n" == done.out
    expected = f"path     {path}\ndate     2025-01-20\npapers   9\ndamaged  0\n"
    assert (0, expected, "") == (told.code, told.out, told.err)
    assert EXPECTED == titles(tmp_path / "data/inquire/snapshot.sqlite")


def test_quiet_is_silent_but_for_the_path(run: Run, small: Path, tmp_path: Path) -> None:
    done = run("snapshot", "build", small, "-o", tmp_path / "out", "-q")

    assert (0, f"{tmp_path / 'out'}\n", "") == (done.code, done.out, done.err)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["build"], "Missing argument"),
        (["bild"], "No such command 'bild'"),
        (["build", "small.jsonl", "--date", "20250120"], "a day, YYYY-MM-DD, found '20250120'"),
        (["build", "small.jsonl", "--date", "2025-02-30"], "YYYY-MM-DD, found '2025-02-30'"),
        (["build", "small.jsonl", "--date", "2999-01-01"], "2999-01-01 is still to come"),
        (["build", "small.jsonl", "--date", "2026-01-01"], "would be called missing"),
        (["info", "none"], "no snapshot at none; make one: inquire snapshot build FILE"),
    ],
    ids=str,
)
def test_wrong_usage_is_2(run: Run, small: Path, args: list[str], told: str) -> None:
    if args[0] == "build":
        args = [*args, "-o", "out"]

    done = run("snapshot", *args, cwd=small.parent)

    assert (2, "") == (done.code, done.out)
    assert told in done.err
    assert ["small.jsonl"] == os.listdir(small.parent)


def cut_zip(path: Path) -> None:
    in_a_zip(as_lines(months("2501")), path)
    path.write_bytes(path.read_bytes()[:-60])


def spoiled_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", as_lines(months("2501")))
    path.write_bytes(path.read_bytes().replace(b"Own Making 2501 2", b"Own Making 2501 9"))


def zip_of_nothing(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "1")


GZ = gzip.compress(as_lines(months("2501")))
TROUBLE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "missing": (lambda path: None, "No such file or directory"),
    "a folder": (lambda path: path.mkdir(), "Is a directory"),
    "empty": (lambda path: path.touch(), "holds no record of a paper (it is empty)"),
    "another kind": (lambda path: path.write_bytes(b"a,b\n1,2\n"), "of a paper (2 not JSON)"),
    "a cut gz": (lambda path: path.write_bytes(GZ[:-20]), "source is damaged or cut short"),
    "a gz of nothing": (lambda path: path.write_bytes(GZ[:5]), "source is damaged or cut short"),
    "a spoiled gz": (
        lambda path: path.write_bytes(GZ[:40] + b"\xff\xff\xff\xff" + GZ[44:]),
        "source is damaged or cut short",
    ),
    "a cut zip": (cut_zip, "source is damaged or cut short"),
    "a spoiled zip": (spoiled_zip, "source is damaged or cut short: Bad CRC-32"),
    "a zip without one": (zip_of_nothing, "there is no .json or .jsonl file in it"),
}


@pytest.mark.parametrize("kind", TROUBLE)
def test_a_file_that_cannot_be_read_is_3_and_the_old_catalog_stays(
    run: Run, small: Path, tmp_path: Path, kind: str
) -> None:
    make, told = TROUBLE[kind]
    make(tmp_path / "source")
    run("snapshot", "build", small, "-o", tmp_path / "out")
    before = (tmp_path / "out").read_bytes(), {*os.listdir(tmp_path)}

    done = run("snapshot", "build", tmp_path / "source", "-o", tmp_path / "out")

    assert (3, "") == (done.code, done.out)
    assert told in done.err
    assert 1 == done.err.count("\n")
    assert before == ((tmp_path / "out").read_bytes(), {*os.listdir(tmp_path)})


def test_where_it_cannot_be_written_is_3(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    before = small.read_bytes()

    for out in ("folder", "missing/out", "small.jsonl", "/dev/full"):
        done = run("snapshot", "build", small, "-o", out, cwd=tmp_path)

        assert (3, "") == (done.code, done.out)
    assert before == small.read_bytes()
    assert ["folder", "small.jsonl"] == sorted(os.listdir(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_without_permission_it_is_3(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o500)
    (tmp_path / "out").touch(mode=0o400)

    for out in ("folder/out", "out"):
        done = run("snapshot", "build", small, "-o", out, cwd=tmp_path)

        assert 3 == done.code


def building(
    source: Path, target: Path, environment: dict[str, str], **named: Any
) -> subprocess.Popen[bytes]:
    """A build that is under way."""
    command = [INQUIRE, "snapshot", "build", source, "-o", target]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, **named)


def test_a_full_disk_is_3_and_the_old_catalog_stays(
    run: Run, small: Path, tmp_path: Path, large: Path, clean_environment: dict[str, str]
) -> None:
    run("snapshot", "build", small, "-o", tmp_path / "out")
    limit = (1_000_000, 1_000_000)

    process = building(
        large,
        tmp_path / "out",
        clean_environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    out, err = process.communicate(timeout=60)

    assert (3, b"") == (process.returncode, out)
    assert b"cannot write" in err
    assert 1 == err.count(b"\n")
    assert EXPECTED == titles(tmp_path / "out")
    assert ["out", "small.jsonl"] == sorted(os.listdir(tmp_path))


class Feed:
    """A build that gets its records from here, and so is where the test wants it to be."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.fifo = folder / "fifo"
        os.mkfifo(self.fifo)
        self.process = building(self.fifo, folder / "out", environment, start_new_session=True)
        self.stream = self.fifo.open("wb", buffering=0)

    def write(self, data: bytes) -> None:
        """Comes back when all but the last 64 kB were read."""
        self.stream.write(data)

    def end(self) -> tuple[bytes, bytes]:
        """What it wrote, once it and every child of its are gone; the pipes close only then."""
        said = self.process.communicate(timeout=60)
        self.stream.close()
        self.fifo.unlink()
        return said


FED = [0, 10_000, 200_000, 3_000_000, 20_000_000]


@pytest.mark.parametrize("size", FED)
def test_a_killed_build_leaves_the_old_catalog_and_the_next_one_tidies_up(
    run: Run,
    small: Path,
    tmp_path: Path,
    large: Path,
    clean_environment: dict[str, str],
    size: int,
) -> None:
    run("snapshot", "build", small, "-o", tmp_path / "out")
    feed = Feed(tmp_path, clean_environment)
    feed.write(large.read_bytes()[:size])
    feed.process.kill()

    assert (b"", b"") == feed.end()
    assert EXPECTED == titles(tmp_path / "out")
    assert 0 == run("snapshot", "build", small, "-o", tmp_path / "out").code
    assert ["out", "small.jsonl"] == sorted(os.listdir(tmp_path))


@pytest.mark.parametrize("moment", [0.0, 0.2, 0.4])
def test_a_build_killed_as_it_ends_leaves_the_old_catalog_or_the_new(
    run: Run,
    small: Path,
    tmp_path: Path,
    large: Path,
    clean_environment: dict[str, str],
    moment: float,
) -> None:
    run("snapshot", "build", small, "-o", tmp_path / "out")
    feed = Feed(tmp_path, clean_environment)
    feed.write(large.read_bytes())
    feed.stream.close()
    time.sleep(moment)
    feed.process.kill()
    feed.end()

    assert 2 == len(titles(tmp_path / "out"))


@pytest.mark.parametrize("size", FED)
@pytest.mark.parametrize("whom", ["the process", "everybody at the terminal"])
def test_an_interrupt_is_130_and_leaves_nothing_behind(
    tmp_path: Path, large: Path, clean_environment: dict[str, str], whom: str, size: int
) -> None:
    feed = Feed(tmp_path, clean_environment)
    feed.write(large.read_bytes()[:size])
    time.sleep(0.5)  # until it waits for more: Python answers a signal only where it waits or ends

    if whom == "the process":
        feed.process.send_signal(signal.SIGINT)
    else:
        os.killpg(feed.process.pid, signal.SIGINT)

    assert (b"", b"") == feed.end()
    assert 130 == feed.process.returncode
    assert [] == os.listdir(tmp_path)


def test_of_two_builds_at_once_one_is_refused(
    run: Run, small: Path, tmp_path: Path, large: Path, clean_environment: dict[str, str]
) -> None:
    feed = Feed(tmp_path, clean_environment)
    feed.write(large.read_bytes()[:3_000_000])

    done = run("snapshot", "build", small, "-o", tmp_path / "out")
    feed.stream.close()
    feed.end()

    assert 3 == done.code
    assert f"another build of {tmp_path / 'out'} is running" in done.err
    assert 0 == feed.process.returncode
    assert ["out", "small.jsonl"] == sorted(os.listdir(tmp_path))


def test_the_death_of_the_reading_process_is_trouble(
    tmp_path: Path, large: Path, clean_environment: dict[str, str]
) -> None:
    feed = Feed(tmp_path, clean_environment)
    feed.write(large.read_bytes()[:3_000_000])
    children = Path(f"/proc/{feed.process.pid}/task/{feed.process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell children")
    os.kill(int(children.read_text()), signal.SIGKILL)
    feed.write(large.read_bytes()[:3_000_000])
    feed.stream.close()

    out, err = feed.end()

    assert (3, b"") == (feed.process.returncode, out)
    assert b"inquire: the process that reads the records was ended\n" == err
    assert [] == os.listdir(tmp_path)


# Between opening the file beside the target and holding it another build may end: it renames that
# file into its place. Here that happens as the file is about to be held.
ENDED_MEANWHILE = """
import os, sys
from datetime import date
from pathlib import Path
from inquire.catalogs._snapshot_build import build

source, target = Path("small.jsonl"), Path("out")

def end_another(event, _):
    if event == "fcntl.flock" and not target.exists():
        os.link(".out.building", "theirs")
        os.rename(".out.building", target)

Path(".out.building").write_text("what another build made")
sys.addaudithook(end_another)
build(source, target, today=date(2026, 11, 22))
"""


def test_a_build_never_takes_over_the_file_of_one_that_has_just_ended(
    small: Path, tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    command = [sys.executable, "-c", ENDED_MEANWHILE]

    subprocess.run(command, cwd=tmp_path, env=clean_environment, check=True)

    assert "what another build made" == (tmp_path / "theirs").read_text()
    assert EXPECTED == titles(tmp_path / "out")
    assert ["out", "small.jsonl", "theirs"] == sorted(os.listdir(tmp_path))


def test_a_link_stays_one_and_permissions_stay(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "real").touch(mode=0o640)
    (tmp_path / "link").symlink_to("real")

    assert 0 == run("snapshot", "build", small, "-o", tmp_path / "link").code

    assert (tmp_path / "link").is_symlink()
    assert 0o640 == (tmp_path / "real").stat().st_mode & 0o777
    assert EXPECTED == titles(tmp_path / "real")


def test_a_snapshot_is_read_from_a_pipe(
    small: Path, tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    command = f"{INQUIRE} snapshot build <(cat {small}) -o {tmp_path}/out | cat"

    done = subprocess.run(
        ["bash", "-c", command], env=clean_environment, capture_output=True, check=True
    )

    assert f"{tmp_path}/out\n".encode() == done.stdout
    assert EXPECTED == titles(tmp_path / "out")


def test_what_lies_in_the_working_directory_is_never_run(
    run: Run, tmp_path: Path, large: Path
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run from the working directory')")

    done = run("snapshot", "build", large, "-o", "out", "-q", cwd=tmp_path)

    assert (0, "out\n", "") == (done.code, done.out, done.err)


def test_a_narrow_terminal_gets_a_bar_that_goes_away(
    small: Path, tmp_path: Path, terminal: Callable[..., Terminal]
) -> None:
    pane = terminal(30)

    screen = pane.run(f"cd {tmp_path}; {INQUIRE} snapshot build small.jsonl -o out")

    assert 0 == pane.code
    assert "reading" not in screen
    assert "inquire: snapshot of 2025-01-16" in screen.replace("\n", "")
    assert screen.splitlines()[-1].startswith("$")
    assert EXPECTED == titles(tmp_path / "out")


def test_a_terminal_shows_how_far_it_is(
    tmp_path: Path, large: Path, terminal: Callable[..., Terminal]
) -> None:
    pane = terminal(60)
    pane.tmux("send-keys", f"{INQUIRE} snapshot build {large} -o {tmp_path}/out", "Enter")

    wait_until(lambda: "reading" in pane.tmux("capture-pane", "-p"))
    wait_until((tmp_path / "out").exists)
