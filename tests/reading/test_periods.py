"""Periods: what sentences call a stretch of days, and how two such stretches compare."""

import datetime as dt
import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.lexicon.alternatives import phrases_of
from claimcheck.model import Period, Span, State
from claimcheck.reading.period_forms import load_forms
from claimcheck.reading.periods import compare_periods, find_periods, overlap, parse_period
from claimcheck.reading.tokens import tokenize

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "periods.toml").read_text("utf-8"))
ANCHOR = CORPUS["anchor"]


def found(text, anchor=None):
    span = Span(0, len(text))
    return find_periods(text, span, tokenize(text, span), anchor)


def only(text, anchor=None):
    (period,) = found(text, anchor)
    return period


def marked(text, periods):
    for period in reversed(periods):
        text = f"{text[: period.span.start]}[{period.text}]{text[period.span.end :]}"
    return text


def shown(period):
    days = f"{period.start or '..'}/{period.end or '..'}"
    return f"{days} {period.unit} {period.relative or '-'} {period.hedge or '-'}"


def cases(key):
    return [
        pytest.param(text, values, id=f"{group['about']}: {text}")
        for group in CORPUS[key]
        for text, *values in group["cases"]
    ]


@pytest.mark.parametrize(("text", "values"), cases("dated"))
def test_a_sentence_of_a_dated_document_is_read_as_the_corpus_says(text, values):
    bare = re.sub(r"[\[\]]", "", text)
    periods = found(bare, ANCHOR)
    assert marked(bare, periods) == text
    assert [shown(p) for p in periods] == values


@pytest.mark.parametrize(("text", "values"), cases("undated"))
def test_without_a_date_a_relative_period_stays_relative(text, values):
    bare = re.sub(r"[\[\]]", "", text)
    periods = found(bare)
    assert marked(bare, periods) == text
    assert [shown(p) for p in periods] == values


@pytest.mark.parametrize("text", CORPUS["not_periods"])
def test_counts_names_and_durations_are_no_periods(text):
    assert found(text, ANCHOR) == ()


@pytest.mark.parametrize(("ours", "theirs", "state"), CORPUS["compared"])
def test_two_periods_compare_as_the_corpus_says(ours, theirs, state):
    a, b = parse_period(ours, ANCHOR), parse_period(theirs, ANCHOR)
    assert a, ours
    assert b, theirs
    assert compare_periods(a, b) is State(state)
    assert compare_periods(b, a) is State(state)


@pytest.mark.parametrize(("ours", "theirs", "state"), CORPUS["compared_undated"])
def test_periods_of_undated_documents_compare_as_the_corpus_says(ours, theirs, state):
    a, b = parse_period(ours), parse_period(theirs)
    assert a, ours
    assert b, theirs
    assert compare_periods(a, b) is State(state)


@pytest.mark.parametrize(("text", "value"), CORPUS["parsed"])
def test_a_claims_file_may_state_a_period_in_many_ways(text, value):
    period = parse_period(text, ANCHOR)
    assert period is not None
    assert shown(period) == value
    assert period.span.of(text.strip()) == period.text


@pytest.mark.parametrize("text", CORPUS["not_parsed"])
def test_what_is_no_period_is_not_parsed(text):
    assert parse_period(text, ANCHOR) is None


def test_last_year_said_of_a_year_to_june_may_be_the_same():
    said = dt.date(2023, 10, 9)
    ours, theirs = only("Thefts fell last year.", said), only("in the year ending June 2023", said)
    assert compare_periods(ours, theirs) is State.COMPATIBLE
    assert compare_periods(ours, only("in 2023", said)) is State.DIFFERENT


def test_overlap_is_the_share_of_the_shorter():
    assert overlap(only("in 2010"), only("in June 2010")) == 1.0
    assert overlap(only("in 2010"), only("in 2011")) == 0.0
    assert 0.7 < overlap(only("in 2010"), only("in 2010/11")) < 0.8
    assert overlap(only("last year"), only("in 2011")) == 0.0


