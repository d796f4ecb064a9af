"""The text of one part of an OpenDocument text, collected while its XML is parsed."""

# Longer than 400 lines: one handler for each element of a format, on one state.

from collections import Counter
from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from attrs import define, evolve, field, frozen

from claimcheck.documents.extracted import Draft
from claimcheck.documents.office_tables import Row, RowCell, table_drafts
from claimcheck.documents.unread import paragraph_text
from claimcheck.model import Tracked, Zone

_MOST_REPEATED: Final = 200
_IGNORED: Final = frozenset(
    {
        "text:note-citation",
        "text:ruby-text",
        "text:placeholder",
        "office:change-info",
        "?:title",
        "?:desc",
    }
)
_INDEXES: Final = frozenset(
    {
        "text:table-of-content",
        "text:alphabetical-index",
        "text:illustration-index",
        "text:table-index",
        "text:object-index",
        "text:user-index",
        "text:bibliography",
    }
)
_HIDDEN: Final = frozenset({"text:hidden-text", "text:hidden-paragraph"})
_UNREAD: Final = {
    "draw:image": "picture",
    "draw:object": "embedded file",
    "draw:object-ole": "embedded file",
    "draw:plugin": "embedded file",
}
_MARGINS: Final = {
    f"style:{kind}{which}": kind
    for kind in ("header", "footer")
    for which in ("", "-left", "-first")
}


@frozen
class Style:
    """The name of a paragraph style and of the one it is based on."""

    name: str = ""
    parent: str = ""


@define
class _Paragraph:
    """A paragraph being collected."""

    zone: Zone | None = None
    level: int = 0
    depth: int = 0
    place: str = ""
    parts: list[str] = field(factory=list)
    boxes: list[Draft] = field(factory=list)


@define
class _Flow:
    """Paragraphs that follow one another: the text itself, a cell, a text box, a note."""

    place: str = ""
    drafts: list[Draft] = field(factory=list)
    open: _Paragraph | None = None
    carried: _Paragraph | None = None


@define
class _Table:
    """A table being collected; `held`: over how many further rows each column's cell goes on."""

    place: str
    rows: list[Row] = field(factory=list)
    cells: list[RowCell] = field(factory=list)
    held: dict[int, int] = field(factory=dict)
    heads: bool = False
    across: int = 1
    down: int = 1
    again: int = 1


