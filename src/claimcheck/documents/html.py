"""Web pages: the story's own text, found by careful rules in a tree built in one pass.

The tree is built here and not by a library: a page's bytes may come from anybody, and this scanner
never looks at a character twice and never nests deeper than a fixed limit.
"""

# Longer than 400 lines: one scanner that looks at each character once, with the rules for what it
# keeps.

import datetime as dt
import html as entities
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from attrs import define, evolve, field, frozen

from claimcheck.documents.extracted import About, Draft, Table, TableCell, document_of
from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.lines import trim
from claimcheck.documents.sizes import MOST_ELEMENTS, scaled
from claimcheck.documents.zones import Piece, look_of, topic
from claimcheck.lexicon import load
from claimcheck.model import Document, DocumentEntry, Span, Zone

_TAG: Final = re.compile(r"<(?:(/)?([A-Za-z][^\s/>]*)|!--|[!?]|/)")
_ATTRIBUTE: Final = re.compile(r"[^\s=>\"'/]+")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_DEEPEST: Final = 500
_LOOKED: Final = 100
"""So many levels up an element that a tag closes is looked for; this keeps the work linear."""
_VOID: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "keygen",
        "frame",
    ]
)
_RAW: Final = frozenset(
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]
)
_BLOCK: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNREAD: Final = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "button",
        "input",
        "select",
        "textarea",
        "option",
        "datalist",
        "progress",
        "meter",
        "dialog",
        "embed",
        "noembed",
        "noframes",
        "xmp",
    ]
)
_CLOSES: Final[Mapping[str, frozenset[str]]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "thead": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "tfoot": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "option": frozenset({"option"}),
}
_TABLE: Final = frozenset({"tr", "td", "th", "tbody", "thead", "tfoot", "caption"})
_BOUNDS: Final = frozenset({"ul", "ol", "menu", "table", "dl", "td", "th", "body", "html"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ASIDE: Final = frozenset({"nav", "footer", "form", "search", "menu"})
_ROLES: Final = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
    }
)
_MAIN_SHARE: Final = 0.5
_WHOLE_SHARE: Final = 0.4
"""An element with so much of a page's text is not furniture, whatever it is called."""
_LINE_WORDS: Final = 12
_TITLE_WORDS: Final = 4
"""The title of a list of links has no more words."""
_WIDEST: Final = 200
"""Cells further to the right do not go on over further rows; this keeps the work linear."""
_LINKED: Final = 0.85
_SIGNED: Final = 200
"""A by-line or date line has fewer characters."""
_BREAKS: Final = re.compile(r"\n[ \t]*\n[ \t\n]*")


@define(eq=False)
class Node:
    """An element of a page, or a stretch of its text (`tag` is then empty)."""

    tag: str
    attributes: dict[str, str] = field(factory=dict)
    text: str = ""
    children: "list[Node]" = field(factory=list)
    weight: int = 0
    """How many characters of paragraphs are inside."""


@frozen
class _Classes:
    """The class names of page furniture, ready to be asked."""

    furniture: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    standfirst: frozenset[str]
    byline: frozenset[str]
    caption: frozenset[str]
    quotation: frozenset[str]


@lru_cache(maxsize=4)
def _classes(language: str = "en") -> _Classes:
    table: Mapping[str, Any] = load(language).table("furniture")["html"]
    return _Classes(
        furniture=frozenset(table["furniture"]),
        pairs=frozenset((a, b) for a, _, b in (p.partition(" ") for p in table["pairs"])),
        standfirst=frozenset(table["standfirst"]),
        byline=frozenset(table["byline"]),
        caption=frozenset(table["caption"]),
        quotation=frozenset(table["quotation"]),
    )


# --- the tree ------------------------------------------------------------------------------


