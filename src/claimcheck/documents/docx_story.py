"""The text of one part of a Word document, collected while its XML is parsed.

The elements are those of ISO/IEC 29500-1, section 17 (WordprocessingML).
"""

# Longer than 400 lines: one handler for each element of a format, on one state.

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from attrs import define, evolve, field, frozen

from claimcheck.documents.extracted import Draft
from claimcheck.documents.office_tables import Row, RowCell, table_drafts
from claimcheck.documents.unread import paragraph_text
from claimcheck.model import Tracked, Zone

_OFF: Final = frozenset({"0", "false", "off", "none"})
_ADDED: Final = frozenset({"w:ins", "w:moveTo"})
_TAKEN: Final = frozenset({"w:del", "w:moveFrom"})
_CHANGES: Final = _ADDED | _TAKEN
_IGNORED: Final = frozenset(
    {"w:rPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange", "w:rt"}
    | {"w:tblPrExChange", "w:tblGridChange", "mc:Fallback", "w:ffData", "w:sectPr"}
)
_ROWS_MOST: Final = 63
"""A cell that spans more columns than Word has does not."""


@frozen
class Style:
    """What a paragraph style says of its paragraphs."""

    name: str = ""
    based: str = ""
    outline: int | None = None
    listed: bool = False


@define
class _Look:
    """What a paragraph's own properties say of it."""

    style: str = ""
    outline: int | None = None
    listed: bool | None = None
    """Whether it is an item; None where its style says so."""
    depth: int = 0


@define
class _Paragraph:
    """A paragraph being collected."""

    parts: list[str] = field(factory=list)
    look: _Look = field(factory=_Look)
    place: str = ""
    joined: bool = False
    """Its mark is gone in this view, so that the next paragraph goes on with it."""
    boxes: list[Draft] = field(factory=list)


@define
class _Flow:
    """Paragraphs that follow one another: the text itself, a cell, a text box, a note."""

    drafts: list[Draft] = field(factory=list)
    carried: _Paragraph | None = None
    open: _Paragraph | None = None


@define
class _Table:
    """A table being collected."""

    place: str
    rows: list[Row] = field(factory=list)
    cells: list[RowCell] = field(factory=list)
    head: bool = False
    dropped: bool = False
    across: int = 1
    above: bool = False


@define
class Counts:
    """What was met on the way that a person should hear of."""

    changes: int = 0
    hidden: int = 0


