import re
import subprocess
import sys
import unicodedata

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import (
    Cell,
    Claim,
    Coverage,
    Finding,
    Problem,
    Report,
    Severity,
    Slot,
    Span,
    State,
    Verdict,
)
from claimcheck.reports.terminal import (
    LONGEST_QUOTATION,
    MOST_CLAIMS,
    MOST_DOCUMENTS,
    MOST_FINDINGS,
    render,
)
from reports.builders import document, evidence, kitchens
from reports.goldens import golden
from reports.strategies import REPORTS


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("terminal-100.txt", {"width": 100}),
        ("terminal-60.txt", {"width": 60}),
        ("terminal-100-color.txt", {"width": 100, "color": True}),
        ("terminal-100-ascii.txt", {"width": 100, "encoding": "ascii"}),
    ],
)
def test_the_page_is_the_golden_one(name, options):
    golden(name, render(kitchens(), **options))


@pytest.mark.parametrize("variable", ["COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"])
def test_the_page_does_not_depend_on_the_environment(variable, monkeypatch):
    plain, colored = render(kitchens()), render(kitchens(), color=True)
    monkeypatch.setenv(variable, "37")

    assert render(kitchens()) == plain
    assert render(kitchens(), color=True) == colored


def test_colour_adds_nothing_but_colour():
    colored = render(kitchens(), color=True)

    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render(kitchens())


@pytest.mark.parametrize("width", [40, 59, 60, 75, 76, 77, 80, 100, 133, 250])
def test_no_line_is_wider_than_the_page(width):
    lines = render(kitchens(), width=width).splitlines()

    assert max(map(len, lines)) <= width


def test_a_page_too_narrow_to_lay_out_is_laid_out_at_forty():
    assert render(kitchens(), width=1) == render(kitchens(), width=40)


def test_no_line_ends_in_spaces():
    assert not [line for line in render(kitchens()).splitlines() if line != line.rstrip()]


# --- what is said --------------------------------------------------------------------------


def rows(page, heading):
    """The lines of one section of a page, up to the next empty line."""
    lines = page.splitlines()
    start = lines.index(heading) + 1
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return lines[start:end]


def test_what_could_not_be_done_comes_before_what_was():
    page = render(kitchens())

    assert page.index("NOT EVERYTHING COULD BE CHECKED (2)") < page.index("WHAT WAS CHECKED")
    assert "  ! documents/post.txt, document post: the file is empty\n" in page
    assert "  ! claims/meals.toml:30, claim odd: claims need a verb\n" in page


def test_what_was_not_compared_is_said():
    assert rows(render(kitchens()), "WHAT WAS CHECKED") == [
        "  4 of 5 documents could be read.",
        "  3 of 3 claims could be understood.",
        "  7 of 9 figures in the documents were compared; 2 were not.",
        (
            "  10 pairs of a claim and a document: 1 conflict, 1 drift, 1 not comparable, 3 agree, "
            "4 silent."
        ),
        "  Between documents, or inside one: 1 conflict.",
    ]


def test_a_single_figure_is_in_the_singular():
    report = evolve(kitchens(), coverage=Coverage(1, 0, 4, 4, 3, 3))

    assert "  0 of 1 figure in the documents were compared; 1 was not.\n" in render(report)


def test_nothing_checked_is_not_called_in_order():
    page = render(Report())

    assert "Nothing: there were no documents." in page
    assert "No conflict" not in page


def test_a_run_without_findings_says_what_it_is_about():
    report = Report(documents=(document("quiet", "Rain."),), coverage=Coverage(0, 0, 1, 1, 0, 0))
    page = render(report)

    assert "No conflict and no drift was found in what was compared." in page
    assert "No figure was found in the documents." in page
    assert "clean" not in page.lower()
    assert "no problem" not in page.lower()


def test_primary_documents_come_first_and_drafts_last():
    listed = [row.split()[0] for row in rows(render(kitchens()), "DOCUMENTS") if row[2] != " "]

    assert listed == ["survey", "herald", "times", "quiet"]


def test_each_cell_of_the_table_has_its_word():
    table = rows(render(kitchens()), "CLAIMS BY DOCUMENT")

    assert table[0].split() == ["claim", "survey", "herald", "times"]
    assert re.search(r"= agree +≠ conflict +≉ not$", table[1])
    assert re.search(r"= agree +· silent +~ drift$", table[3])
    assert re.search(r"· silent += agree +- not asked$", table[4])
    assert "  Silent on every claim: quiet" in table


def test_a_table_too_wide_is_cut_into_groups_of_documents():
    heads = [
        line.split()[1:]
        for line in render(kitchens(), width=60).splitlines()
        if line.startswith("  claim  ")
    ]

    assert heads == [["survey", "herald"], ["times"]]