ROW = """
in the of to and by since until 2009 2010 2009/10 - March May April 4 31
last this next past two 12 months years year quarter q ending financial
school Monday today spring early mid end between from before ( ) , . 1990 s
first a ago earlier 99999 0 00 1/2/2020 same period
"""
WORDS = st.sampled_from(ROW.split())
DATES = (
    st.none()
    | st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
    | st.sampled_from([dt.date.min, dt.date.max])
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60), DATES)
def test_periods_stand_in_order_inside_the_sentence_and_begin_before_they_end(text, anchor):
    at = 0
    for period in found(text, anchor):
        assert at <= period.span.start < period.span.end <= len(text)
        assert period.text == period.span.of(text)
        assert period.start is None or period.end is None or period.start <= period.end
        assert period.start or period.end or period.relative or period.hedge
        at = period.span.end


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map(" ".join), DATES
)
def test_comparing_is_symmetric_and_every_period_is_the_same_as_itself(one, other, anchor):
    for a in found(one, anchor):
        assert compare_periods(a, a) in (State.SAME, State.UNKNOWN)
        if a.start or a.end or a.relative:
            assert compare_periods(a, a) is State.SAME
        for b in found(other, anchor):
            assert compare_periods(a, b) is compare_periods(b, a)
            assert overlap(a, b) == overlap(b, a)
            assert 0 <= overlap(a, b) <= 1


def test_a_period_holds_no_more_than_what_was_read():
    assert only("in 2011") == Period(
        Span(3, 7), "2011", dt.date(2011, 1, 1), dt.date(2011, 12, 31), "year"
    )


@pytest.mark.parametrize("anchor", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("text", ["4 March", "since May", "last year", "by 31 July", "next month"])
def test_the_ends_of_the_calendar_do_no_harm(text, anchor):
    (period,) = found(f"It ran {text}.", anchor)
    assert text.split()[-1] in period.text


@pytest.mark.parametrize(
    "row",
    [
        "the first 3 months of ",
        "the first first first 2 months of the end of mid - early 2010 - ",
        "the same period of the last 2 or ",
        "between 2010 and ",
        "from may to ",
        "From May to ",
        "1 2 3 4 ",
        "2010 2011 ",
        "2010 - ",
        "4 May - ",
        "10/1 - ",
        "the same month of the year to the end of ",
        "the week of the week of 4 ",
        "last year a year earlier ",
        "on 11/20, 11/22, ",
        "two weeks and ",
        "next week's ",
        "twenty twenty ",
        "Christmas of ",
        "by the end of the first half of last ",
        "Q1 Q2 ",
        "a few days ",
    ],
)
def test_the_time_for_four_times_the_words_is_about_four_times_the_time(row):
    tokens = {}
    for size in (5_000, 20_000):
        text = (row * (size // len(row) + 1))[:size] + " 2010"
        tokens[size] = text, Span(0, len(text)), tokenize(text, Span(0, len(text)))

    def spent(size):
        start = time.process_time()
        find_periods(*tokens[size], ANCHOR)
        return time.process_time() - start

    # Squared time would be sixteen times as much; a busy machine makes any one time long.
    times = [(spent(5_000), spent(20_000)) for _ in range(5)]
    least, most = (min(each) for each in zip(*times, strict=True))
    assert most < 9 * least + 0.05


def test_no_form_of_a_period_lacks_a_word_that_tells_one():
    forms = load_forms()
    numbers = {"mday", "year", "yy", "fiscal", "date", "pair", "number", "week", "nth"}

    def tells(words):
        for word in words:
            slot = word.strip("{}")
            if word in forms.signs or (word[0] == "{" and slot in numbers):
                return True
            if word[0] == "{" and any(
                f[1] == slot and w in forms.signs for w, fs in forms.words.items() for f in fs
            ):
                return True
            if word[0] == "{" and slot in forms.trees:
                return True
        return False

    table = load().table("periods")
    untold = [
        words
        for form in table["form"]
        for row in form["words"]
        for words in phrases_of(i.replace("'s", "") for i in row.split())
        if not tells(words)
    ]
    assert untold == []


def test_a_day_without_its_month_may_be_that_of_another():
    # The anchor is of March: written then, "the 11th" is the latest, but a story may tell of May.
    told = only("She ran aground on the 11th.", ANCHOR)

    assert compare_periods(told, only("It was on 11 February 2025.", ANCHOR)) is State.COMPATIBLE
    assert compare_periods(told, only("It was on 12 February 2025.", ANCHOR)) is State.DIFFERENT
    assert compare_periods(told, only("It was on the 11th.", ANCHOR)) is State.SAME
