"""E-mails (.eml): the letter itself, what is quoted of others, signatures and attachments apart.

Messages are those of RFC 5322 with MIME (RFC 2045 to 2049); flowed text is that of RFC 3676.
"""

import datetime as dt
import html
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from functools import lru_cache
from typing import Any, Final

from attrs import define, evolve, field

from claimcheck.documents.decoding import Decoded, UndecodableError, decode
from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.html import read_html
from claimcheck.documents.plain_text import blocks_of, pieces_of
from claimcheck.documents.zones import Piece, topic
from claimcheck.lexicon import load
from claimcheck.model import Document, DocumentEntry, Span, Zone

MOST_LINES: Final = 1_000_000
MOST_PARTS: Final = 200
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHOWN_HEADING: Final = re.compile(r"<h1[\s>]", re.IGNORECASE)


@define
class _Letter:
    """The parts of a message, sorted."""

    plain: list[Message] = field(factory=list)
    pages: list[Message] = field(factory=list)
    others: list[str] = field(factory=list)


def read_mail(entry: DocumentEntry, data: bytes) -> Document:
    """Make a document of the bytes of an e-mail.

    Its text is the subject, as headline, and the letter: the plain version, else the web page. A
    subject that shares no word with the letter is cut. What
    it quotes of earlier letters and its signature are cut; attachments are named in the notes. The
    subject is its title, the sender its outlet and author, the day of sending its date.

    Raises:
        UnreadableError: it has no text, or more parts or lines than the limits allow.
    """
    message = _message(data)
    letter = _sorted(message)
    subject = _subject(message)
    sender, address = _sender(message)
    notes = [f"not read: the attachment {name}" for name in dict.fromkeys(letter.others)]
    known = evolve(
        entry,
        title=entry.title or subject or None,
        date=entry.date or _day(message),
        outlet=entry.outlet or sender or address.rpartition("@")[2] or None,
    )
    decoded = [_text(part) for part in letter.plain]
    if any(each.text.strip() for each in decoded):
        notes += [note for each in decoded for note in each.notes]
        found = _plain(known, subject, "\n\n".join(each.text for each in decoded))
    elif letter.pages:
        page = _text(letter.pages[0])
        notes += page.notes
        above = "" if _SHOWN_HEADING.search(page.text) else f"<h1>{html.escape(subject)}</h1>"
        found = evolve(read_html(known, above + page.text), linkable=False)
    else:
        raise UnreadableError("it holds no text of its own" + "".join(f"; {n}" for n in notes))
    return evolve(found, notes=(*notes, *found.notes), author=sender or address or None)


def _message(data: bytes) -> Message:
    if data.count(b"\n") > MOST_LINES:
        raise UnreadableError(
            f"it has more than {MOST_LINES:,} lines, which is the limit; save its text as .txt"
        )
    parts = data.lower().count(b"content-type:")
    if parts > MOST_PARTS:
        raise UnreadableError(
            f"it has {parts:,} parts and the limit is {MOST_PARTS}; save its text as .txt"
        )
    try:
        # The older policy takes headers as they are; the newer one may fail over broken ones.
        return message_from_bytes(data, policy=policy.compat32)
    except (MessageError, RecursionError, ValueError):
        raise UnreadableError("it is damaged; save its text as .txt") from None


def _sorted(message: Message) -> _Letter:
    """The parts that are the letter, and the names of those that are not read."""
    letter = _Letter()
    stack = [message]
    while stack:
        part = stack.pop()
        kind = part.get_content_type()
        attached = "attachment" in str(part.get("Content-Disposition", "")).lower()[:20]
        if kind == "message/rfc822" or attached:
            letter.others.append(_name(part))
        elif part.is_multipart():
            inside = part.get_payload()
            stack.extend(reversed([p for p in inside if isinstance(p, Message)]))
        elif kind == "text/plain":
            letter.plain.append(part)
        elif kind == "text/html":
            letter.pages.append(part)
        elif kind != "text/calendar" or not letter.plain:
            letter.others.append(_name(part))
    return letter


def _name(part: Message) -> str:
    """The name of an attachment, or else what kind of thing it is."""
    try:
        name = _shown(part.get_filename() or "")
    except (MessageError, LookupError, ValueError, TypeError):
        name = ""
    return name or f"of the kind {part.get_content_type()}"


def _shown(raw: str) -> str:
    """A header as people read it, on one line."""
    try:
        text = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, ValueError, TypeError):
        text = raw
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:500]


def _header(message: Message, name: str) -> str:
    return _shown(str(message.get(name, "")))


