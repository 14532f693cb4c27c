"""Digits by which a wording is known again: of one claim, and of all that a prompt has.

An answer hands back what its prompt said, and a look is kept for years; by its digits either
tells whether it is about the claims as they are worded now.
"""

from datetime import date
from hashlib import sha256

from inquire.model import Claim, Inquiry


def reference_line(inquiry: Inquiry, today: date) -> str:
    """The row by which an answer tells which line, day and wording of the claims it answers."""
    return f"inquire: {inquiry.id} {today.isoformat()} {check_value(inquiry)}"


def check_value(inquiry: Inquiry) -> str:
    """Eight hexadecimal digits over the claims' ids, order and texts, and nothing else.

    By it an answer tells which wording it answers: SHA-256 over id, NUL, text, NUL of each.
    """
    return _digits("".join(f"{claim.id}\0{claim.text}\0" for claim in inquiry.claims))


def wording(claim: Claim) -> str:
    """Eight hexadecimal digits over a claim's text, by which a look tells what it looked at.

    SHA-256 over its words with a blank between: a text that breaks its rows elsewhere is the same.
    """
    return _digits(" ".join(claim.text.split()))


def _digits(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
