"""Writing a file so that a reader never sees half of it and a failure leaves the old one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` into `path`; see `replacing`."""
    with replacing(path, data):
        pass


@contextmanager
def replacing(path: Path, data: bytes) -> Iterator[None]:
    """Put `data` into `path` once the block has ended well.

    The data is on disk, beside the file, before the block begins, so that what else has to
    succeed can be tried in between; then it is renamed over the file. A link stays a link and
    permissions stay; what is no regular file (a terminal, a pipe) is written to directly.
    Raises OSError, and then the file is as it was.
    """
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("wb") as stream:
            yield
            stream.write(data)
        return
    target = Path(os.path.realpath(path))
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only", str(target))
    temporary = target.with_name(f"{_left_of(target)}{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        yield
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder against other processes; where the system cannot, do without.

    The folder itself is held because a file for it would stay behind in people's libraries.
    """
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def sweep(path: Path) -> None:
    """Remove what writers of `path` left beside it who were killed; none may be at work now."""
    for left in path.parent.glob(f"{_left_of(path)}*.tmp"):
        with suppress(OSError):
            left.unlink()


def _left_of(path: Path) -> str:
    """How the names of the files begin that writing `path` goes through; of whatever length it is."""
    return f".inquire-{crc32(os.fsencode(path.name)):08x}-"


def _mode(path: Path) -> int | None:
    """Kind and permissions of what is there, links followed; None where nothing is."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
