"""From text to statements: what each sentence of a document or a claim says.

`read_document` reads every block that asserts something; `read_text` reads a sentence or two that
stand by themselves, as a claim does. Both use the same reader, so that a claim and an article
become the same kind of value.
"""

# Longer than 400 lines: the one pass that puts the readers of a sentence together.

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Final

from attrs import evolve, fields, frozen

from claimcheck.lexicon.lemmas import of_language
from claimcheck.model import (
    Block,
    Clause,
    Cue,
    Document,
    Figure,
    FigureRole,
    Name,
    Period,
    Phrase,
    Reading,
    Relation,
    Span,
    Speech,
    Statement,
    Zone,
)
from claimcheck.reading.acronyms import find_acronyms
from claimcheck.reading.clauses import Told, clauses_of
from claimcheck.reading.cues import find_cues
from claimcheck.reading.earlier import with_earlier
from claimcheck.reading.elided import counted_as_understood, of_the_figures
from claimcheck.reading.figures import figures_of, find_figures
from claimcheck.reading.grammar import Grammar, grammar
from claimcheck.reading.heads import names_of_heads, under_heads
from claimcheck.reading.names import consolidate, find_names
from claimcheck.reading.periods import find_periods
from claimcheck.reading.places import find_places
from claimcheck.reading.plain import Plain, make_plain
from claimcheck.reading.scan import is_worth_reading
from claimcheck.reading.sentences import split_sentences
from claimcheck.reading.speech import find_speech
from claimcheck.reading.tokens import Tokens, tokenize

__all__ = ["as_document", "read_document", "read_text"]

_TOGETHER: Final = 100
"""So many sentences are read together: what is worked out on the way takes room until all are."""
_ONE_SENTENCE: Final = frozenset({Zone.TABLE})
"""Zones whose blocks are not split: a cell is understood whole."""


@frozen
class _Sentence:
    """A sentence on its way to becoming a statement; offsets are of the plain text."""

    block: int
    span: Span
    tokens: Tokens


def as_document(text: str, anchor: dt.date | None = None, language: str = "en") -> Document:
    """A document of some sentences that stand by themselves, dated `anchor`."""
    return Document(
        id="",
        file=Path(),
        text=text,
        blocks=(Block(Span(0, len(text)), Zone.BODY),),
        date=anchor,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language,
    )


def read_text(
    text: str, anchor: dt.date | None = None, language: str = "en"
) -> tuple[Statement, ...]:
    """Read sentences that stand by themselves; "last year" counts from the date `anchor`."""
    return read_document(as_document(text, anchor, language)).statements


def read_document(document: Document, anchors: frozenset[str] | None = None) -> Reading:
    """Read every block of a document that is not furniture.

    Where `anchors` are given (the lemmas of what somebody wants to know of), a document that has no
    figure and none of them is not read further: nothing in it speaks of that.
    """
    if anchors is not None and not is_worth_reading(document.text, anchors, document.language):
        return Reading(document, ())
    plain = make_plain(document.text, document.markup)
    language = document.language
    sentences: list[_Sentence] = []
    blocks = [plain.there(block.span) for block in document.blocks]
    for number, (block, span) in enumerate(zip(document.blocks, blocks, strict=True)):
        if block.zone is Zone.FURNITURE:
            continue
        pieces = (
            (span,) if block.zone in _ONE_SENTENCE else split_sentences(plain.text, span, language)
        )
        sentences += (_Sentence(number, s, tokenize(plain.text, s, language)) for s in pieces)
    if language != "en":
        return _of_figures(document, plain, sentences)
    acronyms = find_acronyms(plain.text)
    names = consolidate([find_names(plain.text, s.span, s.tokens) for s in sentences], acronyms)
    by_start = {s.span.start: n for s, n in zip(sentences, names, strict=True)}
    tokens = {s.span.start: s.tokens for s in sentences}
    speech = find_speech(
        plain.text,
        blocks,
        _by_block(sentences, len(blocks)),
        lambda span: by_start.get(span.start, ()),
        lambda span: tokens[span.start],
    )
    heard = _heard([s.span for s in sentences], speech)
    found: list[Statement] = []
    for first in range(0, len(sentences), _TOGETHER):
        some = slice(first, first + _TOGETHER)
        found += _statements(document, plain, sentences[some], names[some], heard[some])
    statements = tuple(found)
    statements = with_earlier(statements)
    if plain.places is not None:
        statements = tuple(_moved(statement, plain) for statement in statements)
    return Reading(document, statements, acronyms)


