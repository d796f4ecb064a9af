"""A JSON value as text that every encoding can hold, and that nothing which prints it obeys."""

import codecs
import json
import re
import unicodedata
from typing import Any, Final

Object = dict[str, Any]

_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))

_DIRECTIVE: Final = re.compile(r"(##(?:vso)?)\[")
"""What old build servers take for a command wherever it stands in a line."""


def as_text(value: object, *, encoding: str = "utf-8", indent: int | None = 2) -> str:
    """The value as JSON, without a line end.

    Controls, bidirectional marks and half surrogate pairs are escaped, which changes the text and
    not the value. For any encoding but UTF-8 everything outside ASCII is.
    """
    text = json.dumps(value, ensure_ascii=not _is_utf_8(encoding), indent=indent)
    text = _DIRECTIVE.sub(r"\1\\u005b", text)
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    unseen = [each for each in set(text) - {"\n"} if unicodedata.category(each) in _UNSEEN]
    return text.translate({ord(each): json.dumps(each)[1:-1] for each in unseen}).replace(
        "\x7f", "\\u007f"
    )


def _is_utf_8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
