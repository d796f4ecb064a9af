"""What is passed over says nothing: the report is the same with the scan and without it."""

import datetime as dt
import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import matching
from claimcheck.archive import run as archive
from claimcheck.archive.run import Source, check_sources
from claimcheck.documents import document_from_text
from claimcheck.documents.html import read_html
from claimcheck.documents.markdown import read_markdown
from claimcheck.model import Claim, ClaimSet, DocumentEntry
from claimcheck.reports.json import render

PAIRS = Path(__file__).parents[1] / "pairs" / "read.jsonl"
CLAIMS = (
    "90 children were in need in Marlow in 2010, of which 49 were on protection plans",
    "Burglaries in Port Alden fell to 4,210 in 2021",
    "The National Review Office published 1,250 SCRs",
    "Serious case reviews rose by 12% in 2021",
    "Sergeant Tom Aldridge was sentenced to four years",
    "NRO director Marian Oakeshott resigned in March",
    "Unemployment in Kent rose from 3.8% to 4.2%",
    "Route 9 carried 12,345 passengers last year",
    "Nearly half of homes were without power",
    "The council did not close the library in Marlow",
    "Vandalism cost the city £1.25m",
    "A&E waits at St. Mary's were over 4 hours",
)
SENTENCES = (
    "Of the 194 children reviewed, {n} were in need in {p} and 49 were on protection plans.",
    "The number of break-ins in {p} fell to {n} in 2021.",
    "The National Review Office (NRO) published {n} serious case reviews (SCRs).",
    "It published {n} SCRs, the watchdog said.",
    "Serious case reviews went up by 12 per cent in {p}.",
    "{w} was jailed for four years, the court heard.",
    "Ms Oakeshott stepped down; {w} said the NRO would miss her.",
    "In {p}, joblessness climbed from 3.8% to {n}.",
    "Some {n} people travelled on Route 9 in {p}.",
    "Forty-six per cent of households in {p} lost power.",
    "The library in {p} was closed by the council.",
    "Criminal damage cost {p} \u00a3{n}, a report found.",
    "Patients at St Mary\u2019s waited \u2014 on average \u2014 more than four hours.",
    "Nothing was said of {p} by {w}.",
    "They rose again. The figure was {n}.",
    "Caf\u00e9 owners in {p} were \u201cangry\u201d, said {w}.",
)
PLACES = ("Marlow", "Port Alden", "Portalden", "Kent", "Marlowe", "the town", "Holmford")
PEOPLE = ("Aldridge", "Tom Aldridge", "Sgt T. Aldridge", "Mr Aldrige", "Marian Oakeshott", "Lee")
NUMBERS = ("90", "49", "4,210", "4 210", "4,201", "1,250", "1.25m", "12,345", "4.2%", "half", "97")

sentences = st.builds(
    str.format,
    st.sampled_from(SENTENCES),
    n=st.sampled_from(NUMBERS),
    p=st.sampled_from(PLACES),
    w=st.sampled_from(PEOPLE),
)


@st.composite
def documents(draw):
    """A document as text, Markdown or a page, with a headline, paragraphs, a list and a table."""
    paragraphs = draw(
        st.lists(st.lists(sentences, min_size=1, max_size=2).map(" ".join), min_size=1, max_size=4)
    )
    kind = draw(st.sampled_from(("txt", "md", "html")))
    place, number = draw(st.sampled_from(PLACES)), draw(st.sampled_from(NUMBERS))
    parts = [f"Figures for {place}", *paragraphs]
    if draw(st.booleans()):
        parts.append(f"In {place}:\n\n- children in need: {number}\n- burglaries: 4,210")
    if draw(st.booleans()):
        filler = "It was quiet and the road stayed open for all of that long evening. " * 3
        parts += [filler * draw(st.integers(1, 8))]
    entry = DocumentEntry(
        draw(st.sampled_from("abcdef")), Path(f"x.{kind}"), date=draw(st.sampled_from((None, DAY)))
    )
    if kind == "html":
        table = f"<table><tr><th>Area</th><th>Burglaries</th></tr><tr><td>{place}</td><td>{number}"
        return read_html(entry, "".join(f"<p>{p}</p>" for p in parts) + table)
    if kind == "md":
        table = f"| Area | Burglaries |\n|---|---|\n| {place} | {number} |"
        return read_markdown(entry, "\n\n".join(["# " + parts[0], *parts[1:], table]))
    document = document_from_text(entry.id, "\n\n".join(parts))
    return evolve(document, date=entry.date)


