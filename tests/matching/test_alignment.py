"""Two statements word by word: what is met, what is missing, what stands in its place."""

import pytest

from claimcheck.documents import document_from_text
from claimcheck.matching import gather, prepare
from claimcheck.matching.alignment import Least, _share_figures, subject_names
from claimcheck.model import Claim, State
from claimcheck.reading.reader import read_document, read_text
from matching.cases import case_of


def sighting(claim, text):
    return case_of(claim, text).sightings[0]


def differing(found):
    return {s.name for s in found.slots if s.state is State.DIFFERENT}


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The council closed the library in May", "The council closed the library in May."),
        ("The council closed the library", "The council shut the library."),
        ("The council closed the library", "The library was closed by the council."),
        ("The union called off the strike", "The strike was called off by the union."),
        ("Ann Vale won the prize", "The prize was won by Ms Vale."),
        ("Prices climbed in the north", "In the north prices rose."),
    ],
)
def test_the_same_in_other_words(claim, text):
    found = sighting(claim, text)

    assert (found.coverage, found.sure, found.bare) == (1, 1, 1)
    assert not found.missing
    assert not found.swaps
    assert not differing(found)


@pytest.mark.parametrize(
    ("claim", "text", "slot", "ours", "theirs"),
    [
        (
            "The council closed the pool",
            "The council did not close the pool.",
            "negation",
            "",
            "not",
        ),
        (
            "The council did not close the pool",
            "The council closed the pool.",
            "negation",
            "not",
            "",
        ),
        ("The jury found him guilty", "The jury found him not guilty.", "negation", "", "not"),
        ("Most teachers left", "Some teachers left.", "quantifier", "most:Most", "some:Some"),
        ("Rents rose in March", "Rents fell in March.", "direction", "up:rose", "down:fell"),
        ("The minister may resign", "The minister will resign.", "modality", "possible", "will"),
        ("The storm caused the delays", "The delays followed the storm.", "cause", "cause", "sequ"),
        ("Rents rose in March 2023", "Rents rose in April 2023.", "period", "March", "April"),
        ("Ann Vale won the prize", "Ben Ode won the prize.", "name:person", "Ann Vale", "Ben Ode"),
        (
            "The pit in Leeds will close",
            "The pit in Hull will close.",
            "name:place",
            "Leeds",
            "Hull",
        ),
        ("Police came on Monday", "Police came on Tuesday.", "period", "Monday", "Tuesday"),
        ("The EU fined the firm", "The UN fined the firm.", "name:organisation", "EU", "UN"),
        (
            "The report was written by Judge Corrigan",
            "The report was written by Professor Corrigan.",
            "office",
            "Judge",
            "Professor",
        ),
        (
            "The tower is the highest in Norland",
            "The tower is the lowest in Norland.",
            "superlative",
            "highest",
            "lowest",
        ),
    ],
)
def test_one_slot_differs(claim, text, slot, ours, theirs):
    found = sighting(claim, text)

    assert differing(found) == {slot}
    told = found.slot(slot)
    assert (told.ours or "").startswith(ours)
    assert (told.theirs or "").startswith(theirs)
    if told.span:
        where = found.theirs.text[told.span.start : told.span.end]
        assert where == (told.theirs or where).partition(":")[2] or where == told.theirs


@pytest.mark.parametrize(
    ("claim", "text", "missing", "extra"),
    [
        ("Ann Vale won the prize", "Ben Ode won the prize.", ("ann", "vale"), ("ben", "ode")),
        ("The pit in Leeds will close", "The pit in Hull will close.", ("leeds",), ("hull",)),
        ("The club bought the ground", "The club sold the ground.", ("buy",), ("sell",)),
        ("Nurses went on strike", "Porters went on strike.", ("nurse",), ("porter",)),
        ("The council closed the pool", "The council closed the pool and the park.", (), ("park",)),
        ("The council closed the pool and the park", "The council closed the pool.", ("park",), ()),
    ],
)
def test_words_of_one_side_alone(claim, text, missing, extra):
    found = sighting(claim, text)

    assert (found.missing, found.extra) == (missing, extra)
    assert (found.coverage < 1) is bool(missing)
    assert (found.back < 1) is bool(extra)


@pytest.mark.parametrize(
    ("claim", "text", "swap"),
    [
        (
            "The bank lent money to farmers",
            "The bank lent money to shopkeepers.",
            ("farmers", "shopkeepers", "lone"),
        ),
        ("Nurses went on strike", "Porters went on strike.", ("Nurses", "Porters", "lone")),
        ("The club bought the ground", "The club sold the ground.", ("bought", "sold", "verb")),
        (
            "The council closed the pool",
            "The council opened the pool.",
            ("closed", "opened", "opposite"),
        ),
        (
            "The pit in Leeds will close",
            "The pit in Hull will close.",
            ("Leeds", "Hull", "replaced"),
        ),
        # To whom it is done: somebody behind one verb, and somebody else behind the same.
        (
            "Inspectors praised teachers in the north for their work",
            "Inspectors praised pupils in the north for their work.",
            ("teachers", "pupils", "object"),
        ),
        (
            "The bank lent farmers money in May",
            "The bank lent shopkeepers money in May.",
            ("farmers", "shopkeepers", "object"),
        ),
        # What is sold is nobody, and the word before is no verb.
        (
            "The council will sell farms to tenants in May",
            "The council will sell flats to tenants in May.",
            ("farms", "flats", "replaced"),
        ),
    ],
)
def test_what_stands_in_the_place_of_a_word(claim, text, swap):
    found = sighting(claim, text)

    told = [(s.ours, s.theirs, s.how) for s in found.swaps]
    assert swap in told
    for each in found.swaps:
        assert found.ours.text[each.our_span.start : each.our_span.end] == each.ours
        assert found.theirs.text[each.span.start : each.span.end] == each.theirs


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        # Who bought whom: the words are the same, and no word stands for another.
        ("Marlow Foods bought Bexley Stores", "Bexley Stores bought Marlow Foods."),
        # Two words are other ones: nothing tells which stands for which.
        ("The bank lent money to farmers", "The firm lent money to shopkeepers."),
        ("The council closed the pool", "The council closed the pool on Monday."),
        ("The nurses went on strike", "The nurses and porters went on strike."),
    ],
)
def test_nothing_stands_in_the_place_of_a_word(claim, text):
    found = case_of(claim, text).sightings

    assert not [s for each in found for s in each.swaps if s.how in {"lone", "verb", "opposite"}]