def parse(text: str) -> Node:
    """Build the tree of a page in one pass over its text.

    Raises:
        UnreadableError: elements are nested deeper than 500, or there are too many.
    """
    root = Node("")
    stack = [root]
    open_count: dict[str, int] = {}
    at, end = 0, len(text)
    left = scaled(MOST_ELEMENTS)
    while at < end:
        match = _TAG.search(text, at)
        if match is None:
            _add_text(stack[-1], text[at:])
            break
        if match.start() > at:
            _add_text(stack[-1], text[at : match.start()])
        if match[2] is None:
            closing = ("-->", 3) if text.startswith("<!--", match.start()) else (">", 1)
            found = text.find(closing[0], match.end() - (1 if match[0] == "<!--" else 0))
            at = end if found < 0 else found + closing[1]
            continue
        name = match[2].lower()
        if match[1]:
            found = text.find(">", match.end())
            at = end if found < 0 else found + 1
            _close(stack, open_count, name)
            continue
        left -= 1
        if left < 0:
            raise UnreadableError(
                f"it has more than {scaled(MOST_ELEMENTS):,} elements, which is the limit; "
                "save the page's text as .txt"
            )
        at, attributes, empty = _attributes(text, match.end())
        _open(stack, open_count, name, attributes, empty=empty)
        if name in _RAW and stack[-1].tag == name:
            found = _raw_end(text, name, at)
            stack[-1].text = text[at:found]
            at = found
    return root


def _raw_end(text: str, name: str, at: int) -> int:
    """Where the text of a script, style or title ends."""
    match = _raw_closing(name).search(text, at)
    return match.start() if match else len(text)


@lru_cache(maxsize=16)
def _raw_closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?![\w-])", re.IGNORECASE)


def _add_text(node: Node, text: str) -> None:
    """Add text to an element; in a page's text every run of white space is one space."""
    node.children.append(Node("", text=_SPACE.sub(" ", entities.unescape(text))))


def _attributes(text: str, at: int) -> tuple[int, dict[str, str], bool]:
    """Read the attributes of a tag; return where it ends, them, and whether it closes itself."""
    found: dict[str, str] = {}
    end = len(text)
    empty = False
    while at < end:
        char = text[at]
        if char == ">":
            return at + 1, found, empty
        if char == "/" or char.isspace():
            empty = char == "/"
            at += 1
            continue
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            at += 1
            continue
        name, at = match[0].lower(), match.end()
        after = _SPACE.match(text, at)
        equals = after.end() if after else at
        if equals >= end or text[equals] != "=":
            found.setdefault(name, "")
            continue
        at = equals + 1
        if skip := _SPACE.match(text, at):
            at = skip.end()
        if at < end and text[at] in "\"'":
            close = text.find(text[at], at + 1)
            value, at = (text[at + 1 :], end) if close < 0 else (text[at + 1 : close], close + 1)
        else:
            start = at
            while at < end and text[at] != ">" and not text[at].isspace():
                at += 1
            value = text[start:at]
        found.setdefault(name, entities.unescape(value))
    return end, found, empty


def _open(
    stack: list[Node], count: dict[str, int], name: str, attributes: dict[str, str], *, empty: bool
) -> None:
    if name in _BLOCK and count.get("p") and name not in {"html", "body"}:
        _close(stack, count, "p", within=_BOUNDS)
    if name in _HEADINGS and stack[-1].tag in _HEADINGS:
        _pop(stack, count)
    closes = _CLOSES.get(name)
    if closes and any(count.get(c) for c in closes):
        bounds = frozenset({"table"}) if name in _TABLE else _BOUNDS
        _close_any(stack, count, closes, bounds - closes)
    node = Node(name, attributes)
    stack[-1].children.append(node)
    if name in _VOID or (empty and name not in _BLOCK and name not in _RAW):
        return
    if len(stack) > _DEEPEST:
        raise UnreadableError(
            f"its elements are nested deeper than {_DEEPEST}, which no story needs; "
            "save the page's text as .txt"
        )
    stack.append(node)
    count[name] = count.get(name, 0) + 1


def _pop(stack: list[Node], count: dict[str, int]) -> None:
    count[stack.pop().tag] -= 1


