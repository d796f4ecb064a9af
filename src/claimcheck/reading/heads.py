"""What the heads of a cell, and the line that leads to a list, say of the figures under them.

A cell holds "1,204" and no more; that it is pounds, in millions, of 2022/23 and of what, its heads
say. A unit is read by reading the cell again with the unit's words beside its number, so that a
cell means what the same amount means in a sentence.
"""

# Longer than 400 lines: what a head says of a cell is one reading, in the order of its words.

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from attrs import evolve, frozen

from claimcheck.lexicon import load
from claimcheck.model import Figure, FigureRole, Name, Period, Phrase, Relation, Span, Zone
from claimcheck.quantity import Kind
from claimcheck.reading.clauses import find_clauses
from claimcheck.reading.figures import find_figures
from claimcheck.reading.names import find_names
from claimcheck.reading.periods import find_periods
from claimcheck.reading.phrases import Row, make_row
from claimcheck.reading.slots import noun_phrase
from claimcheck.reading.tokens import Tokens, tokenize
from claimcheck.reading.units import currency_at, unit_words

__all__ = ["as_in_a_sentence", "names_of_heads", "says_change", "under_heads"]

_LONGEST: Final = 60
"""A head of more words is a paragraph, and says nothing of a single figure."""
_CLAUSE: Final = 4
"""A head of fewer words has no clause."""
_YEAR: Final = 4
_MINUS: Final = frozenset("-\u2212\u2013")


@frozen
class _Words:
    percentage: frozenset[str]
    magnitude: Mapping[str, str]
    measures: frozenset[str]
    counting: frozenset[str]
    years: frozenset[str]
    dividing: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    measured_from: frozenset[str]
    per: frozenset[str]
    changes: Mapping[str, str]
    amounts: frozenset[str]
    part_of: tuple[tuple[str, ...], ...]


@cache
def _words(language: str = "en") -> _Words:
    lexicon = load(language)
    table, change = lexicon.table("tables"), lexicon.table("change")
    given = table["words"]
    return _Words(
        percentage=frozenset(table["percentage"]),
        magnitude=table["magnitude"],
        measures=frozenset(given["measures"]),
        counting=frozenset(given["counting"]),
        years=frozenset(given["years"]),
        dividing=frozenset(given["dividing"]),
        groups=frozenset(given["groups"]),
        titles=frozenset(given["titles"]),
        measured_from=frozenset(given["measured-from"]),
        per=frozenset(p for p in lexicon.table("units")["per"] if " " not in p),
        changes={w: way for way in ("up", "down", "either") for w in change["noun"][way]},
        amounts=frozenset(change["money"]["amounts"]),
        part_of=tuple(tuple(p.split()) for p in lexicon.table("relations")["part-of"]),
    )


@frozen
class _Head:
    """What one head says; spans are offsets of the head's own text.

    `before` and `behind` are the words of its unit, as they would stand beside a number.
    `bracketed` says that the unit stands in brackets behind a word for another measure: "Number
    (%)" gives the unit of what its cells have in brackets. `counted` is sure where it is a plural
    or stands behind "number of".
    """

    periods: tuple[Period, ...] = ()
    before: str = ""
    behind: str = ""
    bracketed: bool = False
    counted: Phrase | None = None
    plural: bool = False
    group: bool = False
    """Whether what it counts is several words of a common noun: "Knife crime"."""
    measured: bool = False
    of: Phrase | None = None
    change: str | None = None
    names: tuple[Name, ...] = ()
    named: bool = False
    years: bool = False
    total: tuple[Figure, ...] = ()
    """Of the line that leads to a list: the figure of which the items are parts, if it has one."""
    parting: bool = False


