"""How each figure and clause of a statement came to be, step by step, in plain sentences.

A sentence is read once more, by the same functions, and what they saw is told: every step names
the words it rests on. Nothing is guessed here: where the words behind a slot are not known, the
step says no more than the slot does.
"""

# Longer than 400 lines: one step of explanation for each slot, in the order in which slots are
# read.

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.model import (
    Clause,
    Document,
    Figure,
    FigureRole,
    Period,
    Phrase,
    Relation,
    Span,
    Statement,
)
from claimcheck.quantity import INFINITY, Kind, Quantity, plain
from claimcheck.reading.bounds import Shape
from claimcheck.reading.drafts import Draft
from claimcheck.reading.figures import find_figures
from claimcheck.reading.heads import as_in_a_sentence, says_change
from claimcheck.reading.numbers import digits, read_number
from claimcheck.reading.periods import find_periods
from claimcheck.reading.phrases import Row
from claimcheck.reading.plain import Plain, make_plain
from claimcheck.reading.tokens import tokenize
from claimcheck.reading.units import currency_at, read_unit

__all__ = ["Step", "derive"]

_PLACES: Final = 4
"""So many digits of a number that does not end are shown."""


@frozen
class Step:
    """One step: which slot of which figure or clause it gave, what it says, and on what words.

    `figure` or `clause` is a place in the statement's tuple. The words of each span stand in
    `says` in quotation marks.
    """

    slot: str
    says: str
    words: tuple[Span, ...] = ()
    figure: int | None = None
    clause: int | None = None


@frozen(eq=False)
class _Scene:
    """A statement and all that its figures were made of."""

    document: Document
    statement: Statement
    plain: Plain
    made: Mapping[Span, tuple[Row, Draft]]

    def quoted(self, span: Span) -> str:
        """The words of a span as a sentence quotes them."""
        return f'"{" ".join(span.of(self.document.text).split())}"'

    def back(self, row: Row, first: int, stop: int) -> Span:
        """The span, in the unaltered text, of some words of a row."""
        return self.plain.back(row.span(first, stop))


def derive(document: Document, statement: Statement) -> tuple[Step, ...]:
    """The steps that led to each figure, and then to each clause, of a statement.

    Spans are half-open code-point offsets into `document.text`.
    """
    known = make_plain(document.text, document.markup)
    span = known.there(statement.span)
    tokens = tokenize(known.text, span)
    made: list[tuple[Row, Draft]] = []
    periods = find_periods(known.text, span, tokens, document.date)
    figures = find_figures(known.text, span, tokens, periods, keep=made)
    scene = _Scene(
        document,
        statement,
        known,
        {known.back(f.span): each for f, each in zip(figures, made, strict=True)},
    )
    steps: list[Step] = []
    for number, figure in enumerate(statement.figures):
        steps += (_placed(step, figure=number) for step in _figure(scene, number, figure))
    for number, clause in enumerate(statement.clauses):
        steps += (_placed(step, clause=number) for step in _clause(scene, clause))
    return tuple(steps)


def _placed(step: Step, *, figure: int | None = None, clause: int | None = None) -> Step:
    return Step(step.slot, step.says, step.words, figure, clause)


def _figure(scene: _Scene, number: int, figure: Figure) -> Iterator[Step]:
    """The steps of one figure, in the order in which it is read."""
    if figure.arithmetic is not None:
        yield Step("value", f"No words state it: {figure.arithmetic}.")
    else:
        row, draft = scene.made.get(figure.span, (None, None))
        under = _under_heads(scene, figure) if row is None or "unit" in figure.inherited else None
        if under is not None:
            yield under[0]
            row, draft = under[1]
        if row is None or draft is None:
            yield from _no_year(scene, figure)
        else:
            yield from _value(scene, figure, row, draft, composed=under is not None)
            yield from _unit(scene, figure, row, draft, composed=under is not None)
            yield _bound(scene, figure, row, draft, composed=under is not None)
    yield from _counted(scene, figure)
    yield from _of(scene, figure)
    yield from _role(scene, number, figure)
    yield from _time(scene, figure)
    yield from _relation(scene, figure)
    if figure.loaded is not None:
        span = figure.loaded.span
        yield Step(
            "loaded",
            f"{scene.quoted(span)} makes it sound small or large, and moves no end.",
            (span,),
        )