def _close(
    stack: list[Node], count: dict[str, int], name: str, within: frozenset[str] = frozenset()
) -> None:
    if not count.get(name):
        return
    if not within and name != "table":
        within = frozenset({"table"}) if name in _TABLE else frozenset({"td", "th", "table"})
    _close_any(stack, count, frozenset({name}), within)


def _close_any(
    stack: list[Node],
    count: dict[str, int],
    names: frozenset[str],
    within: frozenset[str],
) -> None:
    """Close the innermost open element of some names, and all in it, unless a bound is nearer.

    For the parts of a table every open one is closed, up to the table.
    """
    depth = len(stack) - 1
    least = max(0, depth - _LOOKED)
    outermost = None
    while depth > least:
        tag = stack[depth].tag
        if tag in names:
            outermost = depth
            if len(names) == 1 or names == _CLOSES["dt"]:
                break
        elif tag in within:
            break
        depth -= 1
    if outermost is not None:
        while len(stack) > outermost:
            _pop(stack, count)


# --- what the tree says --------------------------------------------------------------------


def _names(node: Node) -> list[str]:
    """The parts of an element's class and id names, in lower case."""
    raw = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"[:600]
    raw = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", raw)
    return re.findall(r"[a-z]+", raw.lower())


def _hidden(node: Node) -> bool:
    style = node.attributes.get("style", "").replace(" ", "").lower()
    return (
        node.tag in _UNREAD
        or "hidden" in node.attributes
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _weigh(root: Node) -> None:
    """Set the weight of every element: how much text its paragraphs hold."""
    order: list[tuple[Node, Node | None]] = [(root, None)]
    for node, _ in order:
        if node.tag and _hidden(node):
            continue
        order.extend((child, node) for child in node.children)
    for node, parent in reversed(order):
        if not node.tag and node.text:
            text = node.text.strip()
            node.weight = len(text) if len(text) > 20 else 0  # noqa: PLR2004 - menu words do not count
        if parent is not None and parent.tag != "a":
            parent.weight += node.weight


def _is_furniture(node: Node, total: int) -> bool:
    """Whether an element is furniture by what it is or is called."""
    if node.weight > _WHOLE_SHARE * total and node.weight > 200:  # noqa: PLR2004 - a page of teasers has little else
        return False
    if node.tag in _ASIDE or node.attributes.get("role", "").lower() in _ROLES:
        return True
    known = _classes()
    names = _names(node)
    return not known.furniture.isdisjoint(names) or any(
        pair in known.pairs for pair in pairwise(names)
    )


def _find(root: Node, *tags: str) -> Iterator[Node]:
    """All elements of some tags, in order, furniture and hidden parts included."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.tag in tags:
            yield node
        stack.extend(reversed(node.children))


def _inner(node: Node) -> str:
    """The text inside an element on one line."""
    parts = [entities.unescape(node.text)] if node.tag in _RAW else [n.text for n in _texts(node)]
    return " ".join("".join(parts).split())


def _texts(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        here = stack.pop()
        if not here.tag and here.text:
            yield here
        if here.tag == "br":
            yield Node("", text=" ")
        if here is node or not _hidden(here):
            stack.extend(reversed(here.children))


def _metadata(root: Node) -> tuple[str | None, dt.date | None]:
    """The title and the day of publication that a page gives of itself."""
    meta: dict[str, str] = {}
    for node in _find(root, "meta"):
        name = (node.attributes.get("property") or node.attributes.get("name") or "").lower()
        if node.attributes.get("content"):
            meta.setdefault(name, node.attributes["content"])
    linked: dict[str, str] = {}
    for node in _find(root, "script"):
        if "ld+json" in node.attributes.get("type", "").lower():
            linked = {**_linked(node.text), **linked}
    title = meta.get("og:title") or linked.get("headline")
    if not title:
        title = next((_inner(n) for n in _find(root, "title")), "") or None
    for raw in (
        linked.get("datePublished"),
        meta.get("article:published_time"),
        meta.get("date"),
        meta.get("dc.date"),
        meta.get("dcterms.date"),
    ):
        try:
            if raw:
                return title, dt.date.fromisoformat(raw.strip()[:10])
        except ValueError:
            continue
    return title, None


def _linked(raw: str) -> dict[str, str]:
    """The fields of a page's linked data that are plain text."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    rows = (
        data
        if isinstance(data, list)
        else data.get("@graph", [data])
        if isinstance(data, dict)
        else []
    )
    found: dict[str, str] = {}
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            for key in ("headline", "datePublished"):
                if isinstance(row.get(key), str):
                    found.setdefault(key, row[key])
    return found


