"""Laws of reading: what is written in any spelling is read as it was meant, wherever it stands."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.model import Figure, Phrase
from claimcheck.reading.reader import read_text
from spellings import LIMITS, Meant, meant_numbers, same, spellings

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- spellings -----------------------------------------------------------------------------------


def figure_of(words: str, noun: str) -> Figure:
    (figure,) = [f for s in read_text(f"The port had {words}{noun}.") for f in s.figures]
    return figure


def noun_of(meant: Meant) -> str:
    return " ships" if meant.unit is None else ""


@given(meant_numbers(), st.randoms(use_true_random=False))
@settings(law, max_examples=300)
def test_what_is_rendered_is_read(meant, r):
    for words in r.sample(found := list(spellings(meant)), min(6, len(found))):
        quantity = figure_of(words, noun_of(meant)).quantity
        assert same(quantity, meant.quantity()), (words, str(quantity), str(meant.quantity()))


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("unit", [None, "%", "GBP"])
def test_every_hedge_of_the_table_is_read(limit, unit):
    meant = Meant(Decimal(40), 0, unit, limit)
    wrong = [
        words
        for words in spellings(meant)
        if not same(figure_of(words, noun_of(meant)).quantity, meant.quantity())
    ]
    assert wrong == []


# --- neighbours ----------------------------------------------------------------------------------

CORPUS = Path(__file__).parents[1] / "corpus"
NEWS = [
    re.sub(r"\{([^|}]*)[^}]*\}", r"\1", line)
    for area in tomllib.loads((CORPUS / "news_figures.toml").read_text("utf-8"))["area"]
    for line in area["sentences"]
]
SLOTS = [
    text.replace("\u00ab", "").replace("\u00bb", "")
    for group in tomllib.loads((CORPUS / "slots.toml").read_text("utf-8"))["group"]
    for text in group["texts"]
]
HARMLESS = [
    "The weather was kind.",
    "Nobody had expected that.",
    "A crowd gathered outside the town hall.",
    "What happened next?",
    '"We are glad," the mayor said.',
    "Dr. Lundberg came late.",
    "Prices, wages and rents have changed since the war.",
    "The U.S. economy is large.",
    "He shrugged\u2026",
]
GAPS = [" ", "  ", "\n\n", "\u00a0"]


def moved(figure: Figure, shift: int) -> Figure:
    """The figure as it would stand so many characters further on."""

    def phrase(old: Phrase | None) -> Phrase | None:
        return old and evolve(old, span=further(old.span))

    def further(span):
        return evolve(span, start=span.start + shift, end=span.end + shift)

    return evolve(
        figure,
        span=further(figure.span),
        counted=phrase(figure.counted),
        of=phrase(figure.of),
        loaded=phrase(figure.loaded),
        period=figure.period and evolve(figure.period, span=further(figure.period.span)),
    )


@given(
    st.sampled_from(NEWS + SLOTS),
    st.lists(st.sampled_from(HARMLESS), max_size=2),
    st.lists(st.sampled_from(HARMLESS), max_size=2),
    st.sampled_from(GAPS),
)
@settings(law, max_examples=300)
@example("Of these, 17 needed intensive care.", HARMLESS[:1], [], " ")
def test_neighbours_change_no_figure(sentence, before, after, gap):
    opening = "".join(f"{s}{gap}" for s in before)
    text = opening + sentence + "".join(f"{gap}{s}" for s in after)
    alone = [moved(f, len(opening)) for s in read_text(sentence) for f in s.figures]

    assert [f for s in read_text(text) for f in s.figures] == alone


@given(st.sampled_from(NEWS + SLOTS), st.sampled_from(NEWS), st.sampled_from(GAPS))
@settings(law, max_examples=150)
def test_a_sentence_behind_changes_no_figure_in_front(sentence, behind, gap):
    alone = [f for s in read_text(sentence) for f in s.figures]
    both = [f for s in read_text(f"{sentence}{gap}{behind}") for f in s.figures]

    assert both[: len(alone)] == alone
