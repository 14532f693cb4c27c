"""What a run learns goes into the lock as it is learned, however the run ends."""

from __future__ import annotations

import time
from pathlib import Path

from inquire.cli import _output as output
from inquire.evidence import Evidence
from inquire.lock import write_lock
from inquire.lock_record import LockFault

MANY = 50
"""So much new evidence is written before the next request goes out."""
SOON = 5.0
"""Seconds after which less than that is: a lock is read and written whole, each time."""


class Keeper:
    """Keeps evidence in the lock at `path`; in none where that is None."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.trouble = ""
        self._kept = False
        self._written = 0.0
        self._fresh: dict[str, Evidence] = {}

    def keep(self, evidence: Evidence) -> None:
        """Take one piece of evidence."""
        self._kept = True
        self._fresh[evidence.id] = evidence

    def save(self) -> None:
        """Write when a batch of evidence came, or when the last writing is some seconds ago."""
        if len(self._fresh) >= MANY or time.monotonic() - self._written >= SOON:
            self.write()

    def write(self) -> None:
        """Merge what is new into the lock; what went wrong is `trouble`."""
        if self.path is None or not self._fresh:
            return
        try:
            fault = write_lock(self.path, self._fresh)
        except OSError as error:
            self.trouble = f"cannot write {self.path}: {error.strerror}"
            return
        if isinstance(fault, LockFault):
            self.trouble = f"cannot write {self.path}: line {fault.line}: {fault.message}"
            return
        self.trouble = ""
        self._fresh = {}
        self._written = time.monotonic()

    def tell(self, quiet: bool) -> None:
        """Say why there is no lock with what was learned."""
        if self.trouble:
            output.say(f"{self.trouble}; what was learned is in the cache")
        elif self.path is None and self._kept:
            output.say("no library of your own here, so no lock was written", quiet=quiet)