def _no_year(scene: _Scene, figure: Figure) -> Iterator[Step]:
    """Four digits that only heads make an amount."""
    words = scene.quoted(figure.span)
    value = _written(figure.quantity.value or figure.quantity.low)
    heads = scene.statement.heads
    if not heads:
        yield Step("value", f"{words} is {value}.", (figure.span,))
    else:
        names = " and ".join(scene.quoted(h.span) for h in heads[:2])
        spans = (figure.span, *(h.span for h in heads[:2]))
        yield Step("value", f"{words} is the number {value}, and no year, under {names}.", spans)
    why = "Without a hedge it stands for itself" if figure.quantity.is_point else "It is rounded"
    yield Step("bound", f"{why}: {_interval(figure.quantity)}.")


# --- value, unit and bound ---------------------------------------------------------------


def _under_heads(scene: _Scene, figure: Figure) -> tuple[Step, tuple[Row, Draft]] | None:
    """The step from a bare cell to its amount, where a head gives the unit, and what was read."""
    for head in scene.statement.heads:
        text = as_in_a_sentence(figure.text, head.text, scene.document.date)
        if text is None:
            continue
        for written in (text, f"minus {text}"):
            kept: list[tuple[Row, Draft]] = []
            whole = Span(0, len(written))
            found = find_figures(written, whole, tokenize(written, whole), keep=kept)
            if len(found) == 1 and found[0].quantity == figure.quantity:
                says = (
                    f"{scene.quoted(figure.span)} stands under {scene.quoted(head.span)}, "
                    f"so it is read as '{written}'."
                )
                return Step("unit", says, (figure.span, head.span)), kept[0]
    return None


def _value(
    scene: _Scene, figure: Figure, row: Row, draft: Draft, *, composed: bool
) -> Iterator[Step]:
    quantity = figure.quantity
    # A cell's number is told in the words that it is read as; they stand nowhere in the text.
    words = (
        figure.span if composed else scene.back(row, draft.first, max(draft.last, draft.first + 1))
    )
    sign = currency_at(row, draft.start)
    number = read_number(row, draft.start + (sign[0] if sign else 0), money=sign is not None)
    if quantity.range is not None:
        low, high = map(_written, quantity.range)
        if quantity.kind is Kind.SCORE:
            says = f"is a result, {low} to {high}"
        elif draft.vague is not None:
            says = f"names no number: it stands for {low} to {high}"
        else:
            says = f"gives two ends, {low} and {high}"
        yield Step("value", f"{scene.quoted(words)} {says}.", (words,))
        return
    if quantity.value is None:
        yield Step("value", f"{scene.quoted(words)} gives no single number.", (words,))
        return
    value = _written(quantity.value)
    if (
        number is not None
        and not composed
        and abs(number.value) == abs(quantity.value)
        and draft.start <= number.start < number.stop <= draft.stop
    ):
        words = scene.back(row, number.start, number.stop)
        if quantity.value < 0:
            words = scene.back(row, draft.start, number.stop)
        printed = digits(row.word(number.start)) if row.is_number(number.start) else None
        if draft.vague is not None:
            says = f"names no number: it stands for {value} or more"
        elif number.magnitude and printed and printed[0] and number.value % printed[0] == 0:
            factor = _written(number.value / printed[0])
            says = f"is {_written(printed[0])} times {factor}, {value}"
        else:
            says = f"is the number {value}"
        yield Step("value", f"{scene.quoted(words)} {says}.", (words,))
        return
    what = {
        Kind.SHARE: "is the share",
        Kind.MULTIPLE: "is the factor",
        Kind.CLOCK: "is the time of day, in hours,",
        Kind.ORDINAL: "is the place",
        Kind.IDENTIFIER: "names something, and is no amount:",
    }.get(quantity.kind, "is")
    unit = "%" if quantity.kind is Kind.SHARE and quantity.unit == "%" else ""
    yield Step("value", f"{scene.quoted(words)} {what} {value}{unit}.", (words,))


