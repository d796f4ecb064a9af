"""OpenDocument texts (.odt): their own text with its zones, in the view of changes asked for.

The elements are those of OpenDocument 1.3, part 3 (OASIS).
"""

from collections import Counter
from collections.abc import Mapping

from attrs import evolve

from claimcheck.documents.extracted import About, document_of, titled
from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.odt_story import Story, Style
from claimcheck.documents.packages import Elements, Fields, Package, day_of, last_saved, parse_part
from claimcheck.documents.unread import Unread, changes_note, day_note
from claimcheck.documents.zones import Piece, look_of
from claimcheck.model import Document, DocumentEntry, Span


def read_odt(entry: DocumentEntry, data: bytes) -> Document:
    """Make a document of the bytes of an OpenDocument text.

    Its text is the body with its tables, lists and text boxes, then footnotes, endnotes, and such
    headers and footers as are full sentences; other headers and footers are cut. Changes that the
    file keeps track of are read as `entry.tracked` says; comments are left out. What is not read is
    named in the notes.

    Raises:
        UnreadableError: it is damaged, protected, over a limit (which is named), or without text.
    """
    package = Package(data)
    _refuse_protected(package)
    styles: dict[str, Style] = {}
    for part in ("styles.xml", "content.xml"):
        styles |= _styles(package, part)
    story = Story(styles, entry.tracked)
    parse_part("content.xml", package.read("content.xml"), story)
    drafts = story.finish()
    margins = Story(styles, entry.tracked, margins=True)
    parse_part("styles.xml", package.read("styles.xml"), margins)
    cut = [draft.text for draft in drafts if draft.cut]
    drafts = [draft for draft in drafts if not draft.cut]
    for draft in margins.finish():
        if look_of(Piece(Span(0, 0), draft.text)).prose:
            sentence = evolve(draft, apart=True)
            drafts += [] if sentence in drafts else [sentence]
        elif draft.text not in cut:
            cut.append(draft.text)
    notes = [*changes_note(story.changes, entry.tracked)]
    unread = Unread.note(Counter({Unread(what): n for what, n in story.unread.items()}))
    notes += [unread] if unread else []
    if story.comments:
        notes.append(f"left out: {Unread('comment').counted(story.comments)}")
    said = _about(package)
    notes += day_note(entry.date, said.date)
    about = evolve(said, cut=tuple(cut), notes=tuple(notes))
    return document_of(entry, titled(drafts), about)


def _refuse_protected(package: Package) -> None:
    def take(name: str, _: Mapping[str, str]) -> None:
        if name == "manifest:encryption-data":
            raise UnreadableError("it is protected with a password; save it again without one")

    parse_part("META-INF/manifest.xml", package.read("META-INF/manifest.xml"), Elements(take))


def _styles(package: Package, part: str) -> dict[str, Style]:
    """The paragraph styles that a part describes, by their names."""
    found: dict[str, Style] = {}

    def take(name: str, attributes: Mapping[str, str]) -> None:
        if name == "style:style" and attributes.get("style:family") == "paragraph":
            own = attributes.get("style:name", "")
            shown = attributes.get("style:display-name", own)
            found[own] = Style(shown.lower(), attributes.get("style:parent-style-name", ""))

    parse_part(part, package.read(part), Elements(take))
    return found


def _about(package: Package) -> About:
    fields = Fields(
        "dc:title", "dc:creator", "meta:initial-creator", "dc:date", "meta:creation-date"
    )
    parse_part("meta.xml", package.read("meta.xml"), fields)
    get = fields.found.get
    return About(
        title=get("dc:title"),
        date=last_saved(day_of(get("meta:creation-date")), day_of(get("dc:date"))),
        author=get("meta:initial-creator") or get("dc:creator"),
    )
