"""Every phrase by which a sentence leaves something out, or says that it came to nothing."""

import pytest

from claimcheck.checking import check_documents
from claimcheck.documents import document_from_text
from claimcheck.lexicon import load
from claimcheck.model import Claim, Verdict

TABLES = load("en").table("judging")


def verdict(claim: str, text: str) -> Verdict | None:
    """What a document of one sentence says on a claim."""
    cells = check_documents([Claim("c", claim)], [document_from_text("d", text)]).cells
    return cells[0].verdict if cells else None


LEEDS = "Schools in Leeds are closed"
LEFT_OUT = {
    "apart from": (LEEDS, "All schools apart from those in Leeds are closed."),
    "aside from": (LEEDS, "All schools aside from those in Leeds are closed."),
    "other than": (LEEDS, "All schools other than those in Leeds are closed."),
    "except": (LEEDS, "Schools are closed except those in Leeds."),
    "except for": (LEEDS, "Schools are closed except for those in Leeds."),
    "excepting": (LEEDS, "Schools are closed, excepting those in Leeds."),
    "with the exception of": (LEEDS, "Schools are closed with the exception of those in Leeds."),
    "barring": (LEEDS, "Schools are closed, barring those in Leeds."),
    "instead of": ("The council chose Hull", "The council chose Leeds instead of Hull."),
    "rather than": ("The council chose Hull", "The council chose Leeds rather than Hull."),
    "as opposed to": ("The council chose Hull", "The council chose Leeds as opposed to Hull."),
    "unlike": ("Leeds will cut bus fares", "Unlike Leeds, Hull will cut bus fares."),
    "all but": ("Leeds voted for the plan", "All but Leeds voted for the plan."),
    "everyone but": ("Ann Lee voted for the plan", "Everyone but Ann Lee voted for the plan."),
    "everybody but": ("Ann Lee voted for the plan", "Everybody but Ann Lee voted for the plan."),
    "everywhere but": ("Trains in Wales were late", "Trains everywhere but in Wales were late."),
    "anywhere but": ("Dogs may run in Wales", "Dogs may run anywhere but in Wales."),
    "everything but": ("The firm sold the mill", "The firm sold everything but the mill."),
    "every day but": ("Trains ran at Christmas", "Trains ran every day but Christmas."),
    "excluding": ("Sales of fuel fell", "Sales excluding fuel fell."),
    "not including": ("Sales of fuel fell", "Sales fell, not including fuel."),
    "exclusive of": ("Sales of fuel fell", "Sales exclusive of fuel fell."),
    "outside": ("Prices in London rose by 4.1%", "Prices outside London rose by 4.1%."),
    "leaves out": ("Sales of fuel fell", "The count of sales, which leaves out fuel, fell."),
    "leave out": ("Sales of fuel fell", "The counts of sales, which leave out fuel, fell."),
    "leaving out": ("Sales of fuel fell", "Sales fell, leaving out fuel."),
    "left out": ("Sales of fuel fell", "Sales in the count, which left out fuel, fell."),
    "excludes": ("Sales of fuel fell", "The count of sales, which excludes fuel, fell."),
    "exclude": ("Sales of fuel fell", "The counts of sales, which exclude fuel, fell."),
    "excluded": ("Sales of fuel fell", "Sales in the count, which excluded fuel, fell."),
    "strips out": ("Sales of fuel fell", "The count of sales, which strips out fuel, fell."),
    "stripping out": ("Sales of fuel fell", "Sales fell, stripping out fuel."),
    "omits": ("Sales of fuel fell", "The count of sales, which omits fuel, fell."),
    "omitting": ("Sales of fuel fell", "Sales fell, omitting fuel."),
    "disregarding": ("Sales of fuel fell", "Sales fell, disregarding fuel."),
    "discounting": ("Sales of fuel fell", "Sales fell, discounting fuel."),
    "setting aside": ("Sales of fuel fell", "Sales fell, setting aside fuel."),
}


def test_every_phrase_that_leaves_something_out_has_an_example() -> None:
    table = TABLES["excepting"]
    assert {*LEFT_OUT} == {*table["besides"], *table["strict"], *table["loose"]}


@pytest.mark.parametrize("phrase", LEFT_OUT)
def test_what_is_left_out_is_not_what_is_said(phrase: str) -> None:
    claim, text = LEFT_OUT[phrase]
    strict = phrase not in TABLES["excepting"]["loose"]
    assert phrase in text.lower()
    found = verdict(claim, text)
    assert found is Verdict.CONFLICT if strict or phrase == "outside" else found is None