def under_heads(  # noqa: PLR0913, PLR0917 - a cell, and what stands over it
    text: str,
    span: Span,
    zone: Zone,
    found: tuple[tuple[Figure, ...], tuple[Period, ...]],
    heads: Sequence[Span],
    anchor: dt.date | None = None,
) -> tuple[tuple[Figure, ...], tuple[Period, ...]]:
    """The figures and periods of a cell or item, with what its heads give to them.

    `found` is what was read in its own words. `heads` are spans of `text`: the row's head, the
    column's, and any further ones; for a list's item, the line that leads to it. What a slot has
    of its own is kept; what the heads give is named in `Figure.inherited`.
    """
    figures, periods = found
    known = [(head, _read_head(head.of(text), anchor)) for head in heads]
    # The column's head is asked before the row's; what stands above the whole table comes last.
    order = [*known[1:2], *known[:1], *known[2:]]
    if zone is Zone.TABLE:
        if not figures and (year := _counted_year(text, span, order)):
            figures, periods = (year,), ()
        figures = tuple(_measured(text, span, figure, order) for figure in figures)
    given = []
    for figure in figures:
        if figure.quantity.kind in {Kind.IDENTIFIER, Kind.CLOCK}:
            given.append(figure)
            continue
        if zone is Zone.LIST:
            given.append(_led(text, figure, known))
        else:
            given.append(_with_counted(text, figure, order))
    return tuple(_with_period(figure, order) for figure in given), periods


def as_in_a_sentence(number: str, head: str, anchor: dt.date | None = None) -> str | None:
    """A cell's number with the words of the unit that a head gives; None where it gives none."""
    read = _read_head(head, anchor)
    return _composed(number, read, minus=False) if read.before or read.behind else None


def says_change(head: str, anchor: dt.date | None = None) -> bool:
    """Whether a head says that the cells under it are changes."""
    return _read_head(head, anchor).change is not None


def names_of_heads(
    heads: Sequence[tuple[Span, str]], anchor: dt.date | None = None
) -> tuple[Name, ...]:
    """The names in some heads, with the offsets of their text: a row's place is its cells', too."""
    return tuple(
        evolve(
            name,
            span=_moved(name.span, span),
            office=name.office and evolve(name.office, span=_moved(name.office.span, span)),
        )
        for span, text in heads
        for name in _read_head(text, anchor).names
    )


# --- what a head says --------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _read_head(head: str, anchor: dt.date | None) -> _Head:
    """What a head says, read by itself."""
    whole = Span(0, len(head))
    tokens = tokenize(head, whole)
    if not tokens or len(tokens) > _LONGEST:
        return _Head()
    words = _words()
    periods = find_periods(head, whole, tokens, anchor)
    names = find_names(head, whole, tokens)
    row = make_row(head, tokens, frozenset(), tuple(p.span for p in periods))
    change, at = _change_of(row, words)
    before, behind, unit = _unit_of(row, words)
    if change is not None:
        based = {p.span for p in periods if _is_base(row, p, words)}
        periods = tuple(p for p in periods if p.span not in based)
    # The m of "(£m)" would be a verb; a head with a unit is no clause.
    long = unit is None and len(tokens) >= _CLAUSE
    clause = long and any(c.subject for c in find_clauses(head, whole, tokens, (), names, (), ()))
    counted, plural, measured = (None, False, False)
    if not clause:
        counted, plural, measured = _counted_of(row, unit, at, words)
    total, parting = _total_of(head, tokens, periods, row, words)
    text_words = [t for t in tokens if t.kind == "word"]
    return _Head(
        periods=periods,
        before=before,
        behind=behind,
        bracketed=_is_bracketed(row, unit, words),
        counted=counted,
        plural=plural,
        group=counted is not None and " " in counted.text and _is_common(counted.text),
        measured=measured,
        of=counted if behind == "%" and change is None and _is_of(row, counted) else None,
        change=change,
        names=names,
        named=bool(text_words)
        and all(any(n.span.covers(t.span) for n in names) for t in text_words),
        years=any(t.text in words.years for t in tokens),
        total=total,
        parting=parting,
    )


def _unit_of(  # noqa: C901, PLR0911 - one branch for each way to write a unit
    row: Row, words: _Words
) -> tuple[str, str, tuple[int, int] | None]:
    """The words before and behind a number that a head's unit stands for, and its place."""
    for at in range(len(row)):
        if sign := currency_at(row, at):
            stop = at + sign[0]
            magnitude = _magnitude(row, stop, words)
            last = stop + (magnitude[1] if magnitude else 0)
            return row.span(at, stop).of(row.text), magnitude[0] if magnitude else "", (at, last)
        if row.word(at) in words.per and row.is_number(at + 1):
            stop = _bracket_end(row, at)
            return "", f" {row.span(at, stop).of(row.text)}", (at, stop)
        if (magnitude := _magnitude(row, at, words)) and _stands_apart(row, at, magnitude[1]):
            return "", magnitude[0], (at, at + magnitude[1])
        found = unit_words().behind.at(row, at)
        if found is None:
            continue
        stop, kind = at + found[0], found[1].kind
        if kind is Kind.POINTS:
            # "Points" alone are those of a league; "percentage points" need no brackets.
            if found[0] > 1 or row.word(at) not in unit_words().bare_points - {"pp"}:
                return "", " percentage points", (at, stop)
        elif kind is Kind.SHARE:
            if not row.is_word(at) or _stands_apart(row, at, found[0]):
                return "", "%", (at, stop)
        elif _stands_apart(row, at, found[0]):
            return "", f" {row.span(at, stop).of(row.text)}", (at, stop)
    if row.word(0) in words.percentage:
        return "", "%", (0, 1)
    return "", "", None