@pytest.mark.parametrize(
    ("claim", "sentences", "best"),
    [
        (
            "The council closed the library",
            [
                "The council met on Monday.",
                "The library has 3 rooms.",
                "The council closed the library.",
            ],
            2,
        ),
        (
            "90 children were in need",
            ["90 people came to the fair.", "In all 90 children were in need.", "Children played."],
            1,
        ),
        (
            "Ann Vale opened the bridge",
            ["The bridge was opened by Ann Vale.", "Ann Vale sang.", "Ben Ode opened the bridge."],
            0,
        ),
        (
            "The ferry carried 312 people",
            ["The ferry carried 40 cars.", "The train carried 312 people.", "It had 312 on board."],
            1,
        ),
    ],
)
def test_the_sentence_that_says_most_comes_first(claim, sentences, best):
    found = case_of(claim, " ".join(sentences)).sightings

    assert found[0].theirs.text == sentences[best]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The council closed the library", "The museum sold a painting."),
        ("90 children were in need", "The weather was fine."),
        ("Ann Vale opened the bridge", "It rained."),
    ],
)
def test_a_text_on_something_else_is_not_seen(claim, text):
    assert not case_of(claim, text).sightings


def test_an_answer_to_the_same_question_is_told():
    (same,) = sighting("The council closed the pool", "The council shut the pool.").outcomes

    assert (same.question, same.same) == ("opening", True)


def test_the_sentence_before_is_inherited_from():
    case = case_of(
        "90 children were in need in 2011",
        "The report is of 2011. In all 90 children were in need. Nobody spoke.",
    )
    (pairing,) = case.pairings

    assert pairing.match.state("period") in {State.SAME, State.COMPATIBLE}
    assert pairing.sighting.before.text == "The report is of 2011."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Leith reopened the line.", ["Leith"]),
        ("Leith and the mayor spoke.", ["Leith"]),
        ("Mayor Ann Vale spoke of Leith.", ["Ann Vale"]),
        # "Of" and "to" lead to what the line and the mayor are of.
        ("The line to Leith reopened.", []),
        ("The mayor of Leith spoke.", []),
        ("They spoke of Leith.", []),
    ],
)
def test_the_names_that_a_sentence_says_something_of(text, names):
    (statement,) = read_text(text)

    assert [span.of(text) for span in subject_names(statement)] == names


@pytest.mark.parametrize(
    ("claim", "text", "sure", "back", "leaves"),
    [
        ("The council closed the pool", "The pool was closed.", 0.5, 0.5, False),
        ("The council closed the pool", "The pool was closed.", 0.49, 0.9, True),
        ("The council closed the pool", "The pool was closed.", 0.6, 0.29, True),
        # Together, where neither has a figure.
        ("The council closed the pool", "The pool was closed.", 0.5, 0.3, True),
        ("The council closed 2 pools", "The 2 pools were closed.", 0.5, 0.3, False),
        # Somebody else to whom the same is done is looked at, however long his sentence.
        ("The bank lent farmers money", "The bank lent shopkeepers money.", 0.5, 0.1, False),
        ("The bank lent farmers money", "The bank lent shopkeepers money.", 0.4, 0.1, True),
    ],
)
def test_how_little_two_sentences_may_share(claim, text, sure, back, leaves):
    asked = Claim("c", claim)
    corpus = gather((read_document(document_from_text("d", text)),), {}, ())
    (ours,) = prepare(asked, read_text(claim), corpus)
    (theirs,) = corpus.libraries[0].profiles

    assert Least(0.5, 0.3, 0.9).leaves(ours, theirs, sure, back) is leaves


# --- the figures of two statements -------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "text", "taken"),
    [
        # The words decide which figure it is, not the number.
        ("90 children were in need", "90 children died. 87 children were in need.", "87"),
        ("90 children were in need", "In all 90 children were in need and 49 died.", "90"),
        ("The fine was £90,000", "The fine was £80,000 and the costs were £90,000.", "£80,000"),
        ("Sales rose from 55 to 69", "Sales rose from 55 to 69.", "55"),
    ],
)
def test_which_figure_takes_the_claims(claim, text, taken):
    pairing = case_of(claim, text).pairings[0]

    assert pairing.theirs.text == taken


def test_two_figures_of_a_claim_take_two():
    case = case_of(
        "90 children were in need, of which 49 were on plans",
        "In all 90 children were in need, and 49 of them were on plans.",
    )

    assert [(p.ours.text, p.theirs.text) for p in case.pairings] == [("90", "90"), ("49", "49")]


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("Nearly 2,000 homes lost power.", "All but 60 were back by noon.", False),
        ("Nearly 2,000 homes lost power.", "Some 2,000 were dark.", True),
        ("The barn burnt down.", "The fire was out by noon.", False),
    ],
)
def test_two_statements_share_a_figure_that_both_print(ours, theirs, shared):
    assert _share_figures(read_text(ours)[0], read_text(theirs)[0]) is shared
