"""A JSON value as text that every encoding can hold, and that nothing which prints it obeys."""

import codecs
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any, Final

Object = dict[str, Any]

_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")

_DIRECTIVE: Final = re.compile(r"(##(?:vso)?)\[")
"""What old build servers take for a command wherever it stands in a line."""


def as_text(value: object, *, encoding: str = "utf-8", indent: int | None = 2) -> str:
    """The value as JSON, without a line end.

    Controls, bidirectional marks and half surrogate pairs are escaped, which changes the text and
    not the value. For any encoding but UTF-8 everything outside ASCII is.
    """
    ascii_only = not _is_utf_8(encoding)
    if indent is None:
        text = json.dumps(value, ensure_ascii=ascii_only)
    else:
        quoted = encode_basestring_ascii if ascii_only else encode_basestring
        text = _lines(value, "\n", " " * indent, quoted)
    text = _DIRECTIVE.sub(r"\1\\u005b", text)
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    # What stands in ASCII and is not seen was escaped when it was quoted.
    further = set("".join(_BEYOND_ASCII.findall(text)))
    unseen = [each for each in further if unicodedata.category(each) in _UNSEEN]
    return text.translate({ord(each): json.dumps(each)[1:-1] for each in unseen}).replace(
        "\x7f", "\\u007f"
    )


def _lines(value: object, before: str, step: str, quoted: Callable[[str], str]) -> str:
    """As `json.dumps` with an indent, which does not use its fast part; `before` begins a line."""
    if isinstance(value, str):
        return quoted(value)
    inside = before + step
    rows: list[str] = []
    if isinstance(value, dict):
        for name, each in value.items():
            kind = type(each)
            if kind is str:
                rows.append(f"{quoted(name)}: {quoted(each)}")
            elif kind is int:
                rows.append(f"{quoted(name)}: {each}")
            elif each is None:
                rows.append(f"{quoted(name)}: null")
            else:
                rows.append(f"{quoted(name)}: {_lines(each, inside, step, quoted)}")
        return f"{{{inside}{f',{inside}'.join(rows)}{before}}}" if rows else "{}"
    if isinstance(value, (list, tuple)):
        if value and all(type(each) is dict and each and _holds_no_other(each) for each in value):
            return f"[{_at_once(value, inside, step, quoted)}{before}]"
        rows += (_lines(each, inside, step, quoted) for each in value)
        return f"[{inside}{f',{inside}'.join(rows)}{before}]" if rows else "[]"
    return str(value) if type(value) is int else json.dumps(value)


def _at_once(
    objects: Sequence[Object], inside: str, step: str, quoted: Callable[[str], str]
) -> str:
    """Objects that hold no other: no string has a line end in it, so that one tells them apart."""
    deeper = inside + step
    flat = _flat(deeper, quoted).encode(objects)
    parted = flat[2:-2].replace(f"}},{deeper}{{", f"{inside}}},{inside}{{{deeper}")
    return f"{inside}{{{deeper}{parted}{inside}}}"


def _holds_no_other(value: Object) -> bool:
    """Whether an object is written alike whatever the indent, but for its own lines."""
    for each in value.values():  # noqa: SIM110 - a loop takes half the time of all()
        if each and type(each) not in _PLAIN:
            return False
    return True


_PLAIN: Final = frozenset((str, int, bool, type(None)))
"""Types of values that are written alike whatever the indent; so is what is empty."""


@lru_cache(maxsize=256)
def _flat(inside: str, quoted: Callable[[str], str]) -> json.JSONEncoder:
    """Writes an object that holds no other: the fast part of `json` knows no indent."""
    ascii_only = quoted is encode_basestring_ascii
    return json.JSONEncoder(ensure_ascii=ascii_only, separators=(f",{inside}", ": "))


def _is_utf_8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