def _magnitude(row: Row, at: int, words: _Words) -> tuple[str, int] | None:
    """The word that multiplies at a word of a head ("million" for "m"), and its length in words."""
    skip = 1 if row.word(at) == "'" else 0
    word = row.word(at + skip)
    if (name := words.magnitude.get(word)) is None:
        return None
    if word == "m" and currency_at(row, at - 1) is None and not _is_plural_before(row, at):
        name = "metres"  # "Height (m)", but "Journeys (m)" are millions
    follow = 1 if row.word(at + skip + 1) == "s" and row.is_glued(at + skip + 1) else 0
    return f" {name}", skip + 1 + follow


def _is_plural_before(row: Row, at: int) -> bool:
    words = [i for i in range(at) if row.is_word(i)]
    return bool(words) and row.word(words[-1]) != row.lemma(words[-1])


def _stands_apart(row: Row, at: int, length: int) -> bool:
    """Whether some words stand as a unit does: in brackets, behind a comma or "in", or alone."""
    before, behind = row.word(at - 1), row.word(at + length)
    if behind not in {"", ")", ","}:
        return False
    if at == 0:
        return behind == ""
    return before in {"(", ",", "in", "/"}


def _bracket_end(row: Row, at: int) -> int:
    while at < len(row) and row.word(at) not in {")", ","}:
        at += 1
    return at


def _is_bracketed(row: Row, unit: tuple[int, int] | None, words: _Words) -> bool:
    """Whether the unit is that of the cells' brackets only: "Number (%)"."""
    if unit is None or row.word(unit[0] - 1) != "(":
        return False
    return unit[0] == 2 and row.word(0) in words.measures - words.percentage - {  # noqa: PLR2004 - one word and the bracket
        "rate",
        "proportion",
        "share",
        "value",
        "amount",
        "average",
        "total",
        "mean",
        "median",
        "level",
    }


def _change_of(row: Row, words: _Words) -> tuple[str | None, int | None]:
    """Which way the cells say that something went: "Change", "Increase on year"."""
    money = any(currency_at(row, at) for at in range(len(row)))
    for at in range(len(row)):
        word = row.word(at)
        if (change := words.changes.get(word)) and not (money and word in words.amounts):
            return change, at
    return None, None


def _is_base(row: Row, period: Period, words: _Words) -> bool:
    """Whether a change is measured from a period: "Change since 2019"."""
    first = period.text.split(maxsplit=1)[0].lower()
    before = [row.words[i] for i in range(len(row)) if row.ends[i] <= period.span.start]
    return first in words.measured_from or (
        bool(before)
        and (
            before[-1] in words.measured_from
            or (len(before) > 1 and before[-2] in words.measured_from)
        )
    )


def _counted_of(
    row: Row, unit: tuple[int, int] | None, change: int | None, words: _Words
) -> tuple[Phrase | None, bool, bool]:
    """What a head counts, whether that is a plural, and whether it stands behind "number of"."""
    at, stop, measured = 0, len(row), False
    if row.word(0) in words.titles and row.is_number(1):
        at = 3 if row.word(2) in {":", ".", "-"} else 2
    while at < stop:
        word = row.word(at)
        skipped = (unit is not None and unit[0] <= at < unit[1]) or at == change
        if skipped or word in {"(", ")", ",", "of", "in", "'"} or not row.is_word(at):
            measured = measured or word == "of"
            at += 1
            continue
        if word in words.measures and not (
            word in words.counting and (at + 1 >= stop or not row.is_word(at + 1))
        ):
            if row.is_word(at + 1) or row.word(at + 1) == "(":
                at += 1
                continue
            return None, False, False
        if word in words.dividing or word in words.groups or row.kinds[at] == "period":
            return None, False, False
        break
    found = noun_phrase(row, at) if at < stop else None
    if found is None:
        return None, False, False
    phrase = row.phrase(*found)
    if not phrase.lemmas:
        return None, False, False
    last = row.word(found[1] - 1)
    plural = last in _plurals() or (last[-1] == "s" and last != row.lemma(found[1] - 1))
    return phrase, plural, measured


