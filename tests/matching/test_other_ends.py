"""Every small word by which a sentence turns, and what two do to each other."""

import pytest

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.lexicon import load
from claimcheck.model import Claim, Verdict

ENDS = load("en").table("judging")["ends"]
SMALL = load("en").table("function")


def verdict(claim: str, text: str) -> Verdict | None:
    """What a document of one sentence says on a claim."""
    cells = check_documents([Claim("c", claim)], [document_from_text("d", text)]).cells
    return cells[0].verdict if cells else None


THING = {"from": "June", "to": "June", "until": "June", "till": "June", "into": "the park"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (one, other)
        for row in ENDS["opposite"]
        for left, right in [row.split("|")]
        for one in left.split()
        for other in right.split()
    ],
)
def test_opposite_small_words_say_another_thing(one: str, other: str) -> None:
    thing = THING.get(one, "the report")
    claims = [f"The minister travelled {word} {thing}" for word in (one, other)]
    assert verdict(claims[0], f"{claims[1]}.") is Verdict.CONFLICT
    assert verdict(claims[1], f"{claims[0]}.") is Verdict.CONFLICT
    assert verdict(claims[0], f"{claims[0]}.") is Verdict.AGREE


@pytest.mark.parametrize("word", ENDS["party"])
def test_two_that_change_places_around_a_small_word_are_told_apart(word: str) -> None:
    assert (
        verdict(f"The soldiers went {word} the doctors", f"The doctors went {word} the soldiers.")
        is not Verdict.AGREE
    )


@pytest.mark.parametrize("verb", SMALL["reciprocal"])
def test_what_two_do_to_each_other_has_no_direction(verb: str) -> None:
    claim, text = f"The clubs will {verb} the schools", f"The schools will {verb} the clubs."
    assert verdict(claim, text) is Verdict.AGREE


EITHER_WAY = {
    "lie": ("Leeds lies 25 miles from York", "York lies 25 miles from Leeds."),
    "stand": ("The bank stands next to the school", "The school stands next to the bank."),
    "sit": ("The bank sits next to the school", "The school sits next to the bank."),
    "run": ("The line will run from Leeds to York", "The line will run from York to Leeds."),
    "stretch": (
        "The path will stretch to York from Hull",
        "The path will stretch to Hull from York.",
    ),
    "extend": (
        "The road will extend from Leeds to York",
        "The road will extend from York to Leeds.",
    ),
    "compete": ("The firm competes against the club", "The club competes against the firm."),
    "differ": ("The plan differs from the draft", "The draft differs from the plan."),
    "clash": ("The police clashed with the fans", "The fans clashed with the police."),
    "talk": ("The minister talked to the mayor", "The mayor talked to the minister."),
}


def test_every_verb_of_two_that_stand_to_each_other_alike_has_an_example() -> None:
    assert {*EITHER_WAY} == {*SMALL["either_way"]}


@pytest.mark.parametrize("verb", EITHER_WAY)
def test_two_that_stand_to_each_other_alike_may_change_places(verb: str) -> None:
    claim, text = EITHER_WAY[verb]
    assert verdict(claim, text) is Verdict.AGREE


@pytest.mark.parametrize("verb", ["is", "has", "does", "became"])
def test_what_somebody_is_has_no_direction(verb: str) -> None:
    claim, text = f"The chair {verb} the owner", f"The owner {verb} the chair."
    assert verdict(claim, text) is not Verdict.CONFLICT
