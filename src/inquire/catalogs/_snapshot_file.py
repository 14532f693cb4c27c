"""The form of the snapshot's file, which one module writes and another reads."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

APPLICATION = 0x696E7153
"""What SQLite calls the application id: "inqS", in the header of the file."""
SHAPE = 1
"""Version of the file: raise it when its tables change or a rule by which a record is made
(`withdrawal_words`, `fold`), so that files made by the older rule are refused."""

SETTINGS = f"""
pragma journal_mode = off;
pragma synchronous = off;
pragma cache_size = -64000;
pragma application_id = {APPLICATION};
pragma user_version = {SHAPE};
"""
TABLES = """
create table snapshot (dated text, papers integer, damaged integer, nameless integer);
create table papers (
    number integer primary key, id text not null unique, version integer not null,
    title text not null, authors text not null, published text not null, updated text not null,
    withdrawn text not null, journal text not null, doi text not null
);
create table unread (id text primary key) without rowid;
create table common (word text primary key, papers integer not null) without rowid;
create virtual table titles using fts5 (words, content='', tokenize='ascii');
insert into titles (titles, rank) values ('hashsize', 16777216);
begin;
"""


class Description(NamedTuple):
    """What a snapshot says of itself.

    `dated` is its day; `damaged` the lines that were skipped, and `nameless` those of them that
    could be about any paper.
    """

    dated: date
    papers: int
    damaged: int
    nameless: int


def read_description(database: sqlite3.Connection) -> Description:
    """What the file says of itself; ValueError when it is of another kind."""
    (application,) = database.execute("pragma application_id").fetchone()
    (shape,) = database.execute("pragma user_version").fetchone()
    if application != APPLICATION:
        raise ValueError("it is no snapshot; make one: inquire snapshot build FILE")
    if shape != SHAPE:
        raise ValueError("another inquire made it; make it anew: inquire snapshot build FILE")
    row = database.execute("select dated, papers, damaged, nameless from snapshot").fetchone()
    return Description(date.fromisoformat(row[0]), *row[1:])
