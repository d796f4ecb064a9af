"""What is denied without "no" or "not", and whether two sides deny one thing."""

import pytest

from claimcheck.matching.denials import (
    _denied_by,
    _said_of,
    denied_alike,
    denied_otherwise,
)
from claimcheck.reading.reader import read_text
from matching.cases import case_of


def sighting(claim, text):
    return case_of(claim, text).sightings[0]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Vale was cleared of fraud", "The court found no fraud by Vale."),
        ("The race was cancelled", "The race did not take place."),
        ("The council did not heed the warning", "The council ignored the warning."),
        ("Nobody attended the hearing", "The hearing was unattended."),
        ("The race did not take place", "The race was cancelled, and the crowd went home."),
        ("The race did not take place", "It rained, and the race was cancelled."),
    ],
)
def test_both_deny_one_thing_whichever_says_not(ours, theirs):
    assert denied_alike(sighting(ours, theirs))
    assert denied_alike(sighting(theirs.rstrip("."), f"{ours}."))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        # Nothing is denied by another word.
        ("Police do not search cars", "Police search cars."),
        ("Police do not search cars", "Police search more cars."),
        ("The council did not publish the report", "The council published the report."),
        # What is denied is another thing.
        ("The firm has no jobs to offer", "Jobs at the firm dropped to 369."),
        ("The council did not fund the pool", "The council refused to talk, and funds the pool."),
        ("The council did not close the road", "The council closed the road and cancelled a race."),
        # A word that begins with "un" denies nothing by that, nor does one that is no verb.
        ("No charge was brought against Vale", "The charges against Vale were united."),
        ("The council did not heed the warning", "The unhappy council heeded the warning."),
    ],
)
def test_both_do_not_deny_one_thing(ours, theirs):
    assert not denied_alike(sighting(ours, theirs))


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("The ban does not cover the islands", "The islands are exempt from the ban.", True),
        ("The tax applies to islanders", "Islanders are exempt from the tax.", True),
        ("Islanders are exempt from the tax", "Islanders are exempt from the tax.", False),
        ("Police no longer search cars", "Police search fewer cars.", True),
        ("Police no longer search cars", "Police search more cars.", False),
        ("The council did not heed the warning", "The warning went unheeded.", True),
        ("The council did not heed the warning", "The council heeded the warning.", False),
        ("The council did not publish the report", "The report stayed unpublished.", True),
    ],
)
def test_one_side_denies_by_another_word_than_not(ours, theirs, expected):
    assert denied_otherwise(sighting(ours, theirs)) is expected


def test_a_verb_may_deny_the_subject_of_one_clause_of_two():
    (statement,) = read_text("The race was cancelled, and the crowd went home.")
    words = [t.text for t in statement.tokens]

    assert _said_of(statement, words.index("cancelled"), words.index("race"))
    assert not _said_of(statement, words.index("cancelled"), words.index("crowd"))


def test_what_is_denied_is_no_word_that_says_little():
    (statement,) = read_text("Lookouts should not be given other duties after dark.")
    (denial,) = (c for c in statement.cues if c.family == "negation")

    assert _denied_by(statement, denial) == ["duty", "dark"]
