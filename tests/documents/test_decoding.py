# ruff: noqa: RUF001 - typographic marks are what is decoded
"""Bytes become text by what the file says; nothing is guessed in silence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.decoding import UndecodableError, declared_encoding, decode

TEXT = "Carter’s café cost £1.2m – “half” of 49\u00a0boats.\r\nNext\u00adline"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_every_marked_or_utf8_encoding_gives_the_same_text_without_a_note(
    data: bytes, encoding: str
) -> None:
    decoded = decode(data)

    assert (TEXT, encoding, ()) == (decoded.text, decoded.encoding, decoded.notes)


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
def test_utf8_is_what_python_reads(text: str) -> None:
    data = text.encode("utf-8")
    if data[:5] == b"%PDF-":
        return

    assert decode(data).text == data.decode("utf-8-sig")


def test_windows_1252_is_read_with_a_note() -> None:
    decoded = decode(TEXT.encode("cp1252"))

    assert decoded.text == TEXT
    assert decoded.notes == ("read as Windows-1252: the file is not valid UTF-8",)


@pytest.mark.parametrize(
    ("declared", "codec", "letter"),
    [
        ("windows-1251", "cp1251", "Ж"),
        ("iso-8859-2", "iso8859-2", "ł"),
        ("shift_jis", "cp932", "東"),
    ],
)
def test_a_declared_encoding_is_used_and_said(declared: str, codec: str, letter: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>{letter}</p>'.encode(codec)

    decoded = decode(page, declared_encoding(page))

    assert letter in decoded.text
    assert decoded.notes == (f"read as {declared}, as the page declares",)


@pytest.mark.parametrize(
    "declared", ["utf-7", "unicode_escape", "rot13", "no-such-thing", "utf-16"]
)
def test_a_declaration_that_is_not_trusted_is_not_used(declared: str) -> None:
    page = f'<meta charset="{declared}">+AGE- \\u0041 caf\xe9 au lait'.encode("cp1252")

    decoded = decode(page, declared_encoding(page))

    assert decoded.encoding == "cp1252"
    assert "+AGE- \\u0041" in decoded.text


def test_a_page_that_says_latin_1_means_windows_1252() -> None:
    page = b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>\x93a\x94'

    assert decode(page, declared_encoding(page)).text.endswith("“a”")


def test_utf8_wins_over_a_wrong_declaration() -> None:
    page = '<meta charset="windows-1251"><p>é</p>'.encode()

    assert "é" in decode(page, declared_encoding(page)).text


def test_text_cut_in_the_middle_of_a_character_says_so() -> None:
    decoded = decode("café £5 – “".encode()[:-1])

    assert decoded.encoding == "utf-8"
    assert "cut short" in decoded.notes[0]


def test_a_last_accented_letter_in_windows_1252_is_no_cut_character() -> None:
    assert decode(b"a caf\xe9").text == "a café"


@pytest.mark.parametrize("garbled", ["â€™", "â€œ", "â€“", "Â£", "Ã©"])
def test_text_garbled_by_an_earlier_save_is_noted_with_its_line(garbled: str) -> None:
    decoded = decode(f"one\ntwo {garbled}\n".encode())

    assert garbled in decoded.text
    assert decoded.notes[0].startswith("line 2 ")


@pytest.mark.parametrize("sound", ["Âge of 49", "São Paulo", "â 49", "€5 â la carte", "Ã 5"])
def test_sound_text_is_not_noted_as_garbled(sound: str) -> None:
    assert decode(sound.encode()).notes == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a\0b", "NUL"),
        ("half".encode("utf-16-le"), "UTF-16 without"),
        (codecs.BOM_UTF16_LE + b"a\0\0", "UTF-16-LE"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\0", "save it again as UTF-8"),
        (codecs.BOM_UTF8 + b"\xff", "UTF-8"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04abc", ".docx"),
        (b"caf\x81\xe9 au lait", "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UndecodableError, match="save it") as caught:
        decode(data)

    assert says in str(caught.value)
