"""Which statements of many documents share enough to be held together."""

import random

from claimcheck.documents import document_from_text
from claimcheck.matching import gather
from claimcheck.matching.shortlist import HEADS, PARTNERS, Shortlist, traces
from claimcheck.reading.reader import read_document


def listed(documents):
    made = Shortlist()
    for document in documents:
        made.add(tuple(tuple(sorted(each)) for each in document))
    return list(made.partners())


def test_statements_that_share_rare_words_are_held_together_and_common_ones_not():
    common = [({f"one{n}", f"two{n}", f"three{n}", "council", "say"},) for n in range(60)]
    alike = {"heron", "weir", "nest", "council"}
    found = listed([(alike,), *common, ({"x", "y"}, alike)])

    assert found[-1] == {0: {0: frozenset({1})}}
    assert all(not each for each in found[1:-1])


def test_a_document_has_few_partners_and_a_key_few_heads():
    alike = ({"\0named heron", "weir", "nest"}, {"\0named otter", "weir", "holt"})
    found = listed([alike[::step] for step in (1, -1) for _ in range(100)])

    assert 0 < max(map(len, found)) <= PARTNERS
    assert max(n for each in found for n in each) < HEADS


def test_what_half_the_archive_says_of_no_one_leads_nowhere():
    alike = ({"doubt", "mood", "nest"}, {"bill", "mood", "holt"})

    assert not any(listed([alike] * (2 * HEADS)))


def test_two_common_words_that_seldom_meet_lead_to_those_where_they_do():
    common = [({"weir", f"a{n}", f"b{n}"}, {"heron", f"c{n}", f"d{n}"}) for n in range(2 * HEADS)]
    meet, tells = {"heron", "weir"}, {"otter", "holt"}

    assert listed([(meet, tells), *common, (meet, tells)])[-1] == {
        0: {0: frozenset({0}), 1: frozenset({1})}
    }
    # Of which story two documents are, no common word says.
    assert not listed([(meet,), *common, (meet,)])[-1]


def test_what_many_say_of_no_one_is_left_out_where_another_statement_leads():
    meet, tells = {"heron", "weir"}, {"otter", "holt"}
    common = [({"heron", "weir", f"a{n}"},) for n in range(2 * HEADS)]

    assert listed([(meet, tells), *common, (meet, tells)])[-1] == {0: {1: frozenset({1})}}


def test_what_many_have_leads_to_the_first_of_them_and_to_no_later_one():
    """By a rare word others come first; what many have puts one before them that has it early."""
    met = {"\0named heron", "weir"}
    last = {*met, "nest", "holt"}

    def found(place):
        many = [({*met, f"a{n}"},) for n in range(2 * HEADS)]
        many[place] = ({*met, "nest"},)
        others = [({"holt", f"b{n}"},) for n in range(12)]
        after = [({"nest", f"c{n}"},) for n in range(14)]
        return place + len(others) in listed([*others, *many, *after, (last,)])[-1]

    assert [found(place) for place in (0, HEADS - 1, HEADS)] == [True, True, False]


def test_a_full_name_leads_to_others_and_none_of_its_words():
    texts = ("Ann Lee mended the weir at Dalmere.", "Ms Lee was praised at Dalmere by Ann Cole.")
    read = [read_document(document_from_text(str(at), text)) for at, text in enumerate(texts)]
    (first,), (second,) = (traces(library) for library in gather(read, {}, ()).libraries)

    assert {"\0person Ann Lee", "\0named dalmere", "ann", "lee"} <= {*first}
    assert {"\0named lee", "\0named dalmere"} <= {*second}


def test_the_order_of_a_set_s_words_changes_nothing():
    chance = random.Random(3)  # noqa: S311 - the same words each time
    words = [f"w{n}" for n in range(30)]
    documents = [tuple(set(chance.sample(words, 5)) for _ in range(4)) for _ in range(80)]

    again = [tuple({*sorted(each, reverse=True)} for each in d) for d in documents]
    assert listed(documents) == listed(again)


def test_a_telling_figure_leads_where_few_words_do():
    """What two statements share of their words is little, and that both give figures is common."""
    common = [({f"a{n}", f"b{n}", "council", "\0figures"},) for n in range(60)]
    ours, theirs = ({"weir", *(f"{side}{n}" for n in range(4)), "\0figures"} for side in "xy")

    def found(*more):
        return listed([({*ours, *more[:1]},), *common, ({*theirs, *more[1:]},)])[-1]

    assert found("\0figure 1284", "\0figure 1284") == {0: {0: frozenset({0})}}
    assert found("\0figure 1284", "\0figure 9731") == {}
    assert found() == {}


def test_a_figure_of_many_digits_is_a_trace_of_its_statement_whatever_their_order():
    texts = (
        "The council closed 1,412 libraries. It opened 3 pools in Vale.",
        "Some 1,421 jobs went in Marlow.",
    )
    read = [read_document(document_from_text(str(at), text)) for at, text in enumerate(texts)]
    (first, second), (third,) = map(traces, gather(read, {}, ()).libraries)

    def figures(statement):
        return {trace for trace in statement if trace.startswith("\0figure ")}

    assert figures(first) == figures(third) != set()
    assert figures(second) == set()
    assert {"\0figures"} <= {*first} & {*second} & {*third}
