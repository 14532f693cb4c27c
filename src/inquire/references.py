"""Faults that span values: ids given twice, references to nothing.

They are looked for in the tree and not in the inquiry, so that a fault elsewhere in the line
does not hide them and each is told where it stands.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeGuard
from zlib import crc32

from inquire.arxiv_id import ArxivId, parse_arxiv_id
from inquire.decode import MOST_SUGGESTIONS, NULLS, nearest
from inquire.diagnostics import Fault
from inquire.field_kinds import Name
from inquire.location import shortened
from inquire.yaml_tree import Mapping as MappingNode
from inquire.yaml_tree import Node, Scalar, Sequence, Tree


class References:
    """The ids and references of one tree; `shared` are ids of notes that stand elsewhere."""

    def __init__(self, tree: Tree, shared: Collection[str] = ()) -> None:
        self._tree = tree
        self._shared = shared
        self._notes = self._items("notes")
        self._claims = self._items("claims")
        self._notes_known: bool | None = None
        self._suggestions = 0

    def faults(self) -> Iterator[Fault]:
        """All of them."""
        notes: dict[str, Scalar] = {}
        yield from self._twice("note", self._notes, notes)
        yield from self._twice("claim", self._claims, {})
        yield from self._papers_twice()
        for claim in self._claims:
            for note in _items(claim, "notes"):
                if not _is_name(note) or note.text.strip() in notes:
                    continue
                if note.text.strip() not in self._shared and self._all_notes_named():
                    yield self._unknown_note(claim, note, notes)
        yield from self._unknown_claims()

    def _items(self, key: str) -> list[MappingNode]:
        root = self._tree.root
        items = _items(root, key) if isinstance(root, MappingNode) else []
        return [item for item in items if isinstance(item, MappingNode)]

    def _all_notes_named(self) -> bool:
        """Whether the ids of the notes are known; where they are not, one may be meant."""
        if self._notes_known is None:
            _, node = self._tree.find("/notes")
            named = [note for note in self._notes if _name(note, "id")]
            listed = isinstance(node, Sequence) and len(node.items) == len(named)
            self._notes_known = listed or node is self._tree.root
        return self._notes_known

    def _at(self, first: Scalar) -> str:
        return "{}:{}".format(*self._tree.lines.position(first.start))

    def _twice(
        self, kind: str, items: list[MappingNode], seen: dict[str, Scalar]
    ) -> Iterator[Fault]:
        for item in items:
            named = _scalar(item, "id")
            if named is None:
                continue
            first = seen.setdefault(named.text.strip(), named)
            if first is not named and _is_name(named):
                name = shortened(named.text)
                message = f"{kind} id '{name}' is given twice; the first is at {self._at(first)}"
                yield Fault("duplicate-id", named.start, named.end, message, "give it another id")

    def _unknown_note(self, claim: MappingNode, note: Scalar, notes: Mapping[str, Scalar]) -> Fault:
        named = _name(claim, "id")
        who = f"claim '{shortened(named.text)}'" if named else "a claim"
        known: dict[str, Scalar | None] = {**dict.fromkeys(self._shared), **notes}
        nowhere = "neither in this line nor a shared note" if self._shared else "not in this line"
        return self._unknown("unknown-note", note, f"{who} rests on note", known, nowhere)

    def _papers_twice(self) -> Iterator[Fault]:
        seen: dict[str, Scalar] = {}
        for anchor in self._items("anchors"):
            named = _scalar(anchor, "arxiv")
            paper = parse_arxiv_id(named.text.strip()) if named else None
            if named is None or not isinstance(paper, ArxivId):
                continue
            first = seen.setdefault(paper.base, named)
            if first is not named:
                message = f"{paper.base} is listed twice; the first is at {self._at(first)}"
                help_text = "keep one; put both glosses into it"
                yield Fault("duplicate-id", named.start, named.end, message, help_text)

    def _unknown_claims(self) -> Iterator[Fault]:
        looks = [look for item in self._items("history") if (look := _name(item, "claim"))]
        if not looks:
            return
        written = [(_name(claim, "id"), _scalar(claim, "text")) for claim in self._claims]
        if any(named is None and text is None for named, text in written):
            return  # the id that such a claim gets cannot be known
        pairs = [
            (named.text.strip() if named else "", text.text.strip() if text else "")
            for named, text in written
        ]
        places: dict[str, Scalar | None] = {
            name: named or text
            for name, (named, text) in zip(made_ids(pairs), written, strict=True)
        }
        for look in looks:
            if look.text.strip() not in places:
                yield self._unknown("unknown-claim", look, "history names claim", places)

    def _unknown(
        self,
        code: str,
        node: Scalar,
        who: str,
        known: Mapping[str, Scalar | None],
        nowhere: str = "not in this line",
    ) -> Fault:
        self._suggestions += 1
        near = nearest(node.text.strip(), known) if self._suggestions < MOST_SUGGESTIONS else ""
        meant = ""
        if near:
            place = known[near]
            where = f"line {self._tree.lines.position(place.start)[0]}" if place else "shared"
            meant = f"; did you mean '{near}' ({where})?"
        message = f"{who} '{shortened(node.text)}', which is {nowhere}{meant}"
        return Fault(code, node.start, node.end, message)


def _items(item: MappingNode, key: str) -> list[Node]:
    """The items of the list under a key, where there is one."""
    entry = item.entries.get(key)
    return entry[1].items if entry and isinstance(entry[1], Sequence) else []


def _scalar(item: MappingNode, key: str) -> Scalar | None:
    """The text under a key, where there is one."""
    entry = item.entries.get(key)
    return entry[1] if entry and type(entry[1]) is Scalar and not entry[1].absent else None


def _name(item: MappingNode, key: str) -> Scalar | None:
    """The id under a key; of one that cannot be an id the fault is told already."""
    found = _scalar(item, key)
    return found if found and _is_name(found) else None


def _is_name(node: Node) -> TypeGuard[Scalar]:
    if type(node) is not Scalar or (not node.style and node.text in NULLS):
        return False
    return re.fullmatch(Name.pattern, node.text.strip()) is not None


def made_ids(claims: Iterable[tuple[str, str]]) -> list[str]:
    """The ids of claims given by id and text; without an id they get one from their text.

    Made so, an id survives reordering.
    """
    claims = list(claims)
    taken = {claim_id for claim_id, _ in claims if claim_id}
    ids = []
    for claim_id, text in claims:
        made = claim_id
        if not made:
            words = re.findall(r"[a-z0-9]+", text.lower())[:5]
            stem = made = "-".join(words) or f"claim-{crc32(text.encode()):08x}"
            count = 1
            while made in taken:
                count += 1
                made = f"{stem}-{count}"
            taken.add(made)
        ids.append(made)
    return ids