def _is_common(text: str) -> bool:
    """Whether words behind the first are small, as those of a name are not."""
    return all(word[:1].islower() for word in text.split()[1:])


@cache
def _plurals(language: str = "en") -> frozenset[str]:
    return frozenset(load(language).table("counted")["plurals"])


def _is_of(row: Row, counted: Phrase | None) -> bool:
    """Whether a head's noun stands behind "of": "% of pupils"."""
    if counted is None:
        return False
    before = [row.words[i] for i in range(len(row)) if row.ends[i] <= counted.span.start]
    return "of" in before[-3:]


def _total_of(
    head: str, tokens: Tokens, periods: tuple[Period, ...], row: Row, words: _Words
) -> tuple[tuple[Figure, ...], bool]:
    """The figure of which the items behind a leading line are parts, and whether words say so.

    "Of the 194 children:" has it as its base, "there were 194 children, of whom:" as the figure
    before its last words.
    """
    figures = find_figures(head, Span(0, len(head)), tokens, periods)
    bases = tuple(f for f in figures if f.role is FigureRole.BASE)
    plain = tuple(row.words)
    while plain and plain[-1] in {":", "-", ","}:
        plain = plain[:-1]
    parting = any(plain[-len(p) :] == p for p in words.part_of)
    if parting:
        bases = tuple(f for f in figures if f.quantity.kind is Kind.COUNT)[-1:]
    return bases[-1:], parting and bool(bases)


# --- what is made of it ------------------------------------------------------------------


def _counted_year(text: str, span: Span, order: Sequence[tuple[Span, _Head]]) -> Figure | None:
    """Four digits under a head that counts something: no year but an amount."""
    cell = span.of(text)
    if len(cell) != _YEAR or not cell.isdecimal() or not order:
        return None
    head = order[0][1]
    amounts = head.before or head.behind or any(h.plural and not h.named for _, h in order[:2])
    if head.years or head.periods or not amounts:
        return None
    read = _again(f"{cell[0]},{cell[1:]}")
    return evolve(read, span=span, text=cell) if read else None


def _measured(text: str, span: Span, figure: Figure, order: Sequence[tuple[Span, _Head]]) -> Figure:
    """A bare figure of a cell with the unit, and the change, that a head gives."""
    quantity = figure.quantity
    if quantity.kind is not Kind.COUNT and not (quantity.kind is Kind.SHARE and quantity.unit):
        return figure
    changing = next((h.change for _, h in order[:2] if h.change), None)
    if changing and figure.text[:1] in _MINUS and figure.text[1:]:
        # The sign of a change is its way: "-8.8" under "Change (%)" is a fall of 8.8.
        figure = _unsigned(figure)
    giving = next(((s, h) for s, h in order if h.before or h.behind), None)
    in_brackets = text[figure.span.start - 1 : figure.span.start] == "("
    if giving and giving[1].bracketed and not in_brackets:
        giving = None
    if giving and not giving[1].bracketed and in_brackets and figure.span.start > span.start + 1:
        giving = None  # "69 (31)" under "%": what the brackets hold is of another kind
    if quantity.kind is not Kind.COUNT or figure.counted is not None:
        giving = None
    sign = text[max(span.start, figure.span.start - 1) : figure.span.start]
    minus = (sign in _MINUS and sign != "") or (quantity.value or 0) < 0
    if giving and (
        read := _again(
            _composed(figure.text.lstrip("-\u2212"), giving[1], minus=minus and not changing)
        )
    ):
        figure = evolve(
            figure,
            quantity=read.quantity,
            role=read.role if figure.role is FigureRole.LEVEL else figure.role,
            per=read.per,
            inherited=(*figure.inherited, "unit"),
        )
    if changing is None:
        return figure
    way = {"up": "down", "down": "up", "either": "down"}[changing] if minus else changing
    if way == "either":
        way = "up" if sign == "+" else ""
    return evolve(
        figure, role=FigureRole.CHANGE, change=way or None, inherited=(*figure.inherited, "role")
    )