def test_findings_come_conflict_first_then_drift_then_what_is_not_comparable():
    page = render(kitchens())
    names = re.findall(r"^  \d+\. (?:(?:error|warning|note): )?([a-z-]+)", page, re.MULTILINE)

    assert names == [
        "subset-relation",
        "transposed-digits",
        "hedge-dropped",
        "comparability",
        "rounding",
    ]


def test_errors_come_before_warnings_of_the_same_verdict():
    report = kitchens()
    warning = evolve(report.discrepancies[0], rule="mild", severity=Severity.WARNING)
    page = render(evolve(report, cells=(), discrepancies=(warning, report.discrepancies[0])))

    assert page.index("error: transposed-digits") < page.index("warning: mild")


def test_a_plain_agreement_is_counted_and_not_listed():
    report = kitchens()
    cell = Cell(
        "close",
        "survey",
        Verdict.AGREE,
        findings=(
            Finding("value-agrees", "value", Verdict.AGREE, "Both say 9.", (), Severity.NOTE),
        ),
    )
    page = render(evolve(report, cells=(cell,), discrepancies=()))

    assert "1 agree" in page
    assert "Both say 9." not in page


def test_a_verdict_without_findings_is_listed_all_the_same():
    report = kitchens()
    source = report.documents[0]
    quoted = evidence(source, "Inspectors visited 212 school kitchens")
    cell = Cell("close", "herald", Verdict.CONFLICT, ("value",), "They differ.", (quoted,))
    page = render(evolve(report, cells=(cell,), discrepancies=()))

    assert "  1. note: value, claim close, document herald\n" in page
    assert "Why: They differ." in page


def test_the_slot_that_fails_is_named_with_both_sides_words():
    page = render(kitchens())

    assert "Not the same: period: 2014/15 in the claim, 2011 in the document" in page
    assert "Not the same: place" not in page


def test_a_slot_that_one_side_does_not_give_is_told_when_none_differs():
    report = kitchens()
    cell = evolve(
        report.cells[2], findings=(), slots=(Slot("place", State.UNKNOWN, "Marden", None),)
    )
    page = render(evolve(report, cells=(cell,)))

    assert "Not the same: place: Marden in the claim, not stated in the document" in page


def test_more_findings_than_anyone_reads_are_counted():
    report = kitchens()
    found = report.discrepancies[0]
    page = render(evolve(report, cells=(), discrepancies=(found,) * (MOST_FINDINGS + 7)))

    assert page.count("error: transposed-digits") == MOST_FINDINGS
    assert "7 more findings were left out here; --format json gives all of them." in page
    assert f"({MOST_FINDINGS + 7})" in page


def test_more_claims_and_documents_than_fit_are_counted():
    documents = tuple(document(f"d{n}", "Rain.") for n in range(MOST_DOCUMENTS + 2))
    claims = tuple(Claim(f"c{n}", "It rained.") for n in range(MOST_CLAIMS + 1))
    cells = tuple(Cell("c0", each.id, Verdict.AGREE) for each in documents)
    page = render(Report(documents=documents, claims=claims, cells=cells))

    assert page.count("\n  and 2 more documents\n") == 2
    assert page.count("\n  and 1 more claim\n") == 1
    assert f"d{MOST_DOCUMENTS - 1}" in page
    assert f"d{MOST_DOCUMENTS}" not in page
    assert f"\n  c{MOST_CLAIMS}" not in page


def test_of_many_silent_documents_only_some_are_named():
    documents = tuple(document(f"d{n}", "Rain.") for n in range(MOST_DOCUMENTS + 2))
    page = render(Report(documents=documents, claims=(Claim("c", "It snowed."),)), width=400)

    assert f", d{MOST_DOCUMENTS - 1} and 2 more\n" in page


# --- the words that differ ----------------------------------------------------------------


def marked(page):
    """What stands between marks, in the order of the page."""
    return re.findall("«([^»]*)»", page)


def between(left, right, *, marks=((), ())):
    """A page with one discrepancy between two one-line documents."""
    a, b = document("a", left), document("b", right)
    found = Finding(
        "rule",
        "value",
        Verdict.CONFLICT,
        "They differ.",
        (evidence(a, left, *marks[0]), evidence(b, right, *marks[1])),
    )
    return render(Report(documents=(a, b), discrepancies=(found,)), width=200)


def test_words_that_differ_are_marked_on_both_sides():
    page = between("The gate opened at noon.", "The gate closed at noon.")

    assert "The gate «opened» at noon." in page
    assert "The gate «closed» at noon." in page


def test_the_evidence_decides_which_words_are_marked():
    page = between("Nine of ten came.", "Nine in ten stayed.", marks=((), ("stayed",)))

    assert marked(page) == ["stayed"]


def test_words_that_differ_only_in_case_are_not_marked():
    assert marked(between("The Gate opened", "the gate opened")) == []


def test_of_two_unlike_sentences_only_the_figures_are_marked():
    page = between(
        "Across the county 410 wardens were hired.", "Hiring brought in 395 people, said Elm Hall."
    )

    assert marked(page) == ["410", "395"]


