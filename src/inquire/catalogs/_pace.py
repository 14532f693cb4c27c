"""One request at a time, a pace apart, however many processes ask.

arXiv's terms allow one request in three seconds over one connection, for all of a person's
machines together; what we can keep is one machine. A file for each service holds the moment of
the last request and is locked while one is under way. Not the file's own time: on the systems
tried it ran some percent fast.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

HELD_FOR_SECONDS = 120
"""How long to wait for another process that is asking: one that was stopped would hold for ever."""


class Pace:
    """Turns, whose starts lie at least `seconds` apart, for the service at `endpoint`.

    Shared through a file in `folder`; without one, or where none can be kept, the pace is that
    of this process alone.
    """

    def __init__(self, seconds: float, endpoint: str, folder: Path | None = None) -> None:
        self.seconds = seconds
        self._last = 0.0
        host = re.sub(r"[^a-z0-9.-]", "-", urlsplit(endpoint).netloc.rpartition("@")[2].lower())
        self._path = folder / f"pace-{host}" if folder and seconds else None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the next turn; nobody else asks before the block ends."""
        handle = self._held()
        try:
            now = time.time()
            # A clock that was set back must not make us wait for a moment far ahead.
            last = max((at for at in (self._last, _read(handle)) if at <= now), default=0.0)
            time.sleep(max(0.0, last + self.seconds - now))
            self._last = time.time()
            if handle is not None:
                _write(handle, self._last)
            yield
        finally:
            if handle is not None:
                os.close(handle)

    def _held(self) -> int | None:
        """The file, locked; None where it cannot be, or another process never lets go of it."""
        if self._path is None:
            return None
        try:
            import fcntl
        except ImportError:  # pragma: no cover - Windows
            return None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        end = time.monotonic() + HELD_FOR_SECONDS
        try:
            while time.monotonic() < end:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(min(0.05, self.seconds / 20))
                else:
                    return handle
        except OSError:  # a file system without locks
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        return None


def _read(handle: int | None) -> float:
    """The moment in the file, in seconds since 1970; 0 where it holds none."""
    if handle is None:
        return 0.0
    try:
        return float(os.pread(handle, 40, 0).decode("ascii"))
    except (OSError, ValueError):
        return 0.0


def _write(handle: int, moment: float) -> None:
    """Of one length, so that it replaces the last one whole; a full disk costs only the pace."""
    try:
        os.pwrite(handle, f"{moment:020.6f}\n".encode("ascii"), 0)
    except OSError:
        return