def _of_figures(document: Document, plain: Plain, sentences: Sequence[_Sentence]) -> Reading:
    """A document in a language of which names, speech and clauses are not read.

    Its lemmas say which language they are of, so that no word is taken for one of another.
    """
    language = document.language
    statements = tuple(
        Statement(
            span=each.span,
            text=each.span.of(plain.text),
            zone=document.blocks[each.block].zone,
            tokens=each.tokens,
            figures=_with_period(figures, periods, each.tokens, language),
            names=find_places(each.tokens, language),
            periods=periods,
            block=each.block,
            question=each.span.of(plain.text).rstrip("\"') ").endswith("?"),
        )
        for each in sentences
        for periods in [find_periods(plain.text, each.span, each.tokens, document.date, language)]
        for figures in [find_figures(plain.text, each.span, each.tokens, periods, language)]
    )
    statements = with_earlier(statements, language)
    if plain.places is not None:
        statements = tuple(_moved(statement, plain) for statement in statements)
    return Reading(document, tuple(_named(statement, language) for statement in statements))


def _named(statement: Statement, language: str) -> Statement:
    """A statement whose lemmas say which language they are of."""

    def phrase(old: Phrase | None) -> Phrase | None:
        return old and evolve(old, lemmas=tuple(of_language(w, language) for w in old.lemmas))

    return evolve(
        statement,
        tokens=tuple(
            evolve(t, lemma=of_language(t.lemma, language)) if t.kind == "word" else t
            for t in statement.tokens
        ),
        figures=tuple(
            evolve(f, counted=phrase(f.counted), of=phrase(f.of), loaded=phrase(f.loaded))
            for f in statement.figures
        ),
    )


def _by_block(sentences: Sequence[_Sentence], blocks: int) -> list[list[Span]]:
    found: list[list[Span]] = [[] for _ in range(blocks)]
    for sentence in sentences:
        found[sentence.block].append(sentence.span)
    return found


def _heard(sentences: Sequence[Span], speech: Sequence[Speech]) -> list[tuple[Speech, ...]]:
    """The speech that each sentence has a part in; `speech` is in order of its first word."""
    heard: list[tuple[Speech, ...]] = [()] * len(sentences)
    going: list[Speech] = []
    following = 0
    for at in sorted(range(len(sentences)), key=lambda at: sentences[at].start):
        sentence = sentences[at]
        while following < len(speech) and speech[following].span.start < sentence.end:
            going.append(speech[following])
            following += 1
        if going:
            going = [s for s in going if s.span.end > sentence.start]
            # A sentence may end before one that begins earlier: a cell inside a row.
            heard[at] = tuple(s for s in going if s.span.start < sentence.end)
    return heard


def _statements(
    document: Document,
    plain: Plain,
    sentences: Sequence[_Sentence],
    names: Sequence[tuple[Name, ...]],
    heard: Sequence[tuple[Speech, ...]],
) -> list[Statement]:
    """What some sentences of a document say.

    One reader after the other goes over all of them, and not all readers over one sentence after
    the other: a processor then finds the reader's code, which is long, where it left it.
    """
    text, date = plain.text, document.date
    periods = [find_periods(text, s.span, s.tokens, date) for s in sentences]
    figures = figures_of(
        text,
        [(s.span, s.tokens, when) for s, when in zip(sentences, periods, strict=True)],
    )
    cues = [find_cues(text, s.span, s.tokens) for s in sentences]
    counted = [
        _placed(document, plain, *each)
        for each in zip(sentences, figures, periods, names, strict=True)
    ]
    clauses = clauses_of(
        text,
        [
            Told(s.span, s.tokens, each.figures, named, said, signs)
            for s, each, named, said, signs in zip(
                sentences, counted, names, heard, cues, strict=True
            )
        ],
    )
    return [
        Statement(
            span=s.span,
            text=s.span.of(text),
            zone=document.blocks[s.block].zone,
            tokens=s.tokens,
            figures=each.figures,
            periods=each.periods,
            names=(*named, *each.names),
            speech=said,
            cues=signs,
            clauses=told,
            heads=each.heads,
            block=s.block,
            question=s.span.of(text).rstrip("\"') ").endswith("?"),
            row=plain.there(row) if (row := document.blocks[s.block].row) else None,
        )
        for s, each, named, said, signs, told in zip(
            sentences, counted, names, heard, cues, clauses, strict=True
        )
    ]


