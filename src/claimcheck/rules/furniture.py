"""The rule furniture."""

from collections.abc import Iterator
from functools import lru_cache

from claimcheck.matching import main_figures
from claimcheck.matching.figures import digits, head
from claimcheck.model import Case, Figure, Severity, Span, Statement, Verdict, Zone
from claimcheck.reading.reader import read_text
from claimcheck.rules.rule import Found, case_rule, said

_FEWEST_DIGITS = 2


@case_rule("furniture", "paraphrase", Verdict.NOT_COMPARABLE, Severity.NOTE, steady=True)
def furniture(case: Case) -> Iterator[Found]:
    """The claim's figure stands only in the furniture of the page, which asserts nothing.

    Related links, teasers and promotions are not the article; what they say is neither agreement
    nor conflict.

    What to do: nothing; open the page that the teaser leads to.
    """
    if case.source is not None:
        return
    document = case.reading.document
    blocks = [b for b in document.blocks if b.zone is Zone.FURNITURE]
    if not blocks:
        return
    printed = {f.quantity.value for s in case.reading.statements for f in s.figures}
    for statement in case.statements:
        for at in main_figures(statement):
            figure = statement.figures[at]
            if digits(figure.quantity) < _FEWEST_DIGITS or figure.quantity.value in printed:
                continue
            for block in blocks:
                if (found := _same(figure, block.span.of(document.text))) is None:
                    continue
                start = block.span.start
                words = Statement(block.span, block.span.of(document.text), Zone.FURNITURE)
                place = Span(start + found.span.start, start + found.span.end)
                yield Found(
                    f"has {said(found)} only in a teaser or link of its page",
                    ((document, words, (place,)),),
                    confidence=0.8,
                )
                return


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[Statement, ...]:
    """What a block says; every claim asks it of the same few blocks."""
    return read_text(text)


def _same(figure: Figure, text: str) -> Figure | None:
    """The figure of a block that prints the number and counts the same."""
    for statement in _read(text):
        for other in statement.figures:
            if other.quantity.value == figure.quantity.value and (
                head(other.counted) == head(figure.counted) or not figure.counted
            ):
                return other
    return None