NOTHING = {
    "avoid": "The firm avoided selling the mill.",
    "escape": "The firm escaped selling the mill.",
    "resist": "The firm resisted selling the mill.",
    "close to": "The firm came close to finally selling the mill.",
    "miss out on": "The firm missed out on selling the mill.",
    "want to": "The firm wanted to sell the mill.",
    "wish to": "The firm wished to sell the mill.",
    "try to": "The firm tried to sell the mill.",
    "attempt to": "The firm attempted to sell the mill.",
    "bid to": "The firm made a bid to sell the mill.",
    "pressure to": "The firm was under pressure to sell the mill.",
    "plea to": "The firm heard a plea to sell the mill.",
    "call to": "The firm heard calls to sell the mill.",
    "appeal to": "The firm heard an appeal to sell the mill.",
    "petition to": "The firm had a petition to sell the mill.",
    "used to": "The firm used to sell the mill.",
    "would have": "The firm would have sold the mill.",
    "almost": "The firm almost sold the mill.",
    "nearly": "The firm nearly sold the mill.",
    "reluctant to": "The firm was reluctant to sell the mill.",
    "unwilling to": "The firm was unwilling to sell the mill.",
    "tempted to": "The firm was tempted to sell the mill.",
    "on the brink of": "The firm was on the brink of selling the mill.",
    "on the verge of": "The firm was on the verge of selling the mill.",
    "refrain from": "The firm refrained from selling the mill.",
    "offer to": "The firm offered to sell the mill.",
    "was meant to": "The firm was meant to sell the mill.",
    "were meant to": "The owners of the firm were meant to sell the mill.",
    "was supposed to": "The firm was supposed to sell the mill.",
    "were supposed to": "The owners of the firm were supposed to sell the mill.",
    "too late": "It was too late for the firm to sell the mill.",
    "too weak": "The firm was too weak to sell the mill.",
    "too ill": "The owner of the firm was too ill to sell the mill.",
}


def test_every_phrase_of_what_came_to_nothing_has_an_example() -> None:
    table = TABLES["unfulfilled"]
    assert {*NOTHING} == {*table["near"], *table["far"]}


@pytest.mark.parametrize("phrase", NOTHING)
def test_what_came_to_nothing_is_not_told_as_done(phrase: str) -> None:
    assert verdict("The firm sold the mill", NOTHING[phrase]) is not Verdict.AGREE


SELLING = "The firm {} sell the mill {} was told to keep it."
TURNED = ["was to", "was due to"]


def test_every_phrase_of_what_came_otherwise_has_an_example() -> None:
    table = TABLES["unfulfilled"]
    assert {*TURNED, "were to", "were due to"} == {*table["turned"]}


@pytest.mark.parametrize("turn", TABLES["unfulfilled"]["turns"])
@pytest.mark.parametrize("phrase", TURNED)
def test_what_was_to_be_and_came_otherwise_will_not_be(phrase: str, turn: str) -> None:
    text = SELLING.format(phrase, turn)
    assert verdict("The firm will sell the mill", text) is not Verdict.AGREE
    text = "The owners " + text.removeprefix("The firm ").replace("was", "were", 1)
    assert verdict("The owners will sell the mill", text) is not Verdict.AGREE


PUT_OFF = {
    "postpone": "The closure of the plant in May has been postponed.",
    "put off": "The firm has put off closing the plant in May.",
    "cancel": "The firm has cancelled the closure of the plant in May.",
    "shelve": "The firm has shelved the closure of the plant in May.",
    "suspend": "The closure of the plant in May was suspended.",
    "delay": "The firm has delayed closing the plant in May.",
    "defer": "The firm has deferred closing the plant in May.",
    "abort": "The firm has aborted the closure of the plant in May.",
}


def test_every_word_for_putting_off_has_an_example() -> None:
    assert {*PUT_OFF} == {*TABLES["unfulfilled"]["put_off"]}


@pytest.mark.parametrize("phrase", PUT_OFF)
def test_what_is_put_off_will_not_be(phrase: str) -> None:
    found = verdict("The plant will close in May", PUT_OFF[phrase])
    assert found in {None, Verdict.CONFLICT, Verdict.NOT_COMPARABLE}