@frozen
class _Placed:
    """The figures and periods of a sentence among its heads, and the names that these give it."""

    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    heads: tuple[Phrase, ...]
    names: tuple[Name, ...]


def _placed(  # noqa: PLR0913, PLR0917 - what is known of a sentence
    document: Document,
    plain: Plain,
    sentence: _Sentence,
    figures: tuple[Figure, ...],
    periods: tuple[Period, ...],
    names: tuple[Name, ...],
) -> _Placed:
    """The figures of a sentence with what they are understood to count, and when."""
    text, tokens = plain.text, sentence.tokens
    block = document.blocks[sentence.block]
    if figures:
        figures = tuple([_not_of_place(figure, names) for figure in figures])
        figures = counted_as_understood(figures, periods, tokens)
        figures = _with_period(figures, of_the_figures(periods, tokens), tokens)
    if not block.heads:
        return _Placed(figures, periods, (), ())
    heads = tuple(_head(text, plain.there(head)) for head in block.heads)
    spans = [head.span for head in heads]
    figures, periods = under_heads(
        text, sentence.span, block.zone, (figures, periods), spans, document.date
    )
    # A cell is of the place that its row or column names; the title names what the whole is of.
    own = heads[:2] if block.zone is Zone.TABLE else ()
    named = names_of_heads([(head.span, head.text) for head in own], document.date)
    return _Placed(figures, periods, heads, named)


def _not_of_place(figure: Figure, names: tuple[Name, ...]) -> Figure:
    """A figure that counts no place: "In Marlow the number of jobs fell" counts jobs."""
    if figure.counted is not None:
        for name in names:
            if name.kind == "place" and name.span.covers(figure.counted.span):
                return evolve(figure, counted=None)
    return figure


def _head(text: str, span: Span) -> Phrase:
    words = tokenize(text, span)
    return Phrase(span, span.of(text), tuple(t.lemma for t in words if t.kind == "word"))


_ELSEWHEN: Final = frozenset({FigureRole.FROM})
"""Roles of figures that are of another time than the sentence's other figures."""


@frozen
class _When:
    """A period among the words of its sentence.

    `compared` and `base` say what the words before it make of it ("than they were in 2020", "up 12%
    on 2022"); a `label` stands before a colon ("2023-24: £11.35bn"); an `open` one
    only begins ("since 1998").
    """

    period: Period
    start: int
    end: int
    compared: bool
    base: bool
    label: bool
    open: bool


def _when(period: Period, figures: tuple[Figure, ...], tokens: Tokens, words: Grammar) -> _When:
    start, end = period.span.start, period.span.end
    at = bisect_right(tokens.ends, start)
    # The "than" of "fewer than 100 in 2019" belongs to the figure.
    last = max((f.span.end for f in figures if f.span.end <= start), default=0)
    first = max(0, at - 4, bisect_left(tokens.starts, last))
    before = tokens.words[first:at]
    after = bisect_left(tokens.starts, end)
    return _When(
        period,
        start,
        end,
        compared=not words.than.isdisjoint(before),
        base=not words.compared_from.isdisjoint(before[-2:]),
        label=after < len(tokens.words) and tokens.words[after] == ":",
        open=period.start is not None and period.end is None,
    )