# --- from the tree to paragraphs -----------------------------------------------------------


@frozen
class _Context:
    """What an element hands down to what is in it."""

    zone: Zone | None = None
    level: int = 0
    cut: bool = False
    linked: bool = False


class _Collector:
    """The paragraph being collected; lives while one page is read."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.parts: list[str] = []
        self.links: list[tuple[int, int]] = []
        self.length = 0
        self.context = _Context()

    def add(self, text: str, *, linked: bool) -> None:
        """Add a stretch of text; a line end in it is a break that the page asks for."""
        self.parts.append(text)
        if linked and text.strip():
            self.links.append((self.length, self.length + len(text)))
        self.length += len(text)

    def flush(self, context: _Context) -> None:
        """End the paragraph; the next one stands in `context`."""
        text = "".join(self.parts)
        here = self.context
        for part in _BREAKS.split(text):
            shown = _clean(part)
            if trim(shown, 0, len(shown)) != Span(0, 0) and shown:
                linked = _is_links(text, self.links)
                self.drafts += [
                    Draft(line, here.zone, here.level, here.cut, linked)
                    for line in ([shown] if here.zone else _lines_apart(shown))
                ]
        self.parts, self.links, self.length, self.context = [], [], 0, context


def _lines_apart(text: str) -> list[str]:
    """A paragraph, or each of its lines where they are titles and names and no sentences."""
    lines = text.split("\n")
    if len(lines) > 1:
        looks = [look_of(Piece(Span(0, 0), line)) for line in lines]
        if all(
            not look.stop and len(look.words) <= _LINE_WORDS and not line[0].islower()
            for look, line in zip(looks, lines, strict=True)
        ):
            return lines
    return [text]


def _is_links(text: str, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a paragraph is nothing but links, or a title with a line for each of some links."""
    linked = sum(len(text[a:b].strip()) for a, b in links)
    if not linked or linked >= _LINKED * len(_clean(text)):
        return linked > 0
    if "\n" not in text or len(links) < 2:  # noqa: PLR2004 - one link may stand in any paragraph
        return False
    plain = list(text)
    for a, b in links:
        plain[a:b] = " " * (b - a)
    rest = [line.split() for line in "".join(plain).split("\n") if line.strip()]
    return len(rest) == 1 and len(rest[0]) <= _TITLE_WORDS


def _clean(text: str) -> str:
    """A paragraph's text, each of its lines trimmed and its spaces made one."""
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    shown = "\n".join(line for line in lines if line)
    span = trim(shown, 0, len(shown))
    return span.of(shown)


