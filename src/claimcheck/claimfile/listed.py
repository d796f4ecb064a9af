"""Claims as a Markdown list: a sentence an item, with its id behind it in braces.

    # Serious case reviews

    - 90 children were CIN, of which 49 on CP plans {#cin}
      - period: 2009/10
      - source: ofsted

An item under an item is a key of the claim. Everything else is for the people who read the file.
"""

import re
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from claimcheck.claimfile.nearest import suggestion
from claimcheck.claimfile.opening import OpenedFile, text_of
from claimcheck.claimfile.places import Place, Places, find_places
from claimcheck.claimfile.sheet import LISTS, name_for, parted, together
from claimcheck.claimfile.tables import CLAIM_KEYS
from claimcheck.errors import ClaimFileError, Fault
from claimcheck.model import ClaimSet

_ITEM: Final = re.compile(r"[-*+] (?:\[[ xX]\] )?(.*?)(?: \{#((?:[^{}\\]|\\.)+)\})?[ \t]*")
_KEY: Final = re.compile(r"[ \t]+[-*+] ([A-Za-z]+):(?: (.*))?")
_HEADING: Final = re.compile(r"# (.*(?:\\.|[^ \t]))[ \t]*")
_FLAGS: Final = {"true": True, "yes": True, "false": False, "no": False}
_ESCAPED: Final = re.compile(r"\\(.)")


@frozen
class _Lines(Places):
    """The places of a list: the line of each claim and key."""

    def key(self, path: tuple[str | int, ...]) -> Place | None:
        """The line of a key, or of the claim around it."""
        while path:
            if path in self.keys:
                start, end = self.keys[path]
                return self.place(start, end)
            path = path[:-1]
        return None


def open_list(path: Path) -> OpenedFile:
    """The claims of a Markdown list as the tables of a claims file.

    Raises:
        ClaimFileError: where it cannot be read, has no item, or an item has an unknown key.
    """
    text = text_of(path).replace("\r\n", "\n")
    starts = find_places("").starts[:1] + tuple(m.end() for m in re.finditer("\n", text))
    keys: dict[tuple[str | int, ...], tuple[int, int]] = {}
    tables: dict[str, Any] = {"claim": []}
    claims: list[dict[str, Any]] = tables["claim"]
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), start=1):
        at = starts[number - 1]
        if (item := _ITEM.fullmatch(line)) and item[1].strip():
            place = ("claim", len(claims))
            claims.append({"id": _plain(item[2] or ""), "claim": _plain(item[1])})
            keys[place] = keys[*place, "claim"] = keys[*place, "id"] = (at, at + len(line))
        elif claims and (found := _KEY.fullmatch(line)):
            name, value = found[1].casefold(), _plain(found[2] or "", keep=found[1] in LISTS)
            if name not in CLAIM_KEYS or name in {"id", "claim"}:
                hint = suggestion(name, [k for k in CLAIM_KEYS if k not in {"id", "claim"}],
                                  plural="keys")  # fmt: skip
                what = f"unknown key {name!r} below a claim; {hint}"
                faults.append(Fault(path, what, number, found.start(1) + 1, line, len(name)))
                continue
            claims[-1][name] = _value(name, value)
            keys["claim", len(claims) - 1, name] = (at + found.start(1), at + found.end(1))
        elif "title" not in tables and not claims and (title := _HEADING.fullmatch(line)):
            tables["title"] = _plain(title[1])
            keys["title",] = (at, at + len(line))
    if not claims:
        what = "has no claim: write each as an item of a list, - 90 children were CIN {#cin}"
        faults.append(Fault(path, what))
    if faults:
        raise ClaimFileError(*faults)
    taken = {claim["id"] for claim in claims}
    for claim in claims:
        claim["id"] = claim["id"] or name_for(claim["claim"], taken)
    return OpenedFile(path, tables, _Lines(text, starts, keys, {}))


def names_claims(path: Path) -> bool:
    """Whether a Markdown file gives some item an id, which only a list of claims does."""
    try:
        text = text_of(path)
    except ClaimFileError:
        return False
    items = (_ITEM.fullmatch(line.removesuffix("\r")) for line in text.split("\n"))
    return any(item and item[2] for item in items)


def _value(key: str, text: str) -> object:
    if key in LISTS:
        return parted(text)
    return _FLAGS.get(text.strip().casefold(), text) if key == "confirmed" else text


def list_text(claims: ClaimSet) -> str:
    """The claims of a set as a Markdown list, which has no place for its documents and terms."""
    lines = [f"# {_written(claims.title)}", ""] if claims.title else []
    for claim in claims.claims:
        lines.append(f"- {_written(claim.claim)} {{#{_written(claim.id)}}}")
        for key in CLAIM_KEYS[2:]:
            value = getattr(claim, key)
            if key == "confirmed":
                if not value:
                    lines.append("  - confirmed: false")
            elif isinstance(value, tuple):
                if value:
                    lines.append(f"  - {key}: {_line(together(value))}")
            elif value is not None:
                lines.append(f"  - {key}: {_written(str(getattr(value, 'value', value)))}")
    return "\n".join(lines) + "\n"


def _written(text: str) -> str:
    """A text on one line, whatever it holds; `_plain` undoes it."""
    escaped = re.sub(r"[\\{}]", r"\\\g<0>", text)
    escaped = re.sub(r"^[ \t]|[ \t]$|^\[", r"\\\g<0>", escaped)
    return _line(escaped)


def _line(text: str) -> str:
    return text.replace("\n", "\\n").replace("\r", "\\r")


def _plain(text: str, *, keep: bool = False) -> str:
    """What an item says; `keep` leaves what `parted` takes apart."""

    def undone(found: re.Match[str]) -> str:
        known = {"n": "\n", "r": "\r"}.get(found[1])
        return known or (found[0] if keep else found[1])

    return _ESCAPED.sub(undone, text)
