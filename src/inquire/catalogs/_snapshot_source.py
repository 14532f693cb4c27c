"""The bytes of a metadata snapshot, plain or packed, in blocks of whole lines.

What a file is its first bytes tell, for names lie. Memory stays constant whatever a file holds:
a line without end is cut and the rest of it dropped.
"""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from inquire.catalogs._snapshot_records import LONGEST_LINE

PIECE = 1 << 20
"""Bytes read at once, and about the size of a block: some 700 records."""


class BadSource(Exception):
    """A file that cannot be read to its end; says which and why."""


@contextmanager
def open_source(path: Path) -> Iterator[tuple[Iterator[bytes], Callable[[], int], int]]:
    """Blocks of whole lines, how many bytes of the file were read by now, and how many there are.

    The size is 0 where nobody knows it (a pipe). `OSError` when the file cannot be opened;
    `BadSource`, while blocks are taken too, when what is packed in it is not whole.
    """
    with ExitStack() as stack:
        raw = stack.enter_context(path.open("rb"))
        stream: IO[bytes] = raw
        with _plain_words(path):
            head = raw.peek(4)[:4]
            if head[:2] == b"\x1f\x8b":
                stream = cast(IO[bytes], stack.enter_context(gzip.GzipFile(fileobj=raw)))
            elif head == b"PK\x03\x04":
                stream = stack.enter_context(_member(raw))
        size = os.fstat(raw.fileno()).st_size
        yield _blocks(stream, path), raw.tell if size else lambda: 0, size


def _member(raw: IO[bytes]) -> IO[bytes]:
    """The first file in a zip that may hold the records."""
    archive = zipfile.ZipFile(raw)
    for member in archive.infolist():
        if member.filename.lower().endswith((".json", ".jsonl", ".ndjson")):
            return archive.open(member)
    raise zipfile.BadZipFile("there is no .json or .jsonl file in it")


def _blocks(stream: IO[bytes], path: Path) -> Iterator[bytes]:
    rest = b""
    with _plain_words(path):
        while piece := stream.read(PIECE):
            whole, end, after = piece.rpartition(b"\n")
            if end:
                yield rest + whole
                rest = after
            elif len(rest) <= LONGEST_LINE:  # else what is kept shows that it is too long
                rest += after
        yield rest


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    """`BadSource` for all that the libraries raise over a packed file that is not whole."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise BadSource(f"{path} is damaged or cut short: {error}") from error
    except (NotImplementedError, RuntimeError, io.UnsupportedOperation) as error:
        raise BadSource(f"{path} cannot be unpacked: {error}") from error
