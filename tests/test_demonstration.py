"""What the project shows to a newcomer: the demonstration corpus, the README and the tutorial."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import claimcheck
from claimcheck.model import ClaimSet, Report, Verdict, Zone

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "claims" / "serious-case-reviews"
PAGES = sorted((ROOT / "docs").glob("*.md"))

AGREE, CONFLICT, DRIFT = Verdict.AGREE, Verdict.CONFLICT, Verdict.DRIFT
ELSEWHERE = {Verdict.NOT_COMPARABLE, Verdict.SILENT}

EXPECTED = {
    "cin": {"release": AGREE, "weekly": CONFLICT, "counsel": AGREE},
    "cin-compared": {"release": CONFLICT, "weekly": AGREE, "counsel": CONFLICT},
    "cin-further": {"release": CONFLICT, "counsel": CONFLICT},
    "cin-arms": {"release": CONFLICT, "weekly": CONFLICT, "counsel": CONFLICT},
    "cin-value": {"release": CONFLICT, "weekly": CONFLICT, "counsel": CONFLICT},
    "cin-unit": {"release": CONFLICT, "counsel": CONFLICT},
    "not-on-plans": {"release": AGREE, "counsel": AGREE},
    "known": {"release": AGREE, "counsel": AGREE},
    "known-transposed": {"release": CONFLICT, "counsel": CONFLICT},
    "half-nearly": {"release": AGREE, "weekly": AGREE, "counsel": AGREE},
    "half-more": {"release": CONFLICT, "weekly": CONFLICT, "counsel": CONFLICT},
    "half-percent": {"release": AGREE, "weekly": AGREE, "counsel": AGREE},
    "died": {"release": AGREE, "weekly": AGREE},
    "died-cin": {"release": AGREE, "weekly": AGREE},
    "died-population": {"release": CONFLICT, "weekly": CONFLICT},
    "died-not-cin": {"release": AGREE, "weekly": AGREE},
    "evaluated": {"release": AGREE, "counsel": AGREE},
    "evaluated-commissioned": {"bulletin": CONFLICT},
    "grades": {"release": AGREE, "weekly": DRIFT, "counsel": AGREE},
    "grades-swapped": {"release": CONFLICT, "weekly": CONFLICT, "counsel": CONFLICT},
    "grades-loaded": {"release": DRIFT, "weekly": AGREE, "counsel": DRIFT},
    "one-in-six": {"release": AGREE},
    "one-in-six-more": {"release": CONFLICT, "counsel": CONFLICT},
    "encouraging": {"release": AGREE, "weekly": AGREE, "counsel": AGREE},
    "encouraging-speaker": {"release": CONFLICT, "weekly": CONFLICT, "counsel": CONFLICT},
    "encouraging-direction": {"release": CONFLICT, "weekly": CONFLICT, "counsel": CONFLICT},
    "abuse-or-neglect": {"release": AGREE, "weekly": DRIFT, "counsel": AGREE},
    "reported-down": {"counsel": AGREE},
    "reported-up": {"counsel": CONFLICT},
    "fall": {"bulletin": AGREE},
    "fall-percent": {"bulletin": AGREE},
    "fall-too-steep": {"bulletin": CONFLICT},
    "fall-by": {"bulletin": CONFLICT},
    "fall-up": {"bulletin": CONFLICT},
    "series-2011": {"hartley": AGREE},
    "series-period": {"hartley": CONFLICT, "bulletin": CONFLICT},
    "series-published": {"hartley": CONFLICT},
    "departure": {"hartley": AGREE},
    "scrapped": {"bulletin": AGREE},
    "scrapped-may": {"bulletin": DRIFT},
    "ashdown": {"bulletin": AGREE},
    "ashdown-role": {"bulletin": CONFLICT},
    "effective": {"bulletin": CONFLICT},
    "selwyn": {"bulletin": AGREE},
    "penfold": {"bulletin": AGREE},
    "penfold-period": {"bulletin": CONFLICT},
    "penfold-suspicion": {"bulletin": DRIFT},
    "compel": {"bulletin": CONFLICT},
}
"""The cells on which every careful reader would say the same."""

NOT_YET = {
    # "Among the children who had died": a whole that has no number in its own sentence.
    ("died-population", "counsel"): CONFLICT,
    # Two shares of the claim's "good or adequate" have to be added up.
    ("grades-sum", "release"): AGREE,
    ("grades-sum", "weekly"): AGREE,
    ("grades-sum", "counsel"): AGREE,
    # "Just 16% inadequate": what the sentence is about, the reviews, stands in another sentence.
    ("one-in-six-more", "weekly"): CONFLICT,
    # The two numbers, 55 and 114, stand in two paragraphs.
    ("series-doubled", "hartley"): AGREE,
}
"""The cells on which every careful reader would say what this program cannot see yet."""

KNOWN_WRONG = {
    ("died-population", "counsel"),
    ("compel", "hartley"),
    ("scrapped-may", "hartley"),
}
"""The cells that the program gets wrong, and not only misses."""

OPPOSITES = {AGREE: {CONFLICT, DRIFT}, CONFLICT: {AGREE}, DRIFT: {AGREE}}

NEVER = {
    ("cin-further", "weekly"): {Verdict.SILENT},
    ("not-on-plans", "weekly"): {AGREE},
    ("died", "counsel"): {AGREE, Verdict.SILENT},
    ("evaluated-commissioned", "release"): {AGREE},
    ("evaluated-commissioned", "counsel"): {AGREE},
    ("one-in-six", "counsel"): {CONFLICT, Verdict.SILENT},
    ("half-headline", "release"): {AGREE},
    ("half-headline", "counsel"): {AGREE},
    ("series-2011", "bulletin"): {AGREE, CONFLICT, DRIFT},
    ("series-doubled", "bulletin"): {AGREE, CONFLICT, DRIFT},
    ("departure-only", "hartley"): {AGREE, Verdict.SILENT},
    ("selwyn-name", "bulletin"): {AGREE, Verdict.SILENT},
}
"""The cells with more than one defensible verdict, and the verdicts that are none of them."""

DOES_NOT_WRITE_OF = [
    ("children", "hartley"),
    ("children", "bulletin"),
    ("reviews", "hartley"),
    ("commissioned", "release"),
    ("commissioned", "weekly"),
    ("commissioned", "counsel"),
    ("end", "release"),
    ("end", "weekly"),
    ("end", "counsel"),
    ("end", "hartley"),
]
"""Tags of claims, and the documents that have nothing to say about any of them."""

FURNITURE = {
    "weekly": ("Half of all harm cases", "60 boards", "Comments are closed"),
    "counsel": ("38%", "212 readers", "Vacancies"),
    "hartley": ("8am", "01632", "4,000 readers", "11 offices"),
    "bulletin": ("1 in 4", "14 MPs", "2,900", "Granary Yard"),
    "release": ("020 7946",),
}
"""Words of each page that belong to other stories, to menus, or to nobody's story."""