def _drafts(  # noqa: C901 - one branch for each thing a node may be
    root: Node, main: Node
) -> list[Draft]:
    """The paragraphs, items and tables of a page in order; what is furniture is marked as cut."""
    out = _Collector()
    start = _Context(cut=main is not root)
    # A node with what it inherits; or, with no node, the context that goes on after a block.
    work: list[tuple[Node | None, _Context]] = [(root, start)]
    while work:
        node, context = work.pop()
        if node is None:
            out.flush(context)
            continue
        if not node.tag and node.text:
            out.add(node.text, linked=context.linked)
            continue
        if _hidden(node):
            continue
        if node.tag == "br":
            out.add("\n", linked=False)
            continue
        inner = _inherit(node, context, root.weight)
        if node is main:
            inner = evolve(inner, cut=False)
        if node.tag == "table" and _is_data(node):
            out.flush(context)
            rows = _table(node)
            shown = " ".join(cell.text for row in rows for cell in row if cell.text)
            caption = next((_inner(c) for c in node.children if c.tag == "caption"), "")
            if caption:
                out.drafts.append(Draft(caption, Zone.CAPTION, cut=inner.cut))
            if shown:
                out.drafts.append(Draft(shown, Zone.TABLE, cut=inner.cut, table=rows))
            continue
        if node.tag in _BLOCK:
            out.flush(inner)
            work.append((None, context))
        work.extend((child, inner) for child in reversed(node.children))
    out.flush(start)
    return out.drafts


def _inherit(node: Node, context: _Context, total: int) -> _Context:
    """What an element hands down: its zone, and whether it is furniture."""
    tag = node.tag
    if not tag:
        return context
    if tag == "a":
        # A link around whole blocks is a teaser for another page.
        around = "href" in node.attributes and any(c.tag in _BLOCK for c in node.children)
        teaser = around and node.weight <= _WHOLE_SHARE * total
        return evolve(context, linked=True, cut=context.cut or teaser)
    names = _names(node)
    known = _classes()
    cut = context.cut or (tag not in _HEADINGS and tag != "p" and _is_furniture(node, total))
    zone, level = context.zone, context.level
    if tag in _HEADINGS:
        zone, level = Zone.HEADING, int(tag[1])
    elif tag == "figcaption" or not known.caption.isdisjoint(names):
        zone = Zone.CAPTION
    elif tag == "blockquote" or (tag == "aside" and not known.quotation.isdisjoint(names)):
        zone = Zone.QUOTATION
    elif not known.standfirst.isdisjoint(names) and node.weight < _MAIN_SHARE * total:
        zone = Zone.STANDFIRST
    elif not known.byline.isdisjoint(names) and node.weight < _SIGNED:
        zone = Zone.FURNITURE
    elif tag in {"li", "dd"} and zone is None:
        zone = Zone.LIST
    elif tag == "p" and _is_furniture(node, total):
        zone = Zone.FURNITURE
    return _Context(zone, level, cut, context.linked)


def _is_data(table: Node) -> bool:
    """Whether a table holds data and not the layout of a page."""
    rows = _rows(table)
    if not rows or max(map(len, rows)) < 2:  # noqa: PLR2004 - a table has two columns
        return False
    if any(True for cell in table.children for _ in _find(cell, "table")):
        return False
    return all(len(_inner(cell)) < 300 for row in rows for cell in row)  # noqa: PLR2004 - longer is layout


def _rows(table: Node) -> list[list[Node]]:
    rows = []
    stack = [table]
    while stack:
        node = stack.pop()
        if node.tag == "tr":
            rows.append([c for c in node.children if c.tag in {"td", "th"}])
        elif node is table or node.tag in {"thead", "tbody", "tfoot"}:
            stack.extend(reversed(node.children))
    return [row for row in rows if row]


def _table(table: Node) -> Table:
    """The rows of a table; a cell over several columns or rows is followed by empty ones."""
    result: list[tuple[TableCell, ...]] = []
    held: dict[int, tuple[int, TableCell]] = {}
    for row in _rows(table):
        cells: list[TableCell] = []

        def take_held(cells: list[TableCell] = cells) -> None:
            while held.get(len(cells), (0,))[0] > 0:
                rows, cell = held[len(cells)]
                held[len(cells)] = (rows - 1, cell)
                cells.append(cell)

        for node in row:
            take_held()
            head = node.tag == "th"
            across, down = _spanned(node, "colspan", 20), _spanned(node, "rowspan", 200)
            shown = [TableCell(_inner(node), head), *[TableCell("", head)] * (across - 1)]
            for cell in shown:
                if down > 1 and len(cells) < _WIDEST:
                    held[len(cells)] = (down - 1, TableCell("", head, above=True))
                cells.append(cell)
        take_held()
        result.append(tuple(cells))
    return tuple(result)