class Story:
    """Collects the drafts of one part; lives while it is parsed."""

    def __init__(
        self, name: str, styles: Mapping[str, Style], tracked: Tracked, counts: Counts
    ) -> None:
        self.name = name
        self.styles = styles
        self.rejected = tracked is Tracked.REJECTED
        self.gone = _ADDED if self.rejected else _TAKEN
        self.counts = counts
        self.path: list[str] = []
        self.skip = 0
        self.flows = [_Flow()]
        self.tables: list[_Table] = []
        self.boxes = 0
        self.paragraphs = self.tabled = self.noted = 0
        self.hidden = False
        self.placeholder = False
        self.writing = False
        self.note_place = name

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self.skip:
            self.skip += 1
            return
        parent = self.path[-1] if self.path else ""
        if name in _CHANGES and parent not in {"w:rPr", "w:trPr"}:
            self.counts.changes += 1
        if self._is_left_out(name, parent, attributes):
            self.skip = 1
            return
        self.path.append(name)
        begin = self._STARTS.get(name)
        if begin is not None:
            begin(self, parent, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self.skip:
            self.skip -= 1
            return
        self.path.pop()
        finish = self._ENDS.get(name)
        if finish is not None:
            finish(self)

    def data(self, text: str) -> None:
        """Some text."""
        if self.writing and not self.skip:
            self._add(text)

    def _is_left_out(self, name: str, parent: str, attributes: Mapping[str, str]) -> bool:
        if name in _IGNORED:
            return True
        if name in self.gone:
            return parent not in {"w:rPr", "w:trPr"}
        if name == "w:pPrChange":
            return not self.rejected
        if name == "w:sdtContent":
            shown, self.placeholder = not self.placeholder, False
            return not shown
        # The marks that part notes from the text are notes of their own.
        return name in {"w:footnote", "w:endnote"} and attributes.get("w:type") in {
            "separator",
            "continuationSeparator",
            "continuationNotice",
        }

    def _add(self, text: str) -> None:
        paragraph = self.flows[-1].open
        if paragraph is None:
            return
        if self.hidden:
            self.counts.hidden += bool(text.strip())
        else:
            paragraph.parts.append(text)

    # --- paragraphs

    def _begin_paragraph(self, _: str, __: Mapping[str, str]) -> None:
        flow = self.flows[-1]
        outer = not self.tables and not self.boxes and not self.name
        self.paragraphs += outer
        if flow.carried is not None:
            flow.open, flow.carried = evolve(flow.carried, look=_Look(), joined=False), None
        else:
            flow.open = _Paragraph(place=self._place())
        self.hidden = False

    def _place(self) -> str:
        if self.name:
            return self.note_place
        if self.boxes:
            return f"text box at paragraph {self.paragraphs}"
        return f"paragraph {self.paragraphs}"

    def _end_paragraph(self) -> None:
        flow = self.flows[-1]
        paragraph, flow.open = flow.open, None
        if paragraph is None:
            return
        if paragraph.joined:
            flow.carried = paragraph
        else:
            self._close(flow, paragraph)

    def _close(self, flow: _Flow, paragraph: _Paragraph) -> None:
        look = paragraph.look
        for text in paragraph_text("".join(paragraph.parts)):
            flow.drafts.append(self._draft(text, look, paragraph.place))
        flow.drafts += paragraph.boxes

    def _draft(self, text: str, look: _Look, place: str) -> Draft:
        names, outline, listed = self._named(look.style)
        level = next((_level(n) for n in names if _level(n)), 0)
        outline = look.outline if look.outline is not None else outline
        if not level and outline is not None and 0 <= outline < 9:  # noqa: PLR2004 - 9 is body text
            level = outline + 1
        item = listed if look.listed is None else look.listed
        if any(n.startswith(("toc ", "table of figures", "index ")) for n in names):
            return Draft(text, cut=True)
        if "title" in names:
            return Draft(text, Zone.HEADLINE, 1, place=place)
        if level:
            return Draft(text, Zone.HEADING, min(level, 6), place=place)
        zone = next((_ZONES[n] for n in names if n in _ZONES), None)
        if zone is None and item:
            return Draft(text, Zone.LIST, depth=look.depth + 1, place=place)
        return Draft(text, zone, place=place)

    def _named(self, style: str) -> tuple[list[str], int | None, bool]:
        """The names of a style and those it is based on, with its outline level and list."""
        names: list[str] = []
        outline: int | None = None
        listed = False
        for _ in range(12):
            found = self.styles.get(style)
            if found is None:
                if not names and style:
                    names.append(style.lower())  # a style that is used and nowhere described
                break
            names.append(found.name)
            outline = found.outline if outline is None else outline
            listed = listed or found.listed
            style = found.based
        return names, outline, listed

    def _set_style(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:pPr" and (paragraph := self.flows[-1].open):
            paragraph.look.style = attributes.get("w:val", "")

    def _set_outline(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:pPr" and (paragraph := self.flows[-1].open):
            paragraph.look.outline = number_of(attributes.get("w:val", ""))

    def _set_number(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:numPr" and (paragraph := self.flows[-1].open):
            paragraph.look.listed = attributes.get("w:val") != "0"

    def _set_depth(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:numPr" and (paragraph := self.flows[-1].open):
            paragraph.look.depth = number_of(attributes.get("w:val", "")) or 0

    def _begin_change(self, parent: str, __: Mapping[str, str]) -> None:
        """A change inside properties: of a paragraph's mark, or of a whole row of a table."""
        if parent == "w:rPr" and self.path[-3:-2] == ["w:pPr"]:
            paragraph = self.flows[-1].open
            self.counts.changes += 1
            if paragraph is not None and self.path[-1] in self.gone:
                paragraph.joined = True
        elif parent == "w:trPr" and self.tables:
            self.counts.changes += 1
            self.tables[-1].dropped = self.tables[-1].dropped or self.path[-1] in self.gone

    def _begin_old_look(self, _: str, __: Mapping[str, str]) -> None:
        """With changes rejected, what a paragraph was before stands, and nothing of what it is."""
        if paragraph := self.flows[-1].open:
            paragraph.look = _Look()

    # --- words

    def _begin_run(self, _: str, __: Mapping[str, str]) -> None:
        self.hidden = False

    def _set_hidden(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:rPr" and self.path[-3:-2] == ["w:r"]:
            self.hidden = attributes.get("w:val", "1") not in _OFF

    def _begin_text(self, _: str, __: Mapping[str, str]) -> None:
        self.writing = True

    def _end_text(self) -> None:
        self.writing = False

    def _write_tab(self, parent: str, __: Mapping[str, str]) -> None:
        if parent == "w:r":
            self._add("\t")

    def _write_break(self, parent: str, __: Mapping[str, str]) -> None:
        if parent == "w:r":
            self._add("\n")

    def _write_hyphen(self, parent: str, __: Mapping[str, str]) -> None:
        if parent == "w:r":
            self._add("\u2011")

    def _begin_control(self, parent: str, attributes: Mapping[str, str]) -> None:
        self.placeholder = parent == "w:sdtPr" and attributes.get("w:val", "1") not in _OFF

    # --- what holds paragraphs

    def _begin_box(self, _: str, __: Mapping[str, str]) -> None:
        self.flows.append(_Flow())
        self.boxes += 1

    def _end_box(self) -> None:
        self.boxes -= 1
        inner = self._end_flow()
        outer = self.flows[-1]
        if outer.open is not None:
            outer.open.boxes += inner
        else:
            outer.drafts += inner

    def _end_flow(self) -> list[Draft]:
        flow = self.flows.pop()
        if flow.carried is not None:
            self._close(flow, flow.carried)
        return flow.drafts

    def _begin_table(self, _: str, __: Mapping[str, str]) -> None:
        flow = self.flows[-1]
        if flow.carried is not None:
            carried, flow.carried = flow.carried, None
            self._close(flow, carried)
        self.tabled += not self.tables and not self.name
        place = self.note_place if self.name else f"table {self.tabled}"
        self.tables.append(_Table(place))

    def _end_table(self) -> None:
        table = self.tables.pop()
        self.flows[-1].drafts += table_drafts(table.rows, table.place)

    def _begin_row(self, _: str, __: Mapping[str, str]) -> None:
        if self.tables:
            table = self.tables[-1]
            table.cells, table.head, table.dropped = [], False, False

    def _end_row(self) -> None:
        if self.tables and not self.tables[-1].dropped:
            self.tables[-1].rows.append(Row(tuple(self.tables[-1].cells), self.tables[-1].head))

    def _set_head(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:trPr" and self.tables:
            self.tables[-1].head = attributes.get("w:val", "1") not in _OFF

    def _set_before(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:trPr" and self.tables:
            count = number_of(attributes.get("w:val", "")) or 0
            self.tables[-1].cells += [RowCell()] * min(count, _ROWS_MOST)

    def _begin_cell(self, _: str, __: Mapping[str, str]) -> None:
        self.flows.append(_Flow())
        if self.tables:
            self.tables[-1].across, self.tables[-1].above = 1, False

    def _set_across(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:tcPr" and self.tables:
            count = number_of(attributes.get("w:val", "")) or 1
            self.tables[-1].across = max(1, min(count, _ROWS_MOST))

    def _set_above(self, parent: str, attributes: Mapping[str, str]) -> None:
        if parent == "w:tcPr" and self.tables:
            self.tables[-1].above = attributes.get("w:val") != "restart"

    def _end_cell(self) -> None:
        drafts = self._end_flow()
        if self.tables:
            table = self.tables[-1]
            table.cells.append(RowCell(tuple(drafts), above=table.above))
            table.cells += [RowCell(above=table.above)] * (table.across - 1)

    def _begin_note(self, _: str, __: Mapping[str, str]) -> None:
        self.noted += 1
        self.note_place = f"{self.name} {self.noted}"

    def finish(self) -> list[Draft]:
        """The drafts of the part."""
        while len(self.flows) > 1:
            self._end_box()
        return self._end_flow()

    _STARTS: ClassVar[Mapping[str, Callable[["Story", str, Mapping[str, str]], None]]] = {
        "w:p": _begin_paragraph,
        "w:pStyle": _set_style,
        "w:outlineLvl": _set_outline,
        "w:numId": _set_number,
        "w:ilvl": _set_depth,
        **dict.fromkeys(_CHANGES, _begin_change),
        "w:pPrChange": _begin_old_look,
        "w:r": _begin_run,
        "w:vanish": _set_hidden,
        "w:t": _begin_text,
        "w:delText": _begin_text,
        "m:t": _begin_text,
        "w:tab": _write_tab,
        "w:ptab": _write_tab,
        "w:br": _write_break,
        "w:cr": _write_break,
        "w:noBreakHyphen": _write_hyphen,
        "w:showingPlcHdr": _begin_control,
        "w:txbxContent": _begin_box,
        "w:tbl": _begin_table,
        "w:tr": _begin_row,
        "w:tblHeader": _set_head,
        "w:gridBefore": _set_before,
        "w:tc": _begin_cell,
        "w:gridSpan": _set_across,
        "w:vMerge": _set_above,
        "w:footnote": _begin_note,
        "w:endnote": _begin_note,
    }
    _ENDS: ClassVar[Mapping[str, Callable[["Story"], None]]] = {
        "w:p": _end_paragraph,
        "w:t": _end_text,
        "w:delText": _end_text,
        "m:t": _end_text,
        "w:txbxContent": _end_box,
        "w:tbl": _end_table,
        "w:tr": _end_row,
        "w:tc": _end_cell,
    }


_ZONES: Final[Mapping[str, Zone]] = {
    "subtitle": Zone.STANDFIRST,
    "quote": Zone.QUOTATION,
    "intense quote": Zone.QUOTATION,
    "quotations": Zone.QUOTATION,
    "caption": Zone.CAPTION,
}
"""The names of Word's own styles, which are the same in every language of its menus."""


def _level(name: str) -> int:
    """The level of a heading by the name of its style, 0 for any other."""
    kind, _, number = name.partition(" ")
    return number_of(number) or 0 if kind == "heading" else 0


def number_of(raw: str) -> int | None:
    """A whole number as attributes write it; None for anything else."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 6 else None  # noqa: PLR2004 - no count here is longer
