"""What a command is given to read that is no line: a file by its name, or stdin."""

from __future__ import annotations

import sys
from pathlib import Path

from inquire.library import NotFound, Trouble


def bytes_given(named: str, most: int, what: str) -> bytes:
    """The bytes of the file of that name, or of stdin where it is `-`.

    NotFound where there is no such file; Trouble where it cannot be read, and where it has more
    than `most` bytes, which is all that `what` (such as "a page") may have.
    """
    try:
        if named == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            if not named or not Path(named).exists():
                raise NotFound(f"no file '{named}'")
            with open(named, "rb") as stream:
                data = stream.read(most + 1)
    except OSError as error:
        raise Trouble(f"cannot read {named}: {error.strerror}") from error
    if len(data) > most:
        raise Trouble(f"{named} has more than {most:,} bytes, the most that {what} may")
    return data
