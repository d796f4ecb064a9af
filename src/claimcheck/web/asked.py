"""What a program asks over HTTP, read from its JSON with every fault named by its place."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from attrs import frozen

from claimcheck.claimfile.nearest import suggestion
from claimcheck.documents import document_from_text
from claimcheck.model import Claim, Document, Role

__all__ = ["Asked", "FaultyRequestError", "read_request"]

MOST_DOCUMENTS: Final = 500
MOST_CLAIMS: Final = 10_000
_TOP: Final = ("draft", "sources", "claims", "terms", "offsets")
_DOCUMENT: Final = ("id", "text", "outlet", "date", "role")
_CLAIM: Final = ("id", "claim", "period", "place", "population", "unit", "speaker", "confirmed")
OFFSETS: Final = ("code-points", "utf-16")
"""The units that offsets may be asked for in."""


class FaultyRequestError(ValueError):
    """A request cannot be understood; the message lists every fault with its place."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@frozen
class Asked:
    """A draft, what it is held against, and the unit in which offsets are wanted."""

    draft: Document
    sources: tuple[Document, ...]
    claims: tuple[Claim, ...]
    terms: dict[str, tuple[str, ...]]
    offsets: str


def read_request(told: Any) -> Asked:  # noqa: ANN401 - whatever JSON was sent
    """The request that a JSON value makes.

    Raises:
        FaultyRequestError: it has faults; all of them.
    """
    faults: list[str] = []
    if not isinstance(told, dict):
        raise FaultyRequestError(['the body is no JSON object: {"draft": {"text": "…"}}'])
    _known(told, _TOP, "", faults)
    draft = _document(told.get("draft"), "draft", "draft", faults)
    rows = _rows(told, "sources", MOST_DOCUMENTS, faults)
    sources = [_document(r, f"sources[{i}]", f"source-{i + 1}", faults) for i, r in enumerate(rows)]
    claims = [
        _claim(r, f"claims[{i}]", f"claim-{i + 1}", faults)
        for i, r in enumerate(_rows(told, "claims", MOST_CLAIMS, faults))
    ]
    both: tuple[tuple[str, Sequence[Document | Claim | None]], ...] = (
        ("document", (draft, *sources)),
        ("claim", claims),
    )
    for kind, named in both:
        counted = Counter(each.id for each in named if each)
        faults += [
            f"two {kind}s have the id {name!r}" for name, n in sorted(counted.items()) if n > 1
        ]
    offsets = told.get("offsets", OFFSETS[0])
    if offsets not in OFFSETS:
        faults.append(f"offsets is one of {', '.join(OFFSETS)}")
    terms = _terms(told.get("terms", {}), faults)
    if faults or draft is None:
        raise FaultyRequestError(faults)
    return Asked(
        draft,
        tuple(d for d in sources if d),
        tuple(c for c in claims if c),
        terms,
        offsets,
    )


def _known(told: dict[str, Any], known: tuple[str, ...], at: str, faults: list[str]) -> None:
    for key in told:
        if key not in known:
            where = f" in {at}" if at else ""
            faults.append(f"unknown key {key!r}{where}; {suggestion(key, known, plural='keys')}")


def _rows(told: dict[str, Any], key: str, most: int, faults: list[str]) -> list[Any]:
    rows = told.get(key, [])
    if not isinstance(rows, list):
        faults.append(f"{key} is no list")
        return []
    if len(rows) > most:
        faults.append(f"{len(rows):,} {key} are more than one request may hold ({most:,})")
        return []
    return rows


def _text(
    told: dict[str, Any], key: str, at: str, faults: list[str], usual: str | None = None
) -> str | None:
    value = told.get(key, usual)
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    faults.append(f"{at}.{key} must be text with something in it")
    return usual


def _document(told: Any, at: str, usual: str, faults: list[str]) -> Document | None:  # noqa: ANN401
    if not isinstance(told, dict):
        faults.append(f"{at} must be an object with a text")
        return None
    _known(told, _DOCUMENT, at, faults)
    text = _text(told, "text", at, faults)
    if "text" not in told:
        faults.append(f"{at} has no text")
    date = told.get("date")
    day: dt.date | None = None
    if date is not None:
        try:
            day = dt.date.fromisoformat(date)
        except (TypeError, ValueError):
            faults.append(f"{at}.date is no date; write year-month-day, as in 2010-10-27")
    role = told.get("role")
    roles = [r.value for r in Role]
    if role is not None and role not in roles:
        faults.append(f"{at}.role is one of {', '.join(roles)}")
        role = None
    return document_from_text(
        _text(told, "id", at, faults, usual) or usual,
        text or " ",
        outlet=_text(told, "outlet", at, faults),
        date=day,
        role=Role(role) if role else None,
    )


def _claim(told: Any, at: str, usual: str, faults: list[str]) -> Claim | None:  # noqa: ANN401
    if isinstance(told, str):
        told = {"claim": told}
    if not isinstance(told, dict):
        faults.append(f"{at} must be a sentence, or an object with a claim")
        return None
    _known(told, _CLAIM, at, faults)
    confirmed = told.get("confirmed", True)
    if not isinstance(confirmed, bool):
        faults.append(f"{at}.confirmed must be true or false")
    words = _text(told, "claim", at, faults)
    if words is None:
        faults.append(f"{at} has no claim")
        return None
    return Claim(
        id=_text(told, "id", at, faults, usual) or usual,
        claim=words,
        period=_text(told, "period", at, faults),
        place=_text(told, "place", at, faults),
        population=_text(told, "population", at, faults),
        unit=_text(told, "unit", at, faults),
        speaker=_text(told, "speaker", at, faults),
        confirmed=confirmed is not False,
    )


def _terms(told: Any, faults: list[str]) -> dict[str, tuple[str, ...]]:  # noqa: ANN401
    if isinstance(told, dict) and all(
        isinstance(words, list) and all(isinstance(w, str) for w in words)
        for words in told.values()
    ):
        return {term: tuple(words) for term, words in told.items()}
    faults.append('terms is an object of lists: {"CIN": ["child in need"]}')
    return {}
