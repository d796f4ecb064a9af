"""Word documents (.docx): their own text with its zones, in the view of changes that is asked for.

Nothing that a document points to outside itself is followed.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from claimcheck.documents.docx_story import Counts, Story, Style, number_of
from claimcheck.documents.extracted import About, Draft, document_of, titled
from claimcheck.documents.packages import (
    Elements,
    Fields,
    Package,
    day_of,
    last_saved,
    parse_part,
)
from claimcheck.documents.unread import Unread, changes_note, day_note
from claimcheck.documents.zones import Piece, look_of
from claimcheck.model import Document, DocumentEntry, Span

_MAIN: Final = "word/document.xml"


def read_docx(entry: DocumentEntry, data: bytes) -> Document:
    """Make a document of the bytes of a Word file.

    Its text is the body with its tables, lists and text boxes, then footnotes, endnotes, and such
    headers and footers as are full sentences; other headers and footers are cut. Changes that the
    file keeps track of are read as `entry.tracked` says; comments are left out. Parts that are not
    read are named in the notes.

    Raises:
        UnreadableError: it is damaged, protected, over a limit (which is named), or without text.
    """
    package = Package(data)
    relations = _Relations(package)
    styles = _styles(package, relations.one("styles"))
    counts = Counts()

    def story(part: str, name: str) -> list[Draft]:
        collected = Story(name, styles, entry.tracked, counts)
        parse_part(part, package.read(part), collected)
        return collected.finish()

    drafts = story(relations.main, "")
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        part = relations.one(kind)
        drafts += _apart(story(part, name))
    cut: list[str] = []
    for kind in ("header", "footer"):
        for part in relations.all(kind):
            for draft in story(part, kind):
                if look_of(Piece(Span(0, 0), draft.text)).prose:
                    drafts += [d for d in _apart([draft]) if d not in drafts]
                elif draft.text not in cut:
                    cut.append(draft.text)
    said = _about(package)
    about = evolve(
        said,
        cut=tuple(cut),
        notes=(
            *changes_note(counts.changes, entry.tracked),
            *_unread(package, relations, counts),
            *day_note(entry.date, said.date),
        ),
    )
    return document_of(entry, titled([d for d in drafts if not d.cut]), _with(about, drafts))


def _with(about: About, drafts: Sequence[Draft]) -> About:
    """What was cut already, with the drafts that are (a table of contents)."""
    return evolve(about, cut=(*(d.text for d in drafts if d.cut), *about.cut))


def _apart(drafts: Sequence[Draft]) -> list[Draft]:
    return [evolve(draft, apart=True) for draft in drafts]


# --- what the package says -----------------------------------------------------------------


class _Relations:
    """Which parts the main part of a package points to, by their kind."""

    def __init__(self, package: Package) -> None:
        self.found: list[tuple[str, str]] = []
        self.main = _MAIN
        self._folder = ""
        self._read(package, "_rels/.rels")
        named = self.all("officeDocument")
        if named and named[0] in package:
            self.main = named[0]
        self.found = []
        self._folder, name = posixpath.split(self.main)
        self._read(package, posixpath.join(self._folder, "_rels", f"{name}.rels"))

    def _read(self, package: Package, part: str) -> None:
        def take(name: str, attributes: Mapping[str, str]) -> None:
            if name != "rel:Relationship":
                return
            kind = posixpath.basename(attributes.get("Type", ""))
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") == "External":
                self.found.append((f"{kind}, outside", target))
            else:
                at = posixpath.normpath(posixpath.join("/", self._folder, target))
                self.found.append((kind, at.lstrip("/")))

        parse_part(part, package.read(part), Elements(take))

    def all(self, kind: str) -> list[str]:
        """The parts of a kind, each once, in the order of their names."""
        return sorted({target for found, target in self.found if found == kind})

    def one(self, kind: str) -> str:
        """The part of a kind; where none is named, the one of the usual name."""
        return next(iter(self.all(kind)), f"word/{kind}.xml")


def _styles(package: Package, part: str) -> Mapping[str, Style]:
    """The paragraph styles of a package, by their ids."""
    found: dict[str, Style] = {}
    current = ""

    def take(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal current
        value = attributes.get("w:val", "")
        if name == "w:style":
            current = attributes.get("w:styleId", "")
            found[current] = Style()
        elif current not in found:
            return
        elif name == "w:name":
            found[current] = evolve(found[current], name=value.lower())
        elif name == "w:basedOn":
            found[current] = evolve(found[current], based=value)
        elif name == "w:outlineLvl":
            found[current] = evolve(found[current], outline=number_of(value))
        elif name == "w:numId":
            found[current] = evolve(found[current], listed=value != "0")

    parse_part(part, package.read(part), Elements(take))
    return found


def _about(package: Package) -> About:
    core = Fields("dc:title", "dc:creator", "dcterms:created", "dcterms:modified")
    parse_part("docProps/core.xml", package.read("docProps/core.xml"), core)
    own = Fields("app:Company")
    parse_part("docProps/app.xml", package.read("docProps/app.xml"), own)
    get = core.found.get
    return About(
        title=get("dc:title"),
        date=last_saved(day_of(get("dcterms:created")), day_of(get("dcterms:modified"))),
        outlet=own.found.get("app:Company"),
        author=get("dc:creator"),
    )


_KINDS: Final = {
    "image": Unread("picture"),
    "chart": Unread("chart"),
    "chartEx": Unread("chart"),
    "diagramData": Unread("diagram"),
    "oleObject": Unread("embedded file"),
    "package": Unread("embedded file"),
    "aFChunk": Unread("inserted file"),
    "control": Unread("form control"),
    "subDocument, outside": Unread("linked document"),
    "video, outside": Unread("video"),
}


def _unread(package: Package, relations: _Relations, counts: Counts) -> Iterator[str]:
    """What the document holds that was not read."""
    met = Counter[Unread]()
    for kind, unread in _KINDS.items():
        met[unread] += len(relations.all(kind))
    met[Unread("stretch of hidden text", "stretches of hidden text")] = counts.hidden
    note = Unread.note(met)
    if note:
        yield note
    comments = 0

    def take(name: str, _: Mapping[str, str]) -> None:
        nonlocal comments
        comments += name == "w:comment"

    for part in relations.all("comments"):
        parse_part(part, package.read(part), Elements(take))
    if comments:
        yield f"left out: {Unread('comment').counted(comments)}"