def _with_period(
    figures: tuple[Figure, ...], periods: tuple[Period, ...], tokens: Tokens, language: str = "en"
) -> tuple[Figure, ...]:
    """Give each figure the period it stands with.

    A period behind the far end of a change, or behind what a figure is compared with, is that
    figure's alone ("down from 669 in 2022"). Another period directly behind a figure, before the
    next one, is its own ("115 in 2009/10 to 69 in 2010/11"); else a figure takes the one before it,
    else the sentence's first.
    """
    if not periods or not figures:
        return figures
    words = grammar(language)
    whens = [_when(period, figures, tokens, words) for period in periods]
    plain = [when for when in whens if not when.label]
    labels = [when for when in whens if when.label]
    limits = [f.span.start for f in figures[1:]] + [tokens.ends[-1]]
    behind = [
        [w for w in plain if figure.span.end <= w.start < limit]
        for figure, limit in zip(figures, limits, strict=True)
    ]
    apart = [f.role in _ELSEWHEN or f.relation is Relation.CONTRAST for f in figures]
    theirs = {w.start for own, alone in zip(behind, apart, strict=True) if alone for w in own}
    common = [w for w in plain if not w.compared and w.start not in theirs]
    given = []
    for at, (figure, own, alone) in enumerate(zip(figures, behind, apart, strict=True)):
        start, chosen = figure.span.start, figure.period
        since = figures[at - 1].span.end if at else 0
        change = figure.role is FigureRole.CHANGE
        if chosen is None and labels:
            labelled = [w for w in labels if w.end <= start and w.start >= since]
            chosen = labelled[-1].period if labelled else None
        if chosen is None and own:
            # "On 30 September there were 80, the most since 1998": they are of September.
            dated = any(w.end <= start and not w.open for w in common)
            fitting = (
                w.period
                for w in own
                if not w.compared and not (change and w.base) and not (dated and w.open)
            )
            chosen = next(fitting, None)
        if chosen is None and not alone:
            before = [w for w in common if w.end <= start]
            before = [w for w in before if not w.open] or before
            rest = (
                w.period
                for w in common
                if not (change and w.base) and not _set_apart(figure, w, figures[at + 1 :], tokens)
            )
            chosen = before[-1].period if before else next(rest, None)
        given.append(figure if chosen is figure.period else _of_period(figure, chosen))
    return tuple(given)


_FIELDS: Final = attrgetter(*(each.name for each in fields(Figure)))
_PERIOD: Final = [each.name for each in fields(Figure)].index("period")


def _of_period(figure: Figure, period: Period | None) -> Figure:
    """A figure with its period: `evolve` in less than half the time, for most figures have one."""
    values = [*_FIELDS(figure)]
    values[_PERIOD] = period
    return Figure(*values)


def _set_apart(figure: Figure, when: _When, later: tuple[Figure, ...], tokens: Tokens) -> bool:
    """Whether a period stands behind a comma and another figure: it is that figure's."""
    between = next((f for f in later if f.span.end <= when.start), None)
    if between is None:
        return False
    first = bisect_left(tokens.starts, figure.span.end)
    return "," in tokens.words[first : bisect_left(tokens.starts, between.span.start)]


# --- back to the unaltered text ----------------------------------------------------------


def _moved(statement: Statement, plain: Plain) -> Statement:
    """The same statement with the offsets of the unaltered text."""

    def span(old: Span) -> Span:
        return plain.back(old)

    def phrase(old: Phrase | None) -> Phrase | None:
        return evolve(old, span=span(old.span)) if old else None

    def period(old: Period | None) -> Period | None:
        return evolve(old, span=span(old.span)) if old else None

    def figure(old: Figure) -> Figure:
        return evolve(
            old,
            span=span(old.span),
            counted=phrase(old.counted),
            of=phrase(old.of),
            loaded=phrase(old.loaded),
            period=period(old.period),
        )

    def clause(old: Clause) -> Clause:
        return evolve(
            old,
            span=span(old.span),
            subject=phrase(old.subject),
            predicate=phrase(old.predicate),
            object=phrase(old.object),
            speaker=phrase(old.speaker),
            agent=phrase(old.agent),
            signs=tuple(map(cue, old.signs)),
        )

    def name(old: Name) -> Name:
        return evolve(old, span=span(old.span), office=phrase(old.office))

    def speech(old: Speech) -> Speech:
        return evolve(old, span=span(old.span), speaker=phrase(old.speaker))

    def cue(old: Cue) -> Cue:
        return evolve(old, span=span(old.span))

    return evolve(
        statement,
        span=span(statement.span),
        tokens=tuple(evolve(t, span=span(t.span)) for t in statement.tokens),
        figures=tuple(map(figure, statement.figures)),
        periods=tuple(evolve(p, span=span(p.span)) for p in statement.periods),
        names=tuple(map(name, statement.names)),
        speech=tuple(map(speech, statement.speech)),
        cues=tuple(map(cue, statement.cues)),
        clauses=tuple(map(clause, statement.clauses)),
        heads=tuple(evolve(h, span=span(h.span)) for h in statement.heads),
        row=span(statement.row) if statement.row else None,
    )