def _unit(
    scene: _Scene, figure: Figure, row: Row, draft: Draft, *, composed: bool
) -> Iterator[Step]:
    symbol = figure.quantity.unit
    if figure.per is not None and not composed:
        # The words of the rate end the figure's own.
        yield Step("per", f"It is so many per {_written(Decimal(str(figure.per.value)))} "
                   f"{figure.per.what}".rstrip() + ".")  # fmt: skip
    if symbol is None or composed:
        return
    if "unit" in figure.inherited:
        yield Step("unit", f"No unit stands with it; it takes {symbol} from the figure beside it.")
        return
    sign = currency_at(row, draft.start)
    if sign is not None and sign[1].symbol == symbol:
        span = scene.back(row, draft.start, draft.start + sign[0])
        yield Step("unit", f"{scene.quoted(span)} gives the unit {symbol}.", (span,))
        return
    for at in range(draft.start, draft.stop):
        number = read_number(row, at)
        if number is None or number.stop > draft.stop:
            continue
        unit = read_unit(row, number)
        if unit is not None and unit[1].symbol == symbol and number.stop < unit[0] <= draft.stop:
            first = number.stop + row.hyphen(number.stop)
            span = scene.back(row, first, unit[0])
            yield Step("unit", f"{scene.quoted(span)} gives the unit {symbol}.", (span,))
            return
    if figure.quantity.kind is Kind.AGE:
        yield Step("unit", "An age without a unit is in years.")
    elif figure.quantity.kind is Kind.CLOCK:
        yield Step("unit", "A time of day is told in hours.")
    else:
        says = f"{scene.quoted(figure.span)} gives the unit {symbol}."
        yield Step("unit", says, (figure.span,))


@cache
def _table(language: str = "en") -> Mapping[str, Any]:
    return load(language).table("bounds")


def _bound(scene: _Scene, figure: Figure, row: Row, draft: Draft, *, composed: bool) -> Step:
    quantity, ends = figure.quantity, _interval(figure.quantity)
    if draft.limit is None or draft.hedge is None:
        return Step("bound", f"{_plainly(quantity, draft)}{ends}.")
    words = None if composed else _hedge(scene, row, draft)
    if words is None:
        return Step("bound", f"Its words leave open {ends}.")
    span, behind = words
    phrase = draft.hedge.lower()
    listed = phrase in _table()["after" if behind else "before"].get(draft.limit, ())
    said = f"{scene.quoted(span)} "
    if listed:
        where = "behind" if behind else "before"
        said += f"is in the row [{where}] {draft.limit} of the bounds table: "
    else:
        said += f"says {quantity.bound.value.replace('-', ' ')}: "
    return Step("bound", f"{said}{_moving(quantity, draft)}{ends}.", (span,))


def _hedge(scene: _Scene, row: Row, draft: Draft) -> tuple[Span, bool] | None:
    """Where the words of a hedge are, and whether they stand behind the number."""
    found = re.compile(re.escape(draft.hedge or ""), re.IGNORECASE)
    own = row.span(draft.start, draft.stop)
    for begin, end, behind in (
        (row.starts[draft.first], own.start, False),
        (own.start, own.end, False),
        (own.end, row.ends[-1], True),
    ):
        if draft.hedge and (words := found.search(row.text, begin, end)):
            return _within(scene, words.start(), len(words[0])), behind
    return None


def _within(scene: _Scene, start: int, length: int) -> Span:
    return scene.plain.back(Span(start, start + length))