class Story:
    """Collects the drafts of one part; lives while it is parsed.

    With `margins`, headers and footers are collected, which a part of styles holds.
    """

    def __init__(
        self, styles: Mapping[str, Style], tracked: Tracked, *, margins: bool = False
    ) -> None:
        self.styles = styles
        self.rejected = tracked is Tracked.REJECTED
        self.margins = margins
        self.changes = 0
        self.comments = 0
        self.unread: Counter[str] = Counter()
        self.path: list[str] = []
        self.skip = 0
        self.flows = [_Flow()]
        self.notes: list[Draft] = []
        self.tables: list[_Table] = []
        self.lists = 0
        self.items: list[int] = []
        self.indexes = 0
        self.paragraphs = self.tabled = 0
        self.noted: Counter[str] = Counter()
        self.deletions: dict[str, list[str]] = {}
        self.deletion: list[str] | None = None
        self.region = ""
        self.insertions: set[str] = set()
        self.inserting: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self.skip:
            self.skip += 1
            return
        if self._is_left_out(name, attributes):
            self.skip = 1
            return
        self.path.append(name)
        if name in _UNREAD:
            self.unread[_UNREAD[name]] += 1
        elif name in _INDEXES:
            self.indexes += 1
        elif self.margins and name in _MARGINS:
            self.flows.append(_Flow(_MARGINS[name]))
        begin = self._STARTS.get(name)
        if begin is not None:
            begin(self, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self.skip:
            self.skip -= 1
            return
        self.path.pop()
        if name in _INDEXES:
            self.indexes -= 1
        elif self.margins and name in _MARGINS:
            inner = self._end_flow()
            self.flows[0].drafts += inner
        finish = self._ENDS.get(name)
        if finish is not None:
            finish(self)

    def data(self, text: str) -> None:
        """Some text."""
        if self.skip or not text:
            return
        if self.deletion is not None:
            if self.deletion:
                self.deletion[-1] += text
        elif (paragraph := self.flows[-1].open) is not None and not self.inserting:
            # A line end in the file is a space of the text (OpenDocument 1.3, part 3, 6.1.2).
            paragraph.parts.append(text.replace("\n", " ").replace("\t", " "))

    def _write(self, text: str) -> None:
        if self.deletion is not None:
            if self.deletion:
                self.deletion[-1] += text
        elif (paragraph := self.flows[-1].open) is not None and not self.inserting:
            paragraph.parts.append(text)

    def _is_left_out(self, name: str, attributes: Mapping[str, str]) -> bool:
        if name in _IGNORED:
            return True
        if name == "office:annotation":
            self.comments += 1
            return True
        if name in _HIDDEN or (name == "text:section" and attributes.get("text:display") == "none"):
            self.unread["hidden text"] += 1
            return True
        if self.margins:
            return name in {"office:styles", "office:automatic-styles", "office:font-face-decls"}
        return False

    # --- changes

    def _begin_region(self, attributes: Mapping[str, str]) -> None:
        self.changes += 1
        # Older files give it a name of its own, newer ones the usual one of XML.
        self.region = attributes.get("text:id") or next(
            (v for k, v in attributes.items() if k.endswith(":id")), ""
        )

    def _begin_insertion(self, _: Mapping[str, str]) -> None:
        self.insertions.add(self.region)

    def _begin_deletion(self, _: Mapping[str, str]) -> None:
        self.deletion = self.deletions.setdefault(self.region, [])

    def _end_deletion(self) -> None:
        self.deletion = None

    def _begin_inserted(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("text:change-id", "")
        if self.rejected and number in self.insertions:
            self.inserting.add(number)

    def _end_inserted(self, attributes: Mapping[str, str]) -> None:
        self.inserting.discard(attributes.get("text:change-id", ""))

    def _put_back(self, attributes: Mapping[str, str]) -> None:
        """With changes rejected, what was deleted here stands again, with its paragraphs' ends."""
        paragraph = self.flows[-1].open
        texts = self.deletions.get(attributes.get("text:change-id", ""), [])
        if not self.rejected or paragraph is None or not texts or self.inserting:
            return
        for text in texts[:-1]:
            paragraph.parts.append(text)
            self._close(self.flows[-1], paragraph)
            paragraph = evolve(paragraph, parts=[], boxes=[])
        paragraph.parts.append(texts[-1])
        self.flows[-1].open = paragraph

    # --- paragraphs

    def _begin_paragraph(self, attributes: Mapping[str, str]) -> None:
        if self.deletion is not None:
            self.deletion.append("")
            return
        flow = self.flows[-1]
        if len(self.flows) == 1 and not self.tables:
            self.paragraphs += 1
        here = self._paragraph(attributes)
        if flow.carried is not None:
            here.parts, here.place = flow.carried.parts, flow.carried.place
            here.boxes, flow.carried = flow.carried.boxes, None
        flow.open = here

    def _paragraph(self, attributes: Mapping[str, str]) -> _Paragraph:
        place = self.flows[-1].place or f"paragraph {self.paragraphs}"
        if self.path[-1] == "text:h":
            level = _count(attributes.get("text:outline-level"), 6)
            return _Paragraph(Zone.HEADING, level, place=place)
        style = attributes.get("text:style-name", "")
        for _ in range(12):
            found = self.styles.get(style)
            name = found.name if found else style.replace("_20_", " ").lower()
            if name == "title":
                return _Paragraph(Zone.HEADLINE, 1, place=place)
            if name in _ZONES:
                return _Paragraph(_ZONES[name], place=place)
            if found is None:
                break
            style = found.parent
        if self.items and self.items[-1]:
            return _Paragraph(Zone.LIST, depth=self.lists, place=place)
        return _Paragraph(place=place)

    def _end_paragraph(self) -> None:
        flow = self.flows[-1]
        if self.deletion is not None or flow.open is None:
            return
        paragraph, flow.open = flow.open, None
        if self.inserting:
            flow.carried = paragraph  # its end was put in, too
        else:
            self._close(flow, paragraph)

    def _close(self, flow: _Flow, paragraph: _Paragraph) -> None:
        for text in paragraph_text("".join(paragraph.parts)):
            flow.drafts.append(
                Draft(
                    text,
                    paragraph.zone,
                    paragraph.level,
                    cut=self.indexes > 0,
                    depth=paragraph.depth,
                    place=paragraph.place,
                )
            )
        flow.drafts += paragraph.boxes

    def _spaces(self, attributes: Mapping[str, str]) -> None:
        self._write(" " * _count(attributes.get("text:c"), _MOST_REPEATED))

    def _tab(self, _: Mapping[str, str]) -> None:
        self._write("\t")

    def _break(self, _: Mapping[str, str]) -> None:
        self._write("\n")

    # --- what holds paragraphs

    def _begin_list(self, _: Mapping[str, str]) -> None:
        self.lists += 1

    def _end_list(self) -> None:
        self.lists -= 1

    def _begin_item(self, _: Mapping[str, str]) -> None:
        self.items.append(1)

    def _end_item(self) -> None:
        self.items.pop()

    def _begin_box(self, _: Mapping[str, str]) -> None:
        self.flows.append(_Flow(f"text box at paragraph {max(1, self.paragraphs)}"))

    def _end_box(self) -> None:
        inner = self._end_flow()
        outer = self.flows[-1]
        (outer.open.boxes if outer.open is not None else outer.drafts).extend(inner)

    def _begin_note(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("text:note-class", "footnote")
        self.noted[kind] += 1
        self.flows.append(_Flow(f"{kind} {self.noted[kind]}"))

    def _end_note(self) -> None:
        self.notes += [evolve(draft, apart=True) for draft in self._end_flow()]

    def _end_flow(self) -> list[Draft]:
        flow = self.flows.pop()
        if flow.carried is not None:
            self._close(flow, flow.carried)
        return flow.drafts

    def _begin_table(self, _: Mapping[str, str]) -> None:
        flow = self.flows[-1]
        if flow.carried is not None:
            carried, flow.carried = flow.carried, None
            self._close(flow, carried)
        self.tabled += not self.tables
        self.tables.append(_Table(flow.place or f"table {self.tabled}"))

    def _end_table(self) -> None:
        table = self.tables.pop()
        drafts = table_drafts(table.rows, table.place)
        self.flows[-1].drafts += [evolve(d, cut=d.cut or self.indexes > 0) for d in drafts]

    def _begin_heads(self, _: Mapping[str, str]) -> None:
        if self.tables:
            self.tables[-1].heads = True

    def _end_heads(self) -> None:
        if self.tables:
            self.tables[-1].heads = False

    def _begin_row(self, _: Mapping[str, str]) -> None:
        if self.tables:
            self.tables[-1].cells = []

    def _end_row(self) -> None:
        if self.tables:
            table = self.tables[-1]
            table.rows.append(Row(tuple(table.cells), table.heads))

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self.flows.append(_Flow(self.flows[-1].place or "table"))
        if self.tables:
            table = self.tables[-1]
            get = attributes.get
            table.across = _count(get("table:number-columns-spanned"), _MOST_REPEATED)
            table.down = _count(get("table:number-rows-spanned"), 10_000)
            table.again = _count(get("table:number-columns-repeated"), _MOST_REPEATED)

    def _end_cell(self) -> None:
        drafts = self._end_flow()
        if not self.tables:
            return
        table = self.tables[-1]
        for _ in range(table.again):
            if len(table.cells) >= _MOST_REPEATED:
                return
            for column in range(len(table.cells), len(table.cells) + table.across):
                table.held[column] = table.down - 1
            table.cells.append(RowCell(tuple(drafts)))

    def _begin_covered(self, attributes: Mapping[str, str]) -> None:
        self.flows.append(_Flow())
        if self.tables:
            self.tables[-1].again = _count(
                attributes.get("table:number-columns-repeated"), _MOST_REPEATED
            )

    def _end_covered(self) -> None:
        """A cell below or beside one that goes on over it."""
        self._end_flow()
        if not self.tables:
            return
        table = self.tables[-1]
        beside = self._is_beside(table)
        for _ in range(min(table.again, _MOST_REPEATED - len(table.cells))):
            column = len(table.cells)
            above = not beside and table.held.get(column, 0) > 0
            if above:
                table.held[column] -= 1
            table.cells.append(RowCell(above=above))

    @staticmethod
    def _is_beside(table: _Table) -> bool:
        """Whether the covered cell lies to the right of a cell of the same row."""
        return table.across > 1 and bool(table.cells) and bool(table.cells[-1].drafts)

    def finish(self) -> list[Draft]:
        """The drafts of the part; its notes stand last."""
        while len(self.flows) > 1:
            self._end_box()
        return [*self._end_flow(), *self.notes]

    _STARTS: ClassVar[Mapping[str, Callable[["Story", Mapping[str, str]], None]]] = {
        "text:p": _begin_paragraph,
        "text:h": _begin_paragraph,
        "text:s": _spaces,
        "text:tab": _tab,
        "text:line-break": _break,
        "text:list": _begin_list,
        "text:list-item": _begin_item,
        "text:list-header": _begin_item,
        "draw:text-box": _begin_box,
        "text:note": _begin_note,
        "table:table": _begin_table,
        "table:table-header-rows": _begin_heads,
        "table:table-row": _begin_row,
        "table:table-cell": _begin_cell,
        "table:covered-table-cell": _begin_covered,
        "text:changed-region": _begin_region,
        "text:insertion": _begin_insertion,
        "text:deletion": _begin_deletion,
        "text:change-start": _begin_inserted,
        "text:change-end": _end_inserted,
        "text:change": _put_back,
    }
    _ENDS: ClassVar[Mapping[str, Callable[["Story"], None]]] = {
        "text:p": _end_paragraph,
        "text:h": _end_paragraph,
        "text:list": _end_list,
        "text:list-item": _end_item,
        "text:list-header": _end_item,
        "draw:text-box": _end_box,
        "text:note": _end_note,
        "table:table": _end_table,
        "table:table-header-rows": _end_heads,
        "table:table-row": _end_row,
        "table:table-cell": _end_cell,
        "table:covered-table-cell": _end_covered,
        "text:deletion": _end_deletion,
    }


_ZONES: Final[Mapping[str, Zone]] = {
    "subtitle": Zone.STANDFIRST,
    "quotations": Zone.QUOTATION,
    "quote": Zone.QUOTATION,
    "intense quote": Zone.QUOTATION,
    "caption": Zone.CAPTION,
}
"""The names of the standard styles, which are the same in every language of the menus."""


def _count(raw: str | None, most: int) -> int:
    """A count as attributes write it, from 1 to a limit; 1 where none is given."""
    known = raw is not None and raw.isascii() and raw.isdigit()
    return max(1, min(int(raw[:6]), most)) if raw and known else 1
