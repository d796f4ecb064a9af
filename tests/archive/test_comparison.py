"""Many documents compared: what differs is found, however they are gone through, in little room."""

import random
import stat
import sys
import tracemalloc
from functools import partial

import pytest
from attrs import evolve

from claimcheck.archive.comparison import compare_documents
from claimcheck.archive.laid_out import Leaves, laid_out, taken_up
from claimcheck.archive.run import DESK
from claimcheck.archive.set_aside import Lately, ScratchError, SetAside, packed, taken
from claimcheck.backends import backend
from claimcheck.backends.shared_out import SharedOut
from claimcheck.matching import prepared
from claimcheck.matching.terms import vocabulary
from claimcheck.model import DocumentEntry, Role, Standing
from claimcheck.reading.reader import as_document, read_document
from claimcheck.reports import rendered, renderer
from claimcheck.rules import RULES

PLACES = ("Ashcombe Brinley Corwell Dunmere Eastby Farlow Gorsey Haleby Ivelton Kelmark").split()  # noqa: SIM905 - plain
WHO, DID, WHAT, WHERE, WHY = (
    line.split()
    for line in (
        "baker barber clerk cooper curate dairyman farrier ferryman glazier miller potter verger",
        "bought borrowed carved cleaned counted drew hid mended moved painted sold stored",
        "anchor barrel bellows bucket cradle drum fiddle kettle ladder lantern saddle trunk",
        "attic barn cellar chapel garden kitchen loft orchard parlour shed stable yard",
        "auction banquet concert funeral harvest parade pageant raffle regatta wedding",
    )
)


def chatter(chance):
    """A sentence that says little."""
    who, did, what, where, why = map(chance.choice, (WHO, DID, WHAT, WHERE, WHY))
    return f"The {who} {did} the {what} in the {where} for the {why}."


def stories(count, seed=7):
    """Documents of which the first ten come in threes: two say one thing, the third another."""
    chance = random.Random(seed)  # noqa: S311 - the same texts each time
    texts = []
    for number in range(count):
        said = [chatter(chance) for _ in range(6)]
        story, teller = divmod(number, 3)
        if story < 10:
            counted = 1_100 + 137 * story + (300 if teller == 2 else 0)
            said.insert(
                2, f"The harbour of {PLACES[story]} landed {counted:,} tonnes of mackerel in 2019."
            )
        texts.append(" ".join(said) + "\n")
    return texts


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("many")
    for number, text in enumerate(stories(DESK + 5)):
        (place / f"d{number:03d}.txt").write_text(text, "utf-8")
    return place


@pytest.fixture(scope="module")
def report(folder):
    return compare_documents([], entries(folder))


def entries(folder, **of):
    return [evolve(DocumentEntry(f.stem, f), role=of.get(f.stem)) for f in sorted(folder.iterdir())]


def told(report):
    """The harbours of which a figure is said to differ, by the first document of each story."""
    return {
        (e.document, other.document)
        for f in report.discrepancies
        if f.kind == "value"
        for e in f.evidence[:1]
        for other in f.evidence[1:2]
    }