def _moving(quantity: Quantity, draft: Draft) -> str:
    """What a row of the bounds table does with the ends, in front of what it leaves open."""
    value, limit = quantity.value, draft.limit
    if value is None or value <= 0:
        return "it leaves open "
    if limit == "around":
        name = "around-ratio" if draft.shape in {Shape.FRACTION, Shape.ODDS} else "around"
        band = Decimal(str(_table()["bands"][name]["below"]))
        if quantity.low == value * (1 - band) and quantity.high == value * (1 + band):
            return f"{_percent(band)} either way, "
        return f"{_percent(band)} either way and no less than the printed digits, "
    if limit in {"near", "past"}:
        end, other = ("below", "above") if limit == "near" else ("above", "below")
        band = Decimal(str(_table()["bands"][limit][end]))
        return f"up to {_percent(band)} {end}, not {other}, "
    return "it moves no end, " if limit == "status" else ""


def _plainly(  # noqa: PLR0911 - one sentence for each way to write a number
    quantity: Quantity, draft: Draft
) -> str:
    """Why a number without a hedge leaves open what it does."""
    if quantity.range is not None:
        return "Without a hedge a range ends where it is printed to end: "
    if draft.vague is not None:
        return "A number that is not named is open: "
    step = _written(quantity.precision)
    match draft.shape:
        case Shape.FRACTION | Shape.ODDS | Shape.MULTIPLE:
            bands = _table()["bands"][draft.shape.value]
            below, above = (Decimal(str(bands[end])) for end in ("below", "above"))
            way = (
                f"{_percent(below)} either way"
                if below == above
                else f"{_percent(below)} below and {_percent(above)} above"
            )
            return f"It is in the row [bands] {draft.shape.value} of the bounds table: {way}, "
        case Shape.DURATION if not quantity.is_point and quantity.precision >= 1:
            return "Units of time are converted by their mean lengths, which leaves a little open: "
        case Shape.COUNT | Shape.PRINTED if not quantity.is_point:
            if draft.magnitude:
                return f"As it is printed it is good to {step}: "
            if quantity.precision > 1 and draft.shape is Shape.COUNT:
                return f"Its last zeros are rounding, so it is good to {step}: "
            return f"It is good to its last printed digit, {step}: "
        case _:
            return "Without a hedge it stands for itself: "


def _percent(part: Decimal) -> str:
    return f"{plain(part * 100)}%"


def _interval(quantity: Quantity) -> str:
    """The values that a quantity leaves open, in its printed unit."""
    low, high = _written(quantity.low), _written(quantity.high)
    if quantity.is_point:
        return f"exactly {low}"
    if quantity.high == INFINITY:
        return f"everything above {low}" if quantity.low_open else f"{low} or more"
    if quantity.low == -INFINITY:
        return f"everything below {high}" if quantity.high_open else f"{high} or less"
    left = f"above {low}" if quantity.low_open else f"from {low}"
    return f"{left} to below {high}" if quantity.high_open else f"{left} to {high}"


def _written(value: Decimal) -> str:
    """A number as people write it; one that does not end is cut, and said to be about that."""
    if not value.is_finite():
        return str(value)
    whole, _, rest = plain(value).partition(".")
    if len(rest) > 2 * _PLACES:
        cut = plain(round(value, _PLACES))
        whole, _, rest = cut.partition(".")
        return f"about {int(whole):,}.{rest}" if rest else f"about {int(whole):,}"
    negative = "-" if value < 0 else ""
    whole = f"{negative}{abs(int(whole)):,}"
    return f"{whole}.{rest}" if rest else whole


# --- the other slots ---------------------------------------------------------------------


def _counted(scene: _Scene, figure: Figure) -> Iterator[Step]:
    if figure.counted is not None:
        yield from _taken(scene, figure, "counted", figure.counted, "what is counted")


def _of(scene: _Scene, figure: Figure) -> Iterator[Step]:
    if figure.of is not None:
        yield from _taken(scene, figure, "of", figure.of, "the whole that it is taken from")


