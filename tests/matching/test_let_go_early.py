"""What is let go before it is looked at in full would have come to nothing: the slow way agrees."""

from pathlib import Path

import pytest
from attrs import evolve

from claimcheck import load_documents
from claimcheck.checking import compare_all, gather, read_document
from claimcheck.comparing.comparison import compared
from claimcheck.documents import document_from_text
from claimcheck.matching import against, between, candidates, facts
from claimcheck.model import Role
from claimcheck.prepublication import check_drafts
from claimcheck.reports import rendered, renderer

ROOT = Path(__file__).parents[2]
REVIEWS = ROOT / "claims" / "serious-case-reviews" / "documents"
HARBOUR = """\
Grain leaves Wexcombe harbour again

The port shipped 4,310 tonnes of barley in May, up 12% on April. Some 38 dockers walked out on
Tuesday. Ms Ellen Farr, the harbour master, said 27 ships were waiting.
---
Harbour master counts 27 ships

Wexcombe shipped 4,130 tonnes of barley in May, a rise of 12% on April, Ellen Farr said. On Tuesday
83 dockers had walked out.
---
Barley exports fall

Exports of barley from Wexcombe fell to 4,310 tonnes in June. 38 dockers were sent home on Tuesday,
of whom 12 were later called back.
---
Council to plant 4,310 trees

The council of Marl will plant 4,310 trees by May, 12% more than it had promised. It will cost £27 a
tree.
"""


@pytest.fixture(scope="module")
def documents():
    written = [document_from_text(f"h{n}", text) for n, text in enumerate(HARBOUR.split("---\n"))]
    return [*load_documents(REVIEWS), *written]


@pytest.fixture(scope="module")
def corpus(documents):
    return gather(tuple(map(read_document, documents)), {}, ())


def _shown(report):
    return rendered(renderer("json"), report)


def test_what_shares_too_little_is_nothing_that_between_documents_would_keep(
    documents, monkeypatch
):
    fast = _shown(compare_all(documents))
    aligned = between.ranked_sightings
    let_go = []

    def whole(*given):
        *asked, _ = given
        found = aligned(*asked)
        let_go.append(len(found) - len(aligned(*given)))
        return found

    monkeypatch.setattr(between, "ranked_sightings", whole)

    assert _shown(compare_all(documents)) == fast
    assert sum(let_go) > 0


def test_a_pair_of_figures_shares_no_more_than_was_told_beforehand(corpus):
    held = [
        (ours, theirs)
        for bucket in facts.buckets(corpus).values()
        for ours in bucket
        for theirs in bucket
        if ours.document != theirs.document and facts.case_of(ours, theirs, corpus)
    ]
    told = [(facts.case_of(*pair, corpus), facts._most_shared(*pair, corpus)) for pair in held]  # noqa: SLF001 - the bound itself

    assert any(most < 1 for _, most in told)
    assert all(each.shared <= most + facts._SLACK for each, most in told)  # noqa: SLF001 - the bound itself


def test_facts_are_the_same_without_the_bound(documents, monkeypatch):
    fast = _shown(compare_all(documents))
    monkeypatch.setattr(facts, "_most_shared", lambda *_: 1.0)
    monkeypatch.setattr(facts.Corpus, "recalled", lambda *_: None)

    assert _shown(compare_all(documents)) == fast


def test_a_source_that_no_trace_leads_to_has_no_candidate(corpus):
    missed = 0
    for source in corpus.libraries:
        for draft in corpus.libraries:
            for known in draft.profiles:
                mine = corpus.masked(known)
                traced = not {*against.traces_of(mine)}.isdisjoint(against.traces_in(source))
                everywhere = range(len(source.profiles))
                if not traced:
                    missed += 1
                    assert candidates(mine, source, corpus, everywhere, 16) == []
    assert missed


def test_a_draft_is_told_the_same_where_the_sources_are_held_together_too(documents, monkeypatch):
    draft, *sources = documents
    sources = [evolve(d, role=Role.PRIMARY if n == 1 else d.role) for n, d in enumerate(sources)]
    fast = _shown(check_drafts([draft], sources))

    def everybody(corpus, lines, rules, *, only):
        assert only
        return compared(corpus, lines, rules)

    monkeypatch.setattr("claimcheck.prepublication.compared", everybody)

    assert _shown(check_drafts([draft], sources)) == fast