def test_what_differs_between_two_of_many_is_found_and_nothing_is_made_up(report):
    differ = {frozenset(pair) for pair in told(report)}
    for story in range(10):
        a, b, wrong = (f"d{3 * story + n:03d}" for n in range(3))
        assert differ & {frozenset({a, wrong}), frozenset({b, wrong})}, story
    for pair in differ:
        assert len({int(name[1:]) // 3 for name in pair}) == 1
    assert report.coverage.documents_read == DESK + 5
    assert report.pairs_left > 0


def test_who_tells_a_fact_is_put_together_from_all_of_them(report):
    facts = {tuple(t.document for t in fact.tellers): fact for fact in report.facts}
    fact = next(f for tellers, f in facts.items() if {"d000", "d001", "d002"} == {*tellers})
    assert (fact.standing, fact.outliers) == (Standing.MAJORITY, ("d002",))


def test_a_primary_source_is_what_others_are_held_against(folder):
    report = compare_documents([], entries(folder, d002=Role.PRIMARY))

    assert {("d000", "d002"), ("d001", "d002")} <= told(report) | {
        (f.evidence[0].document, f.evidence[1].document)
        for f in report.discrepancies
        if len(f.evidence) > 1
    }
    fact = next(f for f in report.facts if "d002" in {t.document for t in f.tellers})
    assert (fact.standing, fact.reference) == (Standing.PRIMARY, "d002")


def test_whoever_compares_them_the_bytes_are_the_same(folder, report):
    json = renderer("json")

    with SharedOut(partial(backend("processes").make, "", 2), 2, part=16) as workers:
        there = rendered(json, compare_documents([], entries(folder), workers=workers))

    assert there == rendered(json, report)


def test_rules_of_a_house_are_asked_in_this_process(folder):
    rules = tuple(evolve(rule) for rule in RULES if rule.kind == "value")
    with SharedOut(lambda: pytest.fail("no worker knows these rules"), 2) as workers:
        report = compare_documents([], entries(folder), rules=rules, workers=workers)

    assert {f.kind for f in report.discrepancies} == {"value"}


def test_a_document_that_cannot_be_read_is_listed_and_costs_no_other(folder, report):
    lost = DocumentEntry("lost", folder / "lost.txt")
    found = compare_documents([], [*entries(folder), lost])

    assert [p.document for p in found.problems] == ["lost"]
    assert found.coverage.documents == DESK + 6
    assert told(found) == told(report)


def test_few_documents_are_compared_as_before(folder):
    few = entries(folder)[:30]

    assert compare_documents([], few).pairs_left < 30 * 29 // 2
    assert told(compare_documents([], few))


# --- what is set aside -------------------------------------------------------------------


def test_what_is_set_aside_comes_back_and_goes_with_the_run():
    with SetAside() as aside:
        spots = [aside.put(packed(n)) for n in ("one", [2], {"three": 3})]
        aside.settle()
        path = aside.path
        assert [taken(path, spot) for spot in reversed(spots)] == [{"three": 3}, [2], "one"]
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()


def test_what_is_set_aside_has_no_name_where_it_needs_none():
    if sys.platform != "linux":
        pytest.skip("only there a file can be had without a name")
    with SetAside() as aside:
        assert aside.path.parent.name == "fd"
        assert "deleted" in str(aside.path.readlink())


def test_what_a_killed_run_has_left_the_next_one_removes(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setenv("CLAIMCHECK_SCRATCH", str(tmp_path))
    left, used = tmp_path / "claimcheck-left.aside", tmp_path / "claimcheck-used.aside"
    left.write_bytes(b"of a run that is no more")
    with used.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with SetAside(named=True) as aside:
            assert {p.name for p in tmp_path.iterdir()} == {used.name, aside.path.name}
    assert [p.name for p in tmp_path.iterdir()] == [used.name]


def test_where_nothing_can_be_set_aside_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_SCRATCH", str(tmp_path / "nowhere"))
    with pytest.raises(ScratchError, match="name another folder as CLAIMCHECK_SCRATCH"):
        SetAside().__enter__()
    with pytest.raises(ScratchError, match="all workers share"):
        taken(tmp_path / "gone.aside", (0, 1))


def test_a_document_that_is_laid_out_is_the_same_when_it_is_taken_up():
    text = "# A weir is mended\n\nMayor Ann Lee said 1,204 herons nested at Dalmere in 2020.\n\n"
    text += "It was the third-biggest count. Nearly half of them, or 46%, were ringed."
    reading = read_document(as_document(text))
    library = prepared(reading, vocabulary({}, (reading,)))
    again = taken_up(laid_out(library))

    assert tuple(again.profiles) == library.profiles
    assert tuple(again.contexts) == library.contexts
    assert tuple(again.reading.statements) == library.reading.statements
    bare = {"reading": reading, "profiles": (), "contexts": ()}
    assert evolve(again, **bare) == evolve(library, **bare)


def test_only_those_statements_are_made_that_are_asked_for():
    made = []
    leaves = Leaves(3, lambda n: made.append(n) or f"leaf {n}")

    assert (leaves[1], leaves[-2], leaves[1:2], len(leaves)) == ("leaf 1", "leaf 1", ("leaf 1",), 3)
    assert made == [1]


def test_the_last_values_are_remembered_and_no_more():
    made = []
    lately = Lately(lambda n: made.append(n) or n, 2)

    assert [lately[n] for n in (1, 2, 1, 3, 1, 2)] == [1, 2, 1, 3, 1, 2]
    assert made == [1, 2, 3, 2]


@pytest.mark.nightly
def test_memory_grows_with_what_is_found_and_not_with_what_is_read(tmp_path):
    def most(count):
        for number, text in enumerate(stories(count)):
            (tmp_path / f"d{number:04d}.txt").write_text(text, "utf-8")
        tracemalloc.start()
        compare_documents([], entries(tmp_path))
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    few, many = most(300), most(900)
    assert many < 1.5 * few