def _spanned(cell: Node, name: str, most: int) -> int:
    raw = cell.attributes.get(name, "1")
    return max(1, min(int(raw[:6]), most)) if raw.isascii() and raw.isdigit() else 1


def _main(root: Node) -> Node:
    """The element that holds the story: the smallest of a page's own with most of its text."""
    best = root
    total = root.weight
    for node in _find(root, "main", "article", "div", "section"):
        semantic = node.tag in {"main", "article"} or (
            node.attributes.get("role", "").lower() == "main"
            or "articlebody" in node.attributes.get("itemprop", "").lower()
        )
        if semantic and node.weight >= _MAIN_SHARE * total and node.weight <= best.weight:
            best = node
    return best


# --- the document ----------------------------------------------------------------------------


def read_html(entry: DocumentEntry, text: str) -> Document:
    """Make a document of the text of a page.

    `Document.text` is the extracted text; `cut` lists what was left out as furniture. Title and
    date are the page's own where the entry has none.

    Raises:
        UnreadableError: the page is nested too deeply, or holds no text.
    """
    root = parse(text)
    title, date = _metadata(root)
    _weigh(root)
    drafts = _drafts(root, _main(root))
    kept, cut = _kept(drafts)
    place = _headline(kept, entry.title or title)
    if place is not None:
        kept[place] = evolve(kept[place], zone=Zone.HEADLINE)
    try:
        about = About(title, date, cut=tuple(cut), linkable=True)
        return document_of(entry, kept, about)
    except UnreadableError:
        raise UnreadableError(
            "no story was found in the page; save the page's text as .txt"
        ) from None


def _kept(drafts: Sequence[Draft]) -> tuple[list[Draft], list[str]]:
    """The drafts that may belong to the story, and the text of those that do not.

    A headline above the story's own part belongs to it, if there is none inside.
    """
    has_title = any(d.level == 1 and not d.cut for d in drafts)
    titles = [d for d in drafts if d.level == 1 and d.cut]
    title = titles[-1] if titles and not has_title else None
    marked: list[Draft] = []
    for draft in drafts:
        only_links = (
            draft.linked
            and draft.zone in {None, Zone.LIST, Zone.STANDFIRST}
            and not draft.text.endswith((".", "!", '"', "\u201d"))
        )
        marked.append(evolve(draft, cut=draft is not title and (draft.cut or only_links)))
    _cut_bare_headings(marked)
    return [d for d in marked if not d.cut], [d.text for d in marked if d.cut]


def _cut_bare_headings(drafts: list[Draft]) -> None:
    """Mark headings as cut below which nothing but furniture stands ("More on this story")."""
    content = gone = False
    below = 0  # the level of the next heading that is kept
    for i in range(len(drafts) - 1, -1, -1):
        draft = drafts[i]
        if draft.cut:
            gone = True
        elif draft.zone is not Zone.HEADING:
            content = True
        elif draft.level > 1 and gone and not content and below <= draft.level:
            drafts[i] = evolve(draft, cut=True)
        else:
            content, gone, below = False, False, draft.level


def _headline(drafts: Sequence[Draft], title: str | None) -> int | None:
    """Which draft is the headline.

    It is the heading of the first level (of several, the first that shares a word with the page's
    title), else the heading above all text that does.
    """
    firsts = [i for i, d in enumerate(drafts) if d.level == 1]
    named = topic(title.split()) if title else frozenset()
    if len(firsts) > 1:
        for i in firsts:
            if topic(drafts[i].text.split()) & named:
                return i
    if firsts:
        return firsts[0]
    for i, draft in enumerate(drafts):
        if draft.level and title and topic(draft.text.split()) & named:
            return i
        if look_of(Piece(Span(0, 0), draft.text)).prose:
            return None
    return None