def _subject(message: Message) -> str:
    """The subject without the marks of answers and forwarding."""
    subject = _header(message, "Subject")
    marks = _words()["subject"]
    while True:
        first, colon, rest = subject.partition(":")
        if not colon or first.strip().lower() not in marks:
            return subject.strip()
        subject = rest.strip()


def _sender(message: Message) -> tuple[str, str]:
    """The name and the address of who sent it."""
    raw = str(message.get("From", ""))
    name, address = parseaddr(raw[:2000])
    return _shown(name), _shown(address)


def _day(message: Message) -> dt.date | None:
    """The day on which it was sent, where it was sent."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))[:200]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(part: Message) -> Decoded:
    """The text of a part, its flowed lines joined."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_param("charset")
    try:
        decoded = decode(data, str(charset).lower() if isinstance(charset, str) else None)
    except UndecodableError as error:
        raise UnreadableError(str(error)) from None
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if part.get_content_type() == "text/plain" and part.get_param("format") == "flowed":
        text = _unflowed(text, gap="" if part.get_param("delsp") == "yes" else " ")
    return Decoded(text, decoded.encoding, decoded.notes)


def _unflowed(text: str, gap: str) -> str:
    """The lines of flowed text as they were written: a space before a line end is no line end."""
    parts: list[str] = []
    for line in text.split("\n"):
        soft = line.endswith(" ") and line != "-- "
        parts.append(line.rstrip(" ") + gap if soft else line + "\n")
    return "".join(parts).removesuffix("\n")


# --- what of a letter is its own ---------------------------------------------------------------


def _plain(entry: DocumentEntry, subject: str, letter: str) -> Document:
    """The document of a letter in plain text, its subject as headline."""
    own, cut = _own(letter)
    first = next((line.strip() for line in own.split("\n") if line.strip()), "")
    # A subject that shares no word with the letter ("Story", "As promised") heads nothing.
    about = topic(subject.split()) & topic(_WORD.findall(own))
    repeated = first.casefold() == subject.casefold()
    above = f"{subject}\n\n" if about and not repeated else ""
    if subject and not about and not repeated:
        cut = [subject, *cut]
    text = above + own
    headline = [Piece(Span(0, len(subject)), subject, Zone.HEADLINE, 1)] if above else []
    pieces = [*headline, *pieces_of(text, len(above))]
    if not own.strip():
        raise UnreadableError("it holds nothing but what it quotes of others")
    return Document(
        id=entry.id,
        file=entry.file,
        text=text,
        blocks=blocks_of(text, pieces),
        outlet=entry.outlet,
        date=entry.date,
        role=entry.role,
        title=entry.title,
        url=entry.url,
        extracted=True,
        cut=tuple(cut),
    )


def _own(letter: str) -> tuple[str, list[str]]:
    """What somebody wrote in a letter, and what it repeats of earlier ones or signs with.

    What is forwarded is the point of a letter and stays; only the lines above it go.
    """
    kept: list[str] = []
    cut: list[list[str]] = []
    running = False  # in a run of lines that are cut
    for line, foreign in _marked(letter):
        if not foreign:
            kept.append(line)
        elif running:
            cut[-1].append(line)
        else:
            cut.append([line])
        running = foreign
    shown = (" ".join(" ".join(run).split()) for run in cut)
    return "\n".join(kept).strip("\n"), [run for run in shown if run]


def _marked(letter: str) -> Iterator[tuple[str, bool]]:
    """Each line of a letter, and whether it is none of its own."""
    words = _words()
    over = heading = False
    lines = letter.split("\n")
    for number, line in enumerate(lines):
        plain = line.strip().lower()
        bare = plain.strip("-_ *")
        if not over:
            signed = line.rstrip("\r") in {"-- ", "--"} or plain.startswith(words["sent_from"])
            answered = bare in words["answered"]
            over = signed or answered
        if over:
            yield line, True
            continue
        if bare in words["forwarded"] and (plain != bare or bare.endswith(":")):
            heading = True
            yield line, True
            continue
        if heading:
            # The headers of what is forwarded, up to the line that parts them from it.
            heading = bool(plain) or not lines[number - 1].strip("-_ >")
            yield line, bool(plain)
            continue
        quoted = plain.startswith(">")
        leads = plain.endswith(words["wrote"]) and _quotes_next(lines, number)
        yield line, quoted or leads


def _quotes_next(lines: list[str], number: int) -> bool:
    """Whether the next line that holds something is quoted."""
    for line in lines[number + 1 : number + 4]:
        if line.strip():
            return line.lstrip().startswith(">")
    return False


@lru_cache(maxsize=4)
def _words(language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """The words that mail programs write around letters."""
    table: Mapping[str, Any] = load(language).table("furniture")["mail"]
    return {name: tuple(phrases) for name, phrases in table.items()}