CONDITIONS = {
    "if": "The strike will go ahead if talks fail.",
    "unless": "The strike will go ahead unless talks succeed.",
    "provided that": "The strike will go ahead provided that talks fail.",
    ", provided": "The strike will go ahead, provided talks fail.",
    "providing that": "The strike will go ahead providing that talks fail.",
    "as long as": "The strike will go ahead as long as talks fail.",
    "so long as": "The strike will go ahead so long as talks fail.",
    "on condition that": "The strike will go ahead on condition that talks fail.",
    "on the condition that": "The strike will go ahead on the condition that talks fail.",
    "in the event of": "The strike will go ahead in the event of talks failing.",
    "in the event that": "The strike will go ahead in the event that talks fail.",
    "subject to": "The strike will go ahead, subject to a ballot.",
    "assuming that": "The strike will go ahead, assuming that talks fail.",
    "weather permitting": "The strike will go ahead, weather permitting.",
}


def test_every_phrase_that_leads_to_a_condition_has_an_example() -> None:
    assert {*CONDITIONS} == {*TABLES["conditions"]["leads"]}


@pytest.mark.parametrize("phrase", CONDITIONS)
def test_what_depends_on_something_is_not_told_plainly(phrase: str) -> None:
    assert verdict("The strike will go ahead", CONDITIONS[phrase]) is Verdict.DRIFT


NO_CONDITIONS = {
    "even if": "The strike will go ahead even if talks succeed.",
    "as if": "The strike will go ahead as if talks had failed.",
    "if not": "The strike will go ahead tomorrow if not today.",
    "if anything": "The strike will go ahead, if anything on a larger scale.",
    "if only": "The strike will go ahead, if only for a day.",
    "if ever": "The strike will go ahead, and seldom if ever was one so short.",
}


def test_every_phrase_that_only_looks_like_a_condition_has_an_example() -> None:
    assert {*NO_CONDITIONS} == {*TABLES["conditions"]["but"]}


@pytest.mark.parametrize("phrase", NO_CONDITIONS)
def test_what_only_looks_like_a_condition_is_none(phrase: str) -> None:
    assert verdict("The strike will go ahead", NO_CONDITIONS[phrase]) is Verdict.AGREE


def test_what_is_only_supposed_is_not_told() -> None:
    text = "If the plant closes, 200 jobs will go."
    assert verdict("The plant will close", text) is None
    assert verdict("If the plant closes, jobs will go", text) is Verdict.AGREE


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The robots make cars", "The robots are used to make cars."),
        ("He will pay £520", "He would have to pay £520."),
        ("The firm sold the mill", "The firm, which almost sold the barn, sold the mill."),
        ("The residents fled the town", "Almost all residents fled the town."),
        ("The driver fled the town", "The driver avoided arrest and fled the town."),
    ],
)
def test_what_only_looks_so_was_done(claim: str, text: str) -> None:
    assert verdict(claim, text) in {Verdict.AGREE, Verdict.DRIFT}


@pytest.mark.parametrize(
    ("member", "body"), [(m, body) for m, bodies in TABLES["sitting"].items() for body in bodies]
)
def test_a_body_does_what_those_do_who_sit_in_it(member: str, body: str) -> None:
    said = f"The {member}s approved the plan."
    assert verdict(f"The {body} approved the plan", said) is not Verdict.CONFLICT


def test_a_body_does_not_what_others_do() -> None:
    assert verdict("The court approved the plan", "The councillors approved the plan.") is (
        Verdict.CONFLICT
    )


WHERE = {
    "in": ("The concert was held in the church", "The concert was held at the castle."),
    "at": ("The concert was held at the castle", "The concert was held in the church."),
    "on": ("The bag was found on the bus", "The bag was found in the garden."),
    "inside": ("The bag was found inside the hut", "The bag was found on the bus."),
    "outside": ("The bag was found outside the hut", "The bag was found on the bus."),
    "near": ("The bag was found near the hut", "The bag was found on the bus."),
    "behind": ("The bag was found behind the hut", "The bag was found on the bus."),
}


def test_every_word_that_leads_to_a_place_has_an_example() -> None:
    assert {*WHERE} == {*load("en").table("function")["whereabouts"]}


@pytest.mark.parametrize("word", WHERE)
def test_what_was_done_elsewhere_is_not_the_same(word: str) -> None:
    claim, text = WHERE[word]
    assert verdict(claim, text) is Verdict.NOT_COMPARABLE
