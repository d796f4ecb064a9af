"""Figures in sentences: value, ends, unit, role, slots and span."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.model import Figure, Period, Span
from claimcheck.quantity import Kind
from claimcheck.reading.figures import find_figures
from claimcheck.reading.tokens import tokenize

CORPUS = Path(__file__).parents[1] / "corpus" / "figures.toml"
GROUPS = tomllib.loads(CORPUS.read_text("utf-8"))["group"]
CASES = [(group, text) for group in GROUPS for text in group["texts"]]


def read(text: str) -> tuple[Figure, ...]:
    span = Span(0, len(text))
    return find_figures(text, span, tokenize(text, span))


def canonical(figure: Figure) -> str:
    quantity = figure.quantity
    left = "(" if quantity.low_open else "["
    right = ")" if quantity.high_open else "]"
    low, high = quantity.canonical_low.normalize(), quantity.canonical_high.normalize()
    return f"{left}{low:f}, {high:f}{right}"


CHECKS = {
    "ends": lambda f: str(f.quantity),
    "kind": lambda f: f.quantity.kind.value,
    "unit": lambda f: f.quantity.unit,
    "bound": lambda f: f.quantity.bound.value,
    "dimension": lambda f: f.quantity.dimension,
    "canonical": canonical,
    "role": lambda f: f.role.value,
    "change": lambda f: f.change,
    "counted": lambda f: " ".join(f.counted.lemmas) if f.counted else None,
    "of": lambda f: f.of.text if f.of else None,
    "base": lambda f: f.base,
    "per": lambda f: [f.per.value, f.per.what] if f.per else None,
    "relation": lambda f: [f.relation.value, f.related] if f.relation else None,
    "loaded": lambda f: f.loaded is not None,
}


@pytest.mark.parametrize(("group", "marked"), CASES, ids=[t for _, t in CASES])
def test_corpus(group, marked):
    text = marked.replace("«", "").replace("»", "")
    figures = read(text)
    if "«" not in marked:
        assert [f.text for f in figures] == []
        return
    start = marked.index("«")
    end = marked.index("»") - 1
    (figure,) = [f for f in figures if f.span == Span(start, end)] or pytest.fail(
        f"read {[f.text for f in figures]}"
    )
    assert text[figure.span.start : figure.span.end] == figure.text
    for name, expected in group.items():
        if name in CHECKS:
            found = CHECKS[name](figure)
            if name == "counted" and " or " in expected:
                assert figure.counted.text.lower().rstrip("s") == expected
            else:
                assert found == expected, name
    if "value" in group:
        assert figure.quantity.value == Decimal(group["value"])
    if "range" in group:
        assert figure.quantity.range == tuple(map(Decimal, group["range"]))


def test_corpus_is_broad():
    assert len(CASES) >= 250


def test_periods_are_no_figures():
    text = "In the 12 months to June there were 90 cases, up from 81 in 2009."
    spans = [Span(7, 24), Span(60, 64)]
    periods = tuple(Period(s, s.of(text), date(2009, 1, 1), date(2009, 12, 31)) for s in spans)
    span = Span(0, len(text))
    found = find_figures(text, span, tokenize(text, span), periods)
    assert [f.text for f in found] == ["90", "81"]


WORDS = [
    "of",
    "which",
    "the",
    "a",
    "one",
    "half",
    "two-thirds",
    "nearly",
    "over",
    "90",
    "1,200",
    "48,000",
    "16%",
    "£",
    "3.26",
    "bn",
    "m",
    "to",
    "and",
    "from",
    "in",
    "by",
    "up",
    "rose",
    "fell",
    "-",
    "%",
    "(",
    ")",
    ",",
    ".",
    ":",
    "per",
    "100,000",
    "people",
    "children",
    "aged",
    "5",
    "third-largest",
    "twice",
    "as",
    "many",
    "3-1",
    "7.42",
    "pm",
    "at",
    "least",
    "between",
    "or",
    "more",
    "compared",
    "with",
    "2",
    "1/2",
    "½",
    "dozen",
    "hundred",
    "million",
    "point",
    "zero",
    "0",
    "°C",
    "miles",
    "year-old",
    "s",
    "'",
    '"',
    "every",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60))
@example("£" * 40)
@example("1" * 400)
@example("0/0 1/0 0 in 0, 0 per 0 zero out of zero")
@example("one in 0; nearly 0%; about 0; 0 to 0; under zero")
@example("9" * 30 + ".5 million")
def test_spans_lie_in_order_inside_the_sentence(text):
    figures = read(text)
    at = 0
    for figure in figures:
        assert at <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.of(text) == figure.text
        at = figure.span.end
        for index in (figure.base, figure.related):
            assert index is None or 0 <= index < len(figures)


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
]
ONES += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        tens = TENS[number // 10 - 2]
        return tens if number % 10 == 0 else f"{tens}-{ONES[number % 10]}"
    rest = number % 100
    return f"{ONES[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")


def test_words_and_digits_mean_the_same():
    for number in range(1000):
        (spelled,) = read(f"They saw {in_words(number)} boats.")
        (printed,) = read(f"They saw {number} boats.")
        assert str(spelled.quantity) == str(printed.quantity) == f"[{number}]"
        assert spelled.text == in_words(number)


@given(
    st.sampled_from(
        ["90 boats", "nearly 3,000 boats", "16% of boats", "£3.26bn", "two-thirds of boats"]
    ),
    st.sampled_from(["", "Police saw ", "The mayor said that crews saw ", "On the quay were "]),
    st.sampled_from([".", " there.", " that sank.", " yesterday evening."]),
)
def test_words_around_a_figure_do_not_change_it(words, before, after):
    (alone,) = read(words)
    (inside,) = read(before + words + after)
    assert inside.quantity == alone.quantity
    assert inside.text == alone.text


def test_a_name_is_kept_and_counts_nothing():
    (figure,) = read("She took Route 9.")
    assert figure.quantity.kind is Kind.IDENTIFIER
    assert figure.counted is None


def test_shares_of_all_spellings_can_be_compared():
    percent, odds, part = (read(t)[0].quantity for t in ("25%", "one in four", "a quarter of us"))
    assert percent.overlaps(odds)
    assert odds.overlaps(part)
    assert not read("16% of us")[0].quantity.overlaps(read("17% of us")[0].quantity)


def test_units_of_one_dimension_can_be_compared():
    pairs = [
        ("10 miles", "16.1 km"),
        ("104F", "40C"),
        ("three months", "91 days"),
        ("£1.5", "150p"),
    ]
    for one, two in pairs:
        assert read(f"It was {one}.")[0].quantity.overlaps(read(f"It was {two}.")[0].quantity)


def test_corpus_marks_one_figure_each():
    for _, text in CASES:
        assert len(re.findall("«", text)) == len(re.findall("»", text)) <= 1
