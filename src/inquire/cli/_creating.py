"""Files that a command makes where none was: never over what is there, and never half."""

from __future__ import annotations

import contextlib
from pathlib import Path

from inquire.library import Trouble


def create_file(path: Path, data: bytes) -> bool:
    """Write a file with its folders; False where something is there already, which then stays.

    Trouble where it cannot be written, and then there is none.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"cannot make the folder {path.parent}: {error.strerror}") from error
    try:
        stream = path.open("xb")
    except FileExistsError:
        return False
    except OSError as error:
        raise Trouble(f"cannot write {path}: {error.strerror}") from error
    try:
        with stream:
            stream.write(data)
    except BaseException as error:
        with contextlib.suppress(OSError):
            path.unlink()
        if isinstance(error, OSError):
            raise Trouble(f"cannot write {path}: {error.strerror}") from error
        raise
    return True
