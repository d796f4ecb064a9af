"""From bytes to text, by what the file itself says and never by statistics.

The order is fixed: a byte order mark, then strict UTF-8, then the encoding that the file declares,
then Windows-1252 with a note for the reader. Latin-1 is never used, because it never fails.
"""

import codecs
import re
from typing import Final

from attrs import frozen

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARABLE: Final = {
    **{f"windows-125{n}": f"cp125{n}" for n in range(9)},
    **{f"cp125{n}": f"cp125{n}" for n in range(9)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (*range(2, 9), 10, 13, 14, 15, 16)},
    # The HTML standard reads these as Windows-1252, as browsers do.
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii"), "cp1252"),
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "windows-874": "cp874",
    "tis-620": "cp874",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "macintosh": "mac-roman",
    "ibm866": "cp866",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
"""What a page may declare, with the codec that reads it; others are not trusted."""

_CHARSET: Final = re.compile(
    rb"<meta\b[^<>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARED_WITHIN: Final = 4096
"""A declaration further down is none (browsers look at the first 1,024 bytes)."""

_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document (.docx, .odt)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc)"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)

_CONTINUES: Final = 3
"""A cut-off UTF-8 character leaves at most so many bytes."""


def _garbled() -> tuple[str, ...]:
    """The look of UTF-8 that was read as Windows-1252 and saved again, e.g. for an apostrophe."""
    seen = "\u2018\u2019\u201c\u2013\u2014\u2026\u2022\u00a3\u20ac\u00e9\u00e8\u00f6\u00fc"
    forms = [character.encode("utf-8").decode("cp1252") for character in seen]
    # The closing double quotation mark has no Windows-1252 form.
    return (*forms, "\u00e2\u20ac\x9d")


_GARBLED: Final = re.compile("|".join(map(re.escape, _garbled())))
_GARBLED_FIRST: Final = tuple(sorted({form[0] for form in _garbled()}))
"""Characters without which nothing is garbled: most texts have none."""


class UndecodableError(ValueError):
    """The bytes are not text; the message says what they are and what to do."""


@frozen
class Decoded:
    """The text of a file without its byte order mark, and what was assumed to read it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def declared_encoding(data: bytes) -> str | None:
    """The encoding an HTML page declares in its first bytes, as written but in lower case."""
    match = _CHARSET.search(data, 0, _DECLARED_WITHIN)
    return match[1].decode("ascii", "replace").lower() if match else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file's bytes.

    For a UTF-8 file the text equals `data.decode("utf-8-sig")` exactly, line ends included.

    Raises:
        UndecodableError: the bytes are binary, or no allowed encoding reads them.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UndecodableError(f"this is {what}, not text; save it as .txt, .md or .html")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UndecodableError(
                    f"the file begins as {encoding.upper()} but byte {error.start + len(mark)} "
                    "does not fit; save it again as UTF-8"
                ) from None
            _refuse_binary(text)
            return Decoded(text, encoding, _seen(text))
    if b"\0" in data:
        raise UndecodableError(
            "the file holds NUL bytes, so it is not text (or is UTF-16 without its byte order "
            "mark); save it as UTF-8"
        )
    return _without_mark(data, declared)


def _without_mark(data: bytes, declared: str | None) -> Decoded:
    notes: list[str] = []
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data" and len(data) - error.start <= _CONTINUES
        whole = data[: error.start].decode("utf-8") if cut else ""
        if cut and not whole.isascii():
            text, encoding = whole, "utf-8"
            notes.append("the file ends in the middle of a character; it may have been cut short")
        else:
            text, encoding, note = _other(data, declared)
            notes.append(note)
    return Decoded(text, encoding, (*notes, *_seen(text)))


def _other(data: bytes, declared: str | None) -> tuple[str, str, str]:
    """Read what is not UTF-8: as declared, else as Windows-1252."""
    codec = _DECLARABLE.get(declared or "")
    if codec is not None:
        try:
            return data.decode(codec), codec, f"read as {declared}, as the page declares"
        except UnicodeDecodeError:
            pass  # the declaration is wrong: the next in order is tried, and said
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"the file is neither UTF-8 nor Windows-1252 (byte {error.start}); save it as UTF-8"
        ) from None
    return text, "cp1252", "read as Windows-1252: the file is not valid UTF-8"


def _refuse_binary(text: str) -> None:
    if "\0" in text:
        raise UndecodableError("the file holds NUL characters, so it is not text; save it as UTF-8")


def _seen(text: str) -> tuple[str, ...]:
    """What a person should know of the decoded text."""
    match = _GARBLED.search(text) if any(first in text for first in _GARBLED_FIRST) else None
    if match is None:
        return ()
    line = text.count("\n", 0, match.start()) + 1
    note = (
        f"line {line} holds {match[0]!r}, which is what text looks like after it was once saved "
        "in the wrong encoding; quotations will show it"
    )
    return (note,)
