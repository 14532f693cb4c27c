"""Writing a file so that a reader never sees half of it and a failure leaves the old one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` into `path`: a temporary file beside it, synced, then renamed over it.

    A link stays a link and permissions stay; what is no regular file (a terminal, a pipe) is
    written to directly. Raises OSError, and then the file is as it was.
    """
    target = Path(os.path.realpath(path))
    exists = target.exists()
    if exists and not target.is_file():
        with target.open("wb") as stream:
            stream.write(data)
        return
    if exists and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only", str(target))
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if exists:
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