HEADLINES = {
    "release": "Serious case reviews are getting better, inspectors find",
    "weekly": "Almost half of serious case reviews are about children in need",
    "counsel": 'Serious case reviews improve but one in six "inadequate": Inspectorate',
    "hartley": "Serious case reviews climb after inspectors step back",
    "bulletin": "Government to scrap serious case reviews",
}
"""What stands over each story, below whatever menu or teaser the page begins with."""


@pytest.fixture(scope="module")
def claim_set() -> ClaimSet:
    return claimcheck.load_claims(FOLDER / "claims.toml")


@pytest.fixture(scope="module")
def report(claim_set: ClaimSet) -> Report:
    return claimcheck.check(claim_set)


@pytest.fixture(scope="module")
def verdicts(report: Report) -> dict[tuple[str, str], Verdict]:
    return {(cell.claim, cell.document): cell.verdict for cell in report.cells}


def test_the_corpus_is_large_enough_and_explains_itself(claim_set):
    assert len(claim_set.documents) == 5
    assert len(claim_set.claims) >= 31
    assert [claim.id for claim in claim_set.claims if not claim.note] == []


def test_the_tables_name_claims_and_documents_that_exist(claim_set):
    claims = {claim.id for claim in claim_set.claims}
    documents = {entry.id for entry in claim_set.documents}
    sure = {(c, d) for c, row in EXPECTED.items() for d in row}
    assert not sure & {*NEVER, *NOT_YET}
    named = sure | {*NEVER, *NOT_YET, *KNOWN_WRONG}
    assert {c for c, _ in named} <= claims
    assert {d for _, d in named} | {d for _, d in DOES_NOT_WRITE_OF} <= documents
    assert {c for c, _ in named} >= claims - {"half-two-years", "amendment"}


@pytest.mark.parametrize(
    ("claim", "document", "expected"),
    [(c, d, v) for c, row in EXPECTED.items() for d, v in row.items()],
)
def test_a_claim_comes_to_its_verdict(verdicts, claim, document, expected):
    assert verdicts.get((claim, document), Verdict.SILENT) is expected


@pytest.mark.parametrize(("claim", "document"), sorted({*NOT_YET} - KNOWN_WRONG))
def test_what_is_not_seen_yet_is_never_called_the_opposite(verdicts, claim, document):
    found = verdicts.get((claim, document), Verdict.SILENT)
    assert found not in OPPOSITES[NOT_YET[claim, document]]


