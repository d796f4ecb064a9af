"""From claims and documents to the text of a claims file.

What is written reads back as what it was: a property test holds the two together.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from claimcheck.model import Claim, ClaimSet, DocumentEntry, UnitDefinition

__all__ = ["claims_text", "list_of", "pairs", "quoted", "relative"]

_ESCAPED: Final = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]')
_NAMED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HALF: Final = re.compile("[\ud800-\udfff]")


def claims_text(claims: ClaimSet) -> str:
    """The text of a claims file for a claim set; its paths are relative to `claims.file`."""
    folder = claims.file.parent
    root = None if claims.root in {folder, Path()} else relative(claims.root, folder)
    parts = [pairs(title=claims.title, root=root)]
    parts += [f"[[document]]\n{document_pairs(each, folder)}" for each in claims.documents]
    if rows := "".join(f"{quoted(t)} = {list_of(words)}\n" for t, words in claims.terms.items()):
        parts.append(f"[terms]\n{rows}")
    if rows := "".join(map(_unit, claims.units)):
        parts.append(f"[units]\n{rows}")
    parts += [f"[[claim]]\n{claim_pairs(each)}" for each in claims.claims]
    return "\n".join(part for part in parts if part)


def document_pairs(entry: DocumentEntry, folder: Path = Path()) -> str:
    """The keys of a `[[document]]`, a line each."""
    return pairs(
        id=entry.id,
        file=relative(entry.file, folder),
        outlet=entry.outlet,
        date=entry.date,
        role=entry.role.value if entry.role else None,
        title=entry.title,
        url=entry.url,
    )


def claim_pairs(claim: Claim) -> str:
    """The keys of a `[[claim]]`, a line each; what a claim does not state is left out."""
    return pairs(
        id=claim.id,
        claim=claim.claim,
        period=claim.period,
        place=claim.place,
        population=claim.population,
        unit=claim.unit,
        speaker=claim.speaker,
        source=claim.source,
        where=claim.where or None,
        severity=claim.severity.value if claim.severity else None,
        confirmed=None if claim.confirmed else False,
        tags=claim.tags or None,
        note=claim.note,
    )


def relative(path: Path, folder: Path) -> str:
    """The way from the claims file's folder to a path, with forward slashes."""
    return Path(os.path.relpath(path, folder)).as_posix()


def _unit(unit: UnitDefinition) -> str:
    inside = [f"is = {quoted(unit.kind_of)}"] if unit.kind_of else []
    inside += [f"not = {list_of(unit.distinct_from)}"] if unit.distinct_from else []
    return f"{quoted(unit.name)} = {{ {', '.join(inside)} }}\n" if inside else ""


def pairs(**values: object) -> str:
    """Keys with their values, a line each, in the order given; those without a value left out."""
    return "".join(f"{key} = {_value(v)}\n" for key, v in values.items() if v is not None)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return list_of(value)
    return quoted(value) if isinstance(value, str) else str(value)


def list_of(texts: Iterable[str]) -> str:
    """Texts as a TOML list on one line."""
    return f"[{', '.join(map(quoted, texts))}]"


def quoted(text: str) -> str:
    """A text as a TOML basic string: what would not be seen, or would mislead, is escaped.

    Half a surrogate pair, which no UTF-8 file can hold, becomes the replacement character.
    """

    def escape(found: "re.Match[str]") -> str:
        char = found.group()
        return _NAMED.get(char, f"\\u{ord(char):04x}")

    return f'"{_ESCAPED.sub(escape, _HALF.sub(chr(0xFFFD), text))}"'