def _taken(scene: _Scene, figure: Figure, slot: str, phrase: Phrase, what: str) -> Iterator[Step]:
    """Where a phrase that a figure has comes from: its place, a head, or another figure."""
    words, own = scene.quoted(phrase.span), scene.statement.span
    head = next((h for h in scene.statement.heads if h.span.covers(phrase.span)), None)
    if head is not None:
        yield Step(
            slot,
            f"{words} in {scene.quoted(head.span)}, which it stands under, is {what}.",
            (phrase.span, head.span),
        )
        return
    if not own.covers(phrase.span):
        yield Step(slot, f"{words}, from the sentence before, is {what}.", (phrase.span,))
        return
    if slot in figure.inherited:
        others = (f for f in scene.statement.figures if f is not figure)
        same = [
            f
            for f in others
            if getattr(f, slot) is not None and getattr(f, slot).span == phrase.span
        ]
        if same:
            says = f"{words} is {what}, as of {scene.quoted(same[0].span)}."
            yield Step(slot, says, (phrase.span, same[0].span))
            return
    where = "in front of it"
    if phrase.span.start >= figure.span.end:
        where = "behind it"
    elif phrase.span.overlaps(figure.span):
        where = "inside it"
    yield Step(slot, f"{words}, {where}, is {what}.", (phrase.span,))


_DOES: Final = {
    FigureRole.LEVEL: "It is a level: no word is read as making it a change, base or criterion.",
    FigureRole.SHARE: "It is a share: a part of a whole.",
    FigureRole.BASE: "It is a base: the whole of which a part is taken.",
    FigureRole.AGE: "It is an age.",
    FigureRole.RANK: "It is a place in an order.",
    FigureRole.CLOCK: "It is a time of day.",
    FigureRole.TIMES: "It says how often, or how many times as much.",
    FigureRole.CHANGE: "It is a change.",
    FigureRole.FROM: "It is what a change began from.",
    FigureRole.TO: "It is what a change came to.",
    FigureRole.THRESHOLD: "It is a criterion, and no result.",
}
_AS: Final = {
    FigureRole.CHANGE: "the amount of a change",
    FigureRole.FROM: "what a change began from",
    FigureRole.TO: "what a change came to",
    FigureRole.THRESHOLD: "a criterion, and no result",
    FigureRole.RANK: "a place in an order",
}


def _role(scene: _Scene, number: int, figure: Figure) -> Iterator[Step]:
    row, draft = scene.made.get(figure.span, (None, None))
    agrees = draft is not None and (draft.role or FigureRole.LEVEL) is figure.role
    head = _changing_head(scene, figure)
    if head is not None:
        says = f"{scene.quoted(head.span)}, which it stands under, makes it {_AS[figure.role]}."
        yield Step("role", says, (head.span,))
    elif row is not None and draft is not None and agrees and figure.role in _AS:
        yield _told_role(scene, figure, row, draft)
    elif figure.role is FigureRole.BASE:
        parts = [f for f in scene.statement.figures if f.base == number and f.span != figure.span]
        if parts:
            says = f"It is the whole of which {scene.quoted(parts[0].span)} is a part."
            yield Step("role", says, (parts[0].span,))
        else:
            yield Step("role", _DOES[figure.role])
    else:
        yield Step("role", _DOES[figure.role])
    if figure.change is None:
        return
    yield _direction(scene, figure, row, draft, head)


def _changing_head(scene: _Scene, figure: Figure) -> Phrase | None:
    """The head that made a figure a change: the first of those that stand over its own words."""
    if figure.role is not FigureRole.CHANGE or "role" not in figure.inherited:
        return None
    heads = scene.statement.heads
    return next((h for h in heads if says_change(h.text, scene.document.date)), None)