@pytest.mark.parametrize(("claim", "document"), sorted(KNOWN_WRONG))
def test_what_comes_right_leaves_the_list_of_what_is_wrong(verdicts, claim, document):
    found = verdicts.get((claim, document), Verdict.SILENT)
    right = NOT_YET.get((claim, document))
    assert found not in ({right} | ELSEWHERE if right else ELSEWHERE)


@pytest.mark.parametrize(("claim", "document"), list(NEVER))
def test_a_claim_never_comes_to_a_verdict_that_no_reader_would_give(verdicts, claim, document):
    found = verdicts.get((claim, document), Verdict.SILENT)
    assert found not in NEVER[claim, document]


@pytest.mark.parametrize(("tag", "document"), DOES_NOT_WRITE_OF)
def test_an_outlet_that_does_not_write_of_it_neither_agrees_nor_conflicts(
    claim_set, verdicts, tag, document
):
    tagged = [claim.id for claim in claim_set.claims if tag in claim.tags]
    assert tagged
    asked = [c for c in tagged if (c, document) not in KNOWN_WRONG]
    found = {c: verdicts[c, document] for c in asked if (c, document) in verdicts}
    assert {c: v.value for c, v in found.items() if v not in ELSEWHERE} == {}


def test_the_example_claim_fails_on_its_relation_where_two_groups_are_compared(report):
    by_document = {cell.document: cell for cell in report.cells if cell.claim == "cin"}
    assert by_document["weekly"].verdict is CONFLICT
    assert by_document["weekly"].kinds == ("relation",)
    assert "sets 49 beside 90, as another group" in by_document["weekly"].reason
    assert by_document["counsel"].verdict is AGREE
    assert "says 90, as the claim does" in by_document["counsel"].reason
    assert "compared with" in by_document["weekly"].evidence[0].quote
    assert "of which" in by_document["counsel"].evidence[0].quote


def test_every_quotation_is_the_text_at_its_place(report):
    texts = {document.id: document.text for document in report.documents}
    shown = [e for cell in report.cells for e in cell.evidence]
    shown += [e for finding in report.discrepancies for e in finding.evidence]
    assert shown
    wrong = [e for e in shown if texts[e.document][e.start : e.end] != e.quote or not e.quote]
    assert wrong == []
    for e in shown:
        before = texts[e.document][: e.start].replace("\r\n", "\n")
        assert e.line == before.count("\n") + 1
        assert e.column == len(before) - (before.rfind("\n") + 1) + 1


def test_every_verdict_but_silence_shows_words_and_gives_a_reason(report):
    bare = [(c.claim, c.document) for c in report.cells if not (c.evidence and c.reason)]
    assert bare == []


@pytest.mark.parametrize("document", list(HEADLINES))
def test_the_headline_is_found_below_menus_and_teasers(report, document):
    [found] = [d for d in report.documents if d.id == document]
    headlines = [b.span.of(found.text) for b in found.blocks if b.zone is Zone.HEADLINE]
    assert headlines == [HEADLINES[document]]


def test_page_furniture_is_never_evidence(report):
    quotes = [(e.document, e.quote) for cell in report.cells for e in cell.evidence]
    quotes += [(e.document, e.quote) for f in report.discrepancies for e in f.evidence]
    assert quotes
    assert [(d, q) for d, q in quotes if any(words in q for words in FURNITURE[d])] == []


def test_the_same_corpus_gives_the_same_report(claim_set, report):
    assert claimcheck.check(claim_set) == report


def test_the_command_reports_on_the_corpus_and_ends_well():
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "report"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "cin" in done.stdout
    assert "Traceback" not in done.stderr


def fences(page: Path, language: str) -> list[str]:
    """The contents of the fenced blocks of one language in a Markdown page."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def test_the_tutorial_comes_out_as_it_says(tmp_path):
    tutorial = ROOT / "docs" / "tutorial.md"
    gazette, harbour = fences(tutorial, "text")
    (tmp_path / "gazette.txt").write_text(gazette, encoding="utf-8")
    (tmp_path / "harbour.txt").write_text(harbour, encoding="utf-8")
    [claims] = fences(tutorial, "toml")
    (tmp_path / "claims.toml").write_text(claims, encoding="utf-8")
    report = claimcheck.check(claimcheck.load_claims(tmp_path / "claims.toml"))
    found = {(cell.claim, cell.document): cell for cell in report.cells}
    assert found["sailings", "gazette"].verdict is AGREE
    assert found["sailings", "harbour"].verdict is CONFLICT
    assert "relation" in found["sailings", "harbour"].kinds
    assert found["director", "gazette"].verdict is AGREE
    assert found["director", "harbour"].verdict is CONFLICT
    assert "role" in found["director", "harbour"].kinds


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in PAGES)]
)
def test_every_link_of_a_page_leads_to_a_file(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)", text)
    assert [t for t in targets if not ((ROOT / page).parent / t).exists()] == []
