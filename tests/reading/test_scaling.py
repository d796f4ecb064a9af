"""Time grows with the length of a text, whatever stands in it."""

import gc
import time

import pytest

from claimcheck.reading.reader import read_text
from claimcheck.reading.scan import is_worth_reading

PIECES = {
    "digits": "1 ", "one number": "1", "commas in a number": "1,", "years": "in 2009 to 2010 ",
    "stops": ".", "marks": "!!!(", "marks and letters": "!x", "commas": ",", "semicolons": "a; ",
    "quotes": '"', "single quotes": "'", "quotations": '"a" ', "nested quotes": "\"'a ",
    "closing quotes": '?" ', "brackets": "(", "acronyms": "Alpha Beta (AB) ", "spaces": " ",
    "of which": "of which ", "from to": "from 1 to 2 ", "between": "between April and May ",
    "months": "May ", "capitals": "Ann Lee ", "one word": "A", "hyphened word": "a-",
    "hyphens": "-", "apostrophes": "a'", "per": "5 per ", "letters": "a b c ", "shares": "5% ",
    "money": "\u00a35 ", "number words": "one hundred and ", "halves": "half a ", "to": "to ",
    "verbs": "was told to ", "speakers": "Lee said that ", "spoken": '"x" said Lee. ',
    "relative": "last year ", "unseen": "a\u200b", "lines": "\n", "lists": "Ann: ",
    "negations": "not ", "which": "which ", "initials": "A. ", "offices": "director of ",
    "coordination": "and ", "parts": "and one hundred third ",
}  # fmt: skip
MOST = 2.5
"""So many times as long may a text take that is twice as long."""
HANGING = 4.0
"""After so many seconds nothing longer is tried."""


def spent(work, text, runs):
    """The least processor time of some runs: what other processes do changes it least."""
    least = float("inf")
    gc.disable()  # a collection of all that the other tests keep may fall into any run
    try:
        for _ in range(runs):
            start = time.process_time()
            work(text)
            least = min(least, time.process_time() - start)
    finally:
        gc.enable()
    return least


def growth(work, piece, size, runs):
    """The time for a text, and how much longer one takes that is twice as long."""
    text = (piece * (size // len(piece) + 1))[:size]
    work(text)  # words are remembered from the first time on
    whole = spent(work, text * 2, runs)
    return whole, whole / max(spent(work, text, runs), 1e-9)


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_takes_twice_the_time(name):
    # From a length on where what is done once no longer counts; a busy machine gets more tries.
    for size in (4_000, 4_000, 8_000, 20_000):
        whole, ratio = growth(read_text, PIECES[name], size, runs=1)
        if ratio <= MOST or whole < 0.05:
            return
        if whole > HANGING:
            break
    pytest.fail(f"{name}: {ratio:.1f} times as long for twice the text")


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_is_scanned_in_twice_the_time(name):
    for _ in range(4):
        whole, ratio = growth(is_worth_reading, PIECES[name], 150_000, runs=2)
        if ratio <= MOST or whole < 0.05:
            return
    pytest.fail(f"{name}: {ratio:.1f} times as long for twice the text")


@pytest.mark.nightly
@pytest.mark.parametrize("name", PIECES)
def test_of_a_book_twice_as_long_the_reading_takes_twice_the_time(name):
    for _ in range(3):
        _, ratio = growth(read_text, PIECES[name], 150_000, runs=1)
        if ratio <= MOST:
            return
    pytest.fail(f"{name}: {ratio:.1f} times as long for twice the text")