def _unsigned(figure: Figure) -> Figure:
    """A figure without the minus before it."""
    bare = _again(figure.text[1:])
    if bare is None:
        return figure
    span = Span(figure.span.start + 1, figure.span.end)
    return evolve(figure, span=span, text=figure.text[1:], quantity=bare.quantity)


def _composed(number: str, head: _Head, *, minus: bool) -> str:
    """A cell's number with the words of its unit, as a sentence would have them."""
    sign = "minus " if minus else ""
    return f"{sign}{head.before}{number}{head.behind}"


@lru_cache(maxsize=4096)
def _again(text: str) -> Figure | None:
    """The figure that a cell is with its unit beside it."""
    whole = Span(0, len(text))
    figures = find_figures(text, whole, tokenize(text, whole))
    return figures[0] if len(figures) == 1 else None


def _with_counted(text: str, figure: Figure, order: Sequence[tuple[Span, _Head]]) -> Figure:
    """A figure with what its heads say that it counts, or is a share of."""
    if figure.quantity.kind in {Kind.AGE, Kind.ORDINAL, Kind.SCORE}:
        return figure
    if figure.counted is None:
        for place, (span, head) in enumerate(order):
            # A row's head may name which one it is ("Castle"); a column's says what is measured.
            row = place == 1 or len(order) == 1
            if head.counted is None or head.named or (row and not (head.plural or head.group)):
                continue
            figure = evolve(
                figure,
                counted=_placed(head.counted, span, text),
                inherited=(*figure.inherited, "counted"),
            )
            break
    if figure.of is None and figure.quantity.kind is Kind.SHARE:
        for span, head in order:
            if head.of is not None:
                of = _placed(head.of, span, text)
                return evolve(figure, of=of, inherited=(*figure.inherited, "of"))
    return figure


def _led(text: str, figure: Figure, known: Sequence[tuple[Span, _Head]]) -> Figure:
    """A figure of a list's item with what the line that leads to the list gives to it."""
    kinds = {Kind.COUNT, Kind.SHARE}
    if figure.quantity.kind not in kinds or figure.role not in {FigureRole.LEVEL, FigureRole.SHARE}:
        return figure
    for span, head in known:
        for whole in head.total:
            if figure.of is not None:
                break
            counted = whole.counted
            end = counted.span.end if counted else whole.span.end
            of = Phrase(
                Span(whole.span.start, max(end, whole.span.end)),
                "",
                counted.lemmas if counted else (),
            )
            figure = evolve(
                figure,
                of=_placed(of, span, text),
                relation=figure.relation or (Relation.PART_OF if head.parting else None),
                inherited=(*figure.inherited, "of"),
            )
            if figure.counted is None and counted is not None:
                figure = evolve(
                    figure,
                    counted=_placed(counted, span, text),
                    inherited=(*figure.inherited, "counted"),
                )
        if head.measured and head.counted and (figure.counted is None or _labelled(text, figure)):
            figure = evolve(
                figure,
                counted=_placed(head.counted, span, text),
                inherited=(*figure.inherited, "counted"),
            )
    return figure


def _labelled(text: str, figure: Figure) -> bool:
    """Whether what a figure counts is only its label: "Castle: 41" in a number of arrests."""
    counted = figure.counted
    if counted is None or counted.span.end > figure.span.start:
        return False
    return text[counted.span.end : figure.span.start].strip() in {":", "-"}


def _with_period(figure: Figure, order: Sequence[tuple[Span, _Head]]) -> Figure:
    """A figure that names no time with the time that a head names."""
    if figure.period is not None or figure.quantity.kind in {Kind.IDENTIFIER, Kind.AGE}:
        return figure
    for span, head in order:
        if len({(p.start, p.end, p.relative) for p in head.periods}) == 1:
            first = head.periods[0]
            period = evolve(first, span=_moved(first.span, span))
            return evolve(figure, period=period, inherited=(*figure.inherited, "period"))
    return figure


def _moved(inner: Span, head: Span) -> Span:
    return Span(head.start + inner.start, head.start + inner.end)


def _placed(phrase: Phrase | None, head: Span, text: str) -> Phrase:
    """A phrase of a head with the offsets of the text."""
    if phrase is None:  # pragma: no cover - callers have looked
        raise ValueError("there is no phrase")
    span = _moved(phrase.span, head)
    return Phrase(span, span.of(text), phrase.lemmas)
