"""E-mails: the letter is read, with what its head says; quoted letters and signatures are cut."""

import contextlib
import datetime as dt
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.mail import read_mail
from claimcheck.model import Document, DocumentEntry, Zone
from documents.test_zones import lawful

FERRY = "The ferry carried 38,400 passengers last year, 6% fewer than the year before."
PAGE = (
    f"<p>{FERRY}</p><div class='gmail_quote'><p>Nine boats sank, you said in March 2019.</p></div>"
)


def letter(text: str = FERRY, html: str = "", **heads: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "Subject": "Ferry carries fewer passengers",
        "From": "Harbour Press Office <press@harbour.example>",
        "Date": "Fri, 03 May 2024 23:30:00 -0500",
        **heads,
    }.items():
        message[name] = value
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def read(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else message.as_bytes()
    document = read_mail(DocumentEntry("a", Path("a.eml")), data)
    lawful(document)
    return document


def test_the_head_gives_headline_outlet_and_day() -> None:
    document = read(letter(Subject="Re: FW: Ferry carries fewer passengers"))

    assert document.text == f"Ferry carries fewer passengers\n\n{FERRY}"
    assert [b.zone for b in document.blocks] == [Zone.HEADLINE, Zone.BODY]
    assert document.title == "Ferry carries fewer passengers"
    assert document.date == dt.date(2024, 5, 3)
    assert (document.outlet, document.author) == ("Harbour Press Office", "Harbour Press Office")
    assert read(letter(From="press@harbour.example")).outlet == "harbour.example"


def test_a_subject_that_the_letter_repeats_stands_once() -> None:
    document = read(letter(f"Ferry carries fewer passengers\n\n{FERRY}"))

    assert document.text == f"Ferry carries fewer passengers\n\n{FERRY}"


def test_the_plain_version_is_preferred_and_the_page_read_where_there_is_none() -> None:
    both = read(letter(html="<p>The ferry carried 90 passengers last year, it is said.</p>"))
    page = read(letter("", html=PAGE))

    assert "90" not in both.text
    assert page.text == f"Ferry carries fewer passengers\n\n{FERRY}"
    assert page.cut == ("Nine boats sank, you said in March 2019.",)
    assert not page.linkable


@pytest.mark.parametrize(
    ("more", "cut"),
    [
        ("On 3 May 2024, Jo wrote:\n> Nine boats?\n> Or ten?", "On 3 May 2024, Jo wrote: > Nine"),
        ("-- \nMoira Tansley\n0300 555 0199", "-- Moira Tansley"),
        ("-----Original Message-----\nFrom: Jo\n\nNine boats?", "-----Original Message-----"),
        ("Sent from my telephone", "Sent from my"),
    ],
)
def test_what_is_quoted_or_signed_is_cut_and_listed(more: str, cut: str) -> None:
    document = read(letter(f"{FERRY}\n\n{more}\n"))

    assert document.text == f"Ferry carries fewer passengers\n\n{FERRY}"
    assert document.cut[0].startswith(cut)


def test_what_is_forwarded_stays_without_its_heads() -> None:
    document = read(
        letter(
            "See below.\n\n---------- Forwarded message ----------\nFrom: Harbour <h@h.example>\n"
            f"Date: Fri, 3 May 2024\nSubject: 90 boats\n\n{FERRY}\n"
        )
    )

    assert FERRY in document.text
    assert "90 boats" not in document.text
    assert "90 boats" in document.cut[0]


def test_attachments_are_named() -> None:
    message = letter()
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="Bericht ä.pdf")
    message.add_attachment("Nine boats.", filename="notes.txt")
    message.add_attachment(letter("Ten boats."))

    document = read(message)

    assert document.notes == (
        "not read: the attachment Bericht ä.pdf",
        "not read: the attachment notes.txt",
        "not read: the attachment of the kind message/rfc822",
    )
    assert "Nine" not in document.text
    assert "Ten" not in document.text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("coding", ["8bit", "quoted-printable", "base64"])
def test_encodings_are_read_as_declared(charset: str, coding: str) -> None:
    message = letter("")
    message.set_content("The café has 49 seats.", charset=charset, cte=coding)
    message.replace_header("Subject", "Cafés: 49 seats")

    assert read(message).text == "Cafés: 49 seats\n\nThe café has 49 seats."


def test_flowed_lines_are_joined() -> None:
    data = (
        b"Subject: Ferries\nContent-Type: text/plain; format=flowed\n\n"
        b"The ferries carried \n38,400 people.\nNine boats sank.\n"
    )

    assert read(data).text == "Ferries\n\nThe ferries carried 38,400 people.\nNine boats sank."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\n" * 1_000_001, "1,000,000 lines"),
        (b"Content-Type: a/b\n" * 201, "201 parts and the limit is 200"),
        (b"Subject: x\nContent-Type: image/png\n\nxx", "no text"),
        (b"Subject: x\n\n> only this\n", "nothing but what it quotes"),
        (b"", "no text"),
    ],
)
def test_hostile_and_empty_mail_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read(data)


@pytest.mark.parametrize(
    "unit", ["> a\n", "a\n", "a: b\n", "--x\n", "Subject: =?utf-8?q?a?=\n", "On x wrote:\n", "=\n"]
)
def test_time_grows_with_the_length_of_a_letter(unit: str) -> None:
    head = b'Subject: x\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nNine boats sank.\n'

    def spent(count: int) -> float:
        started = time.process_time()
        with contextlib.suppress(UnreadableError):
            read(head + unit.encode() * count)
        return time.process_time() - started

    small, large = spent(2_000), spent(16_000)

    assert large < max(1.5, 24 * small)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=12),
            st.sampled_from(
                [b"Subject: =?x?q?=ff?=", b"From: <", b"Date: 99 99", b"\n\n", b"\n", b"\r\n"]
            ),
            st.sampled_from(
                [
                    b"Content-Type: multipart/mixed; boundary=x",
                    b"--x",
                    b"--x--",
                    b"Content-Type: text/html; charset=utf-7",
                    b"Content-Transfer-Encoding: base64",
                    b"Content-Disposition: attachment; filename*=x'y'%ff",
                    b"Nine boats sank.",
                ]
            ),
        ),
        max_size=20,
    )
)
def test_any_bytes_are_read_or_refused(parts: list[bytes]) -> None:
    with contextlib.suppress(UnreadableError):
        read(b"".join(parts))