def test_the_claims_words_for_a_failing_slot_are_marked():
    page = render(kitchens())

    assert "212 kitchens were visited, «of which 87»" in page
    assert "«compared with 78»" in page


def test_a_slots_place_marks_the_documents_words():
    source = document("a", "In spring 2011, 93 came.")
    claim = Claim("c", "87 came in 2014")
    cell = Cell(
        "c",
        "a",
        Verdict.NOT_COMPARABLE,
        evidence=(evidence(source, source.text),),
        slots=(Slot("period", State.DIFFERENT, "2014", "2011", Span(10, 14)),),
    )
    page = render(Report(documents=(source,), claims=(claim,), cells=(cell,)), width=120)

    assert marked(page) == ["2014", "2011"]


def test_a_long_quotation_is_cut_around_its_marks():
    text = "left " * 900 + "90 geese " + "right " * 900
    source = document("a", text)
    found = Finding("r", "value", Verdict.CONFLICT, "Why.", (evidence(source, text, "90 geese"),))
    page = render(Report(documents=(source,), discrepancies=(found,)))

    assert "«90 geese»" in page
    assert "more characters)" in page
    assert len(page) < LONGEST_QUOTATION * 2


# --- nothing is obeyed --------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(REPORTS, st.sampled_from([40, 60, 100]), st.sampled_from(["utf-8", "cp1252", "ascii"]))
def test_no_text_is_obeyed_and_none_hides(report, width, encoding):
    page = render(report, width=width, encoding=encoding)

    page.encode(encoding)
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not [c for c in page if c != "\n" and unicodedata.category(c) in unseen]
    assert not [line for line in page.split("\n") if line.lstrip().startswith("::")]
    assert "##[" not in page
    assert "##vso[" not in page


@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_with_colour_only_colour_is_obeyed(report):
    page = re.sub(r"\x1b\[[0-9;]*m", "", render(report, color=True))

    assert page == render(report)


@pytest.mark.parametrize("words", ["[sic]", "[/x]", ":100:", "[red]90[/red]", "\\[b]", "[link=x]"])
def test_what_looks_like_markup_stands_as_it_was_written(words):
    text = f"So {words} it is"
    source = document("a", text, outlet=words, title=words)
    claim = Claim("c", text)
    found = Finding(
        "r", "value", Verdict.CONFLICT, text, (evidence(source, text),), arithmetic=text
    )
    report = Report(
        title=text,
        documents=(source,),
        claims=(claim,),
        cells=(Cell("c", "a", Verdict.CONFLICT, findings=(found,)),),
        problems=(Problem(text),),
    )
    page = render(report)

    # title, problem, document list, row of the table, claim, quotation with outlet, reason, sum
    assert page.count(words) == 9


@pytest.mark.parametrize(
    ("hidden", "seen"),
    [
        ("\x1b[m", "<U+001B>[m"),
        ("\x9b", "<U+009B>"),
        ("\u202e", "<U+202E>"),
        ("\u200b", "<U+200B>"),
        ("\u00ad", "<U+00AD>"),
        ("\u2028", "<U+2028>"),
        ("\U000e0041", "<U+E0041>"),
        ("\udce9", "<U+DCE9>"),
        ("\x0b", "<U+000B>"),
        ("\u3164", "<U+3164>"),
    ],
)
def test_what_cannot_be_seen_is_written_out(hidden, seen):
    assert f"before{seen}after" in between(f"before{hidden}after", "other")


def test_tabs_and_line_ends_of_a_quotation_become_spaces():
    assert "│ one two three four" in between("one\ttwo\nthree\rfour", "one two three four")


def test_an_emoji_keeps_its_form():
    assert "a \u2764\ufe0f b" in between("a \u2764\ufe0f b", "other")


@pytest.mark.parametrize(
    "title", ["::error::x", "  ::error::x", "\u3000::error::x", "a\n::error::x"]
)
def test_a_build_server_is_given_no_orders(title):
    text = f"{title} " + "w" * 200
    source = document("a", text)
    found = Finding("::rule", "", Verdict.CONFLICT, text, (evidence(source, text),))
    for width in (40, 60, 100):
        page = render(Report(title=text, documents=(source,), discrepancies=(found,)), width=width)
        assert not re.search(r"^\s*::", page, re.MULTILINE)
        assert "::error::x" in page


def test_an_encoding_without_the_symbols_gets_plainer_ones():
    page = render(kitchens(), encoding="cp1252")

    page.encode("cp1252")
    assert "! conflict" in page
    assert ">>compared with 78<<" in page


def test_an_unknown_encoding_is_taken_for_ascii():
    assert render(kitchens(), encoding="no-such-encoding") == render(kitchens(), encoding="ascii")


def test_rich_is_not_imported_for_other_formats():
    code = (
        "import sys; from claimcheck.model import Report; from claimcheck.reports import renderer; "
        "renderer('json').render(Report()); print('rich' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