def _told_role(scene: _Scene, figure: Figure, row: Row, draft: Draft) -> Step:
    """The step of a role that words give: those around the figure, its limit, or its own."""
    spans = []
    if draft.placed_by is not None:
        spans.append(scene.back(row, *draft.placed_by))
    if draft.moved_by is not None:
        moved = scene.back(row, draft.moved_by, draft.moved_by + 1)
        if not any(span.overlaps(moved) for span in spans):
            spans.append(moved)
    what = _AS[figure.role]
    if spans:
        spans.sort()
        verb = "makes" if len(spans) == 1 else "make"
        words = " and ".join(scene.quoted(span) for span in spans)
        return Step("role", f"{words} {verb} it {what}.", tuple(spans))
    limit = _hedge(scene, row, draft) if figure.quantity.kind is Kind.AGE else None
    if figure.role is FigureRole.THRESHOLD and limit is not None:
        says = f"{scene.quoted(limit[0])} sets a limit of age, which is {what}."
        return Step("role", says, (limit[0],))
    if figure.quantity.kind in {Kind.MULTIPLE, Kind.ORDINAL}:
        return Step("role", f"{scene.quoted(figure.span)} says {what}.", (figure.span,))
    return Step("role", _DOES[figure.role])


def _direction(
    scene: _Scene, figure: Figure, row: Row | None, draft: Draft | None, head: Phrase | None
) -> Step:
    way = f"it went {figure.change}"
    if head is not None:
        sign = scene.document.text[figure.span.start - 1 : figure.span.start]
        if sign in {"-", "+", "\u2212", "\u2013"} and sign:
            span = Span(figure.span.start - 1, figure.span.start)
            says = f"{scene.quoted(span)} under {scene.quoted(head.span)} says that {way}."
            return Step("change", says, (span, head.span))
        return Step("change", f"{scene.quoted(head.span)} says that {way}.", (head.span,))
    if row is not None and draft is not None and draft.change == figure.change:
        if draft.moved_by is not None:
            span = scene.back(row, draft.moved_by, draft.moved_by + 1)
            return Step("change", f"{scene.quoted(span)} says that {way}.", (span,))
        if figure.role in {FigureRole.FROM, FigureRole.TO}:
            return Step("change", f"The two ends say that {way}.")
        return Step(
            "change", f"{scene.quoted(figure.span)} itself says that {way}.", (figure.span,)
        )
    return Step("change", f"The words say that {way}.")


def _time(scene: _Scene, figure: Figure) -> Iterator[Step]:
    period = figure.period
    if period is None:
        return
    words = scene.quoted(period.span)
    head = next((h for h in scene.statement.heads if h.span.covers(period.span)), None)
    if head is not None:
        where, spans = "which it stands under, ", (period.span,)
    elif not scene.statement.span.covers(period.span):
        where, spans = "from the sentence before, ", (period.span,)
    elif period.span.overlaps(figure.span):
        where, spans = "among its own words, ", (period.span,)
    elif period.span.start >= figure.span.end:
        where, spans = "behind it, ", (period.span,)
    else:
        where, spans = "in front of it, ", (period.span,)
    yield Step(
        "period", f"{words}, {where}is its time: {_days(period, scene.document.date)}.", spans
    )


def _days(period: Period, anchor: dt.date | None) -> str:
    if period.start is None and period.end is None:
        if period.relative:
            return "no date is given that it counts from" if anchor is None else "it has no dates"
        return "it names no dates"
    counted = f", counted from {anchor}" if period.relative and anchor is not None else ""
    if period.start is None:
        return f"to {period.end}{counted}"
    if period.end is None:
        return f"from {period.start} on{counted}"
    return f"{period.start} to {period.end}{counted}"


_STANDS: Final = {
    Relation.PART_OF: ("makes it a part of", "It is a part of"),
    Relation.CONTRAST: ("sets it against", "It is set against"),
    Relation.FURTHER: ("adds it to", "It is added to"),
    Relation.TOTAL: ("makes it the total of", "It is the total of"),
}
"""How a relation is told: by its words, and where the words are not known."""