DAY = dt.date(2022, 3, 1)


def report(claims, documents, *, skim):
    claim_set = ClaimSet(
        Path("c.toml"),
        claims=tuple(Claim(f"c{at}", text) for at, text in enumerate(claims)),
        terms={"SCR": ("serious case review",)} if len(claims) % 2 else {},
    )
    sources = [
        Source(DocumentEntry(str(at), d.file), document=evolve(d, id=str(at)))
        for at, d in enumerate(documents)
    ]
    return check_sources(claim_set, sources, skim=skim)


@pytest.fixture(autouse=True, scope="module")
def _small_desk():
    """An archive begins with two documents, so that most are examined each by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "DESK", 1)
        patch.setattr(archive, "LEARNT", 1)
        yield


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=5, unique=True),
    st.lists(documents(), min_size=2, max_size=4),
)
def test_the_report_is_the_same_with_the_scan_and_without(claims, documents):
    fast, slow = (report(claims, documents, skim=skim) for skim in (True, False))

    assert render(fast) == render(slow)
    assert fast == slow


def test_most_of_an_archive_is_passed_over_and_what_speaks_is_not():
    quiet = [document_from_text("q", "The mayor opened a bridge in Holmford. Nobody spoke.")] * 5
    loud = document_from_text("l", "The number of burglaries in Port Alden fell to 4,310 in 2021.")

    found = report([CLAIMS[1]], [*quiet, loud], skim=True)

    assert found.coverage.documents_passed_over == 5
    assert [(c.document, c.verdict.value) for c in found.cells] == [("5", "conflict")]
    assert [bool(d.text) for d in found.documents] == [False] * 5 + [True]


def test_the_digits_of_a_name_lead_to_what_it_names():
    quiet = [document_from_text("q", "The mayor opened a bridge in Holmford. Nobody spoke.")] * 3
    loud = document_from_text("l", "Drivers were told to stay off Route 9, which was shut.")

    found = report(["Route 9 was closed"], [*quiet, loud], skim=True)

    assert [c.document for c in found.cells] == ["3"]


def test_of_texts_written_blind_none_that_speaks_of_a_claim_is_passed_over():
    rows = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()][::18]
    claims = [row["claim"] for row in rows]
    texts = [document_from_text(row["id"], row["text"]) for row in rows]

    fast, slow = (report(claims, texts, skim=skim) for skim in (True, False))

    assert fast.cells == slow.cells
    assert len(fast.cells) > len(rows) / 5
    assert 0 < fast.coverage.documents_passed_over < len(rows)


def test_a_document_without_a_name_or_figure_of_a_claim_says_nothing_of_it(monkeypatch):
    """Which is told before a claim is held against it; here it is held all the same."""
    told = [
        sentence.format(n=NUMBERS[at % len(NUMBERS)], p=place, w=PEOPLE[at % len(PEOPLE)])
        for at, sentence in enumerate(SENTENCES)
        for place in PLACES
    ]
    documents = [document_from_text(f"d{at}", "\n\n".join(told[at::9])) for at in range(9)]
    fast = report(CLAIMS, documents, skim=False)
    may_speak = matching._may_speak  # noqa: SLF001 - the shortcut itself
    answers = set()

    def noted(*given):
        answers.add(may_speak(*given))
        return True

    monkeypatch.setattr(matching, "_may_speak", noted)

    assert render(report(CLAIMS, documents, skim=False)) == render(fast)
    assert answers == {True, False}