def _relation(scene: _Scene, figure: Figure) -> Iterator[Step]:
    if figure.relation is None:
        return
    row, draft = scene.made.get(figure.span, (None, None))
    spans: tuple[Span, ...] = ()
    told = _STANDS[figure.relation][1]
    if (
        row is not None
        and draft is not None
        and draft.related_by is not None
        and draft.relation is not None
        and draft.relation[0] == figure.relation.value
    ):
        span = scene.back(row, *draft.related_by)
        spans = (span,)
        told = f"{scene.quoted(span)} {_STANDS[figure.relation][0]}"
    if figure.related is None:
        whole = figure.of if figure.relation is Relation.PART_OF else None
        if whole is not None:
            yield Step("relation", f"{told} {scene.quoted(whole.span)}.", (*spans, whole.span))
        else:
            yield Step("relation", f"{told} what the sentence before counts.", spans)
        return
    other = scene.statement.figures[figure.related].span
    yield Step("relation", f"{told} {scene.quoted(other)}.", (*spans, other))


# --- clauses -----------------------------------------------------------------------------


def _clause(scene: _Scene, clause: Clause) -> Iterator[Step]:
    for slot, phrase in (
        ("subject", clause.subject),
        ("predicate", clause.predicate),
        ("object", clause.object),
        ("agent", clause.agent),
    ):
        if phrase is not None:
            what = _PARTS[slot]
            yield Step(slot, f"{scene.quoted(phrase.span)} is {what}.", (phrase.span,))
    yield _polarity(scene, clause)
    for family, slot, default in (
        ("modality", "modality", "did"),
        ("quantifier", "quantifier", None),
    ):
        value = getattr(clause, slot)
        if value == default:
            continue
        spans = tuple(s.span for s in clause.signs if s.family == family)[:1]
        if spans:
            yield Step(slot, f"{scene.quoted(spans[0])} gives the {slot} '{value}'.", spans)
        elif scene.statement.text.endswith("?"):
            end = scene.statement.span.end
            asking = Span(end - 1, end)
            yield Step(slot, f"\"?\" asks and asserts nothing: the {slot} is '{value}'.", (asking,))
        else:
            yield Step(slot, f"The {slot} is '{value}'.")
    if clause.speaker is not None:
        yield _speaker(scene, clause, clause.speaker)


_PARTS: Final = {
    "subject": "who or what it is about",
    "predicate": "what is said to be done",
    "object": "whom or what it is done to, or what completes it",
    "agent": "who does it",
}


def _polarity(scene: _Scene, clause: Clause) -> Step:
    spans = tuple(sorted({s.span for s in clause.signs if s.family == "negation"}))
    words = " and ".join(map(scene.quoted, spans))
    if clause.polarity == "positive":
        if spans:
            return Step("polarity", f"{words} undo each other, so it is asserted.", spans)
        return Step("polarity", "No word is read as denying it.")
    if not spans:
        return Step("polarity", "It is denied.")
    verb = "denies" if len(spans) == 1 else "deny"
    return Step("polarity", f"{words} {verb} it.", spans)


def _speaker(scene: _Scene, clause: Clause, speaker: Phrase) -> Step:
    holding = [
        s
        for s in scene.statement.speech
        if s.speaker is not None and s.speaker.span == speaker.span
    ]
    if not holding:
        says = f"{scene.quoted(speaker.span)} is who says, finds or believes it."
        return Step("speaker", says, (speaker.span,))
    how = "in reported speech"
    if any(s.direct for s in holding):
        how = "in quotation marks"
    verb = next((s.verb for s in holding if s.verb), None)
    told = _verb_word(scene.statement, verb, clause) if verb else None
    if told is not None:
        says = f"{scene.quoted(told)} makes {scene.quoted(speaker.span)} the speaker, {how}."
        return Step("speaker", says, (told, speaker.span))
    return Step("speaker", f"{scene.quoted(speaker.span)} is the speaker, {how}.", (speaker.span,))


def _verb_word(statement: Statement, lemma: str, clause: Clause) -> Span | None:
    """The one word of a statement that has a reporting verb's lemma, if there is only one."""
    inside = clause.predicate.span if clause.predicate else clause.span
    found = [t.span for t in statement.tokens if t.lemma == lemma and not t.span.overlaps(inside)]
    return found[0] if len(found) == 1 else None
