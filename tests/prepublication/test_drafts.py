"""What a draft says is held against its sources, and all of it is accounted for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import document_from_text
from claimcheck.model import Claim, Part, Role, Verdict
from claimcheck.prepublication import check_drafts
from claimcheck.reports.draft import listed, render
from claimcheck.reports.suggestions import as_diff

RELEASE = """Leaks cost Dalford Water 41 million litres a day, regulator finds

Dalford Water lost 41 million litres of water a day to leaks in 2021/22, down from 48 million \
litres a day in the year before, the regulator said on Tuesday.

Of the 212 reservoirs that were inspected, 90 needed repairs, of which 49 were urgent.

"We have not met our target on leaks this year," said Helen Carlile, chief executive.
"""

RIGHT = "Dalford Water lost 41 million litres of water a day to leaks in 2021/22."
WRONG = "Dalford Water lost 43 million litres of water a day to leaks in 2021/22."


def source(text=RELEASE, name="release", role=Role.PRIMARY):
    return document_from_text(name, text, role=role)


def checked(draft, *sources, claims=()):
    return check_drafts([document_from_text("draft", draft)], sources or [source()], claims=claims)


def verdicts(report, part=Part.FIGURE):
    return {c.place.quote: c.verdict for c in report.checked if c.part is part}


# --- figures -------------------------------------------------------------------------------


def test_a_figure_that_the_source_gives_is_checked():
    report = checked(RIGHT)

    assert verdicts(report) == {"41 million litres": Verdict.AGREE}
    assert report.discrepancies == ()
    assert (report.coverage.figures, report.coverage.figures_checked) == (1, 1)


def test_another_figure_is_a_conflict_with_both_sides_quoted():
    report = checked(WRONG)

    [finding] = [f for f in report.discrepancies if f.rule == "value"]
    assert finding.verdict is Verdict.CONFLICT
    assert {e.document for e in finding.evidence} == {"draft", "release"}
    assert verdicts(report) == {"43 million litres": Verdict.CONFLICT}


def test_a_figure_that_no_source_gives_is_said_to_be_unchecked():
    report = checked(f"{RIGHT} Some 3,500 homes had no water in March.")

    assert verdicts(report)["Some 3,500"] is Verdict.SILENT
    assert (report.coverage.figures, report.coverage.figures_checked) == (2, 1)


def test_a_part_told_as_another_group_is_a_conflict_of_relation():
    report = checked(
        "Of the 212 reservoirs inspected, 90 needed repairs, compared with 49 urgent ones."
    )

    assert "relation" in {f.kind for f in report.discrepancies}


def test_no_source_is_no_success():
    report = check_drafts([document_from_text("draft", WRONG)], [])

    assert report.coverage.figures_checked == 0
    assert set(verdicts(report).values()) == {Verdict.SILENT}


# --- which source settles ------------------------------------------------------------------


def test_a_primary_source_settles_what_others_report():
    paper = source(WRONG.replace("43", "47"), "paper", Role.SECONDARY)
    report = checked(RIGHT, paper, source())

    assert report.discrepancies == ()
    [figure] = [c for c in report.checked if c.part is Part.FIGURE]
    assert figure.verdict is Verdict.AGREE
    assert [e.document for e in figure.others] == ["paper"]
    assert "another says otherwise" in " ".join(render(report).split())


def test_where_none_is_primary_a_conflict_with_any_is_told():
    paper = source(WRONG.replace("43", "47"), "paper", None)
    report = checked(RIGHT, paper, source(role=None))

    assert {f.rule for f in report.discrepancies} == {"value"}


# --- names and quotations ------------------------------------------------------------------


def test_a_name_spelt_otherwise_is_a_conflict_and_may_be_mended():
    report = checked("The company is led by Helen Carlisle, its chief executive.")

    assert verdicts(report, Part.NAME)["Helen Carlisle"] is Verdict.CONFLICT
    assert [(s.words, s.instead) for s in report.suggestions] == [
        ("Helen Carlisle", "Helen Carlile")
    ]


def test_a_name_that_no_source_has_is_not_checked():
    report = checked("The mayor of Dalford, Jon Pratt, asked for a meeting.")

    assert verdicts(report, Part.NAME)["Jon Pratt"] is Verdict.SILENT


@pytest.mark.parametrize(
    ("quotation", "verdict"),
    [
        ("We have not met our target on leaks this year", Verdict.AGREE),
        ("We have not met our target … this year", Verdict.AGREE),
        ("We have not met [the] target on leaks", Verdict.AGREE),
        ("We have met our target on leaks this year", Verdict.CONFLICT),
        ("We have not met our target on leaks this year or the last", Verdict.NOT_COMPARABLE),
        ("Nobody told the board how bad it had become", Verdict.SILENT),
    ],
)
def test_a_quotation_is_looked_for_word_by_word(quotation, verdict):
    report = checked(f"“{quotation},” said Helen Carlile.")

    assert list(verdicts(report, Part.QUOTATION).values()) == [verdict]


def test_words_cut_from_behind_a_denial_are_a_conflict():
    report = checked("The company had “met our target on leaks this year”, said Helen Carlile.")

    assert "quotation" in {f.kind for f in report.discrepancies}


def test_nothing_is_suggested_for_a_quotation():
    text = "“Dalford Water lost 43 million litres of water a day to leaks in 2021/22,” he said."
    report = checked(text)

    assert verdicts(report)["43 million litres"] is Verdict.CONFLICT
    assert report.suggestions == ()


# --- sentences, the draft itself, claims ---------------------------------------------------


def test_a_sentence_without_a_figure_is_looked_for_too():
    text = source("The regulator may fine the company over the leaks.\n")
    report = checked("The regulator will fine the company over the leaks.", text)

    assert list(verdicts(report, Part.SENTENCE).values()) == [Verdict.DRIFT]


def test_a_draft_is_held_against_itself():
    report = checked(
        "# Half of all homes had no water\n\nThe pump was run by Anna Lindqvist.\n\n"
        "Anna Lindquist said that it would be mended.\n"
    )

    assert "name" in {f.kind for f in report.discrepancies}


def test_claims_are_held_against_the_draft_alone():
    claim = Claim("leaks", "Dalford Water lost 41 million litres of water a day to leaks")
    report = checked(WRONG, claims=[claim])

    assert [(c.claim, c.document, c.verdict) for c in report.cells] == [
        ("leaks", "draft", Verdict.CONFLICT)
    ]


def test_what_was_taken_for_furniture_is_not_left_out_silently():
    report = checked(f"{RIGHT}\n\nRead more: 14 reservoirs to close\n")

    assert verdicts(report).get("14") is Verdict.SILENT


# --- the page, the list, the diff ----------------------------------------------------------


def test_the_page_has_a_line_for_each_place_as_a_compiler_has():
    first = render(checked(WRONG)).splitlines()[0]

    assert first.startswith("draft.txt:1:20 conflict value [warning]: ")
    assert "«43 million litres»" in first


def test_the_page_never_calls_a_draft_clean():
    page = render(checked(RIGHT + " Jon Pratt left."))

    assert "0 conflicts" in page
    assert "not known to be right" in page


def test_the_list_names_what_no_source_covers():
    told = listed(checked(f"{RIGHT} Some 3,500 homes had no water in March."))

    assert "draft.txt:1:74 not covered figure: Some 3,500" in told
    assert "41 million" not in told


def test_the_diff_mends_what_is_plain_and_nothing_else():
    diff = as_diff(checked(f"{WRONG}\nThe mayor was told."))

    assert f"-{WRONG}\n+{RIGHT}\n The mayor was told.\n\\ No newline" in diff.text


HOSTILE = st.text(st.sampled_from(list('a1 .“”"\n:[]\x1b\u202e\u2028\ud7ff9%«»')), max_size=60)


@given(HOSTILE)
def test_no_text_of_a_draft_is_obeyed(text):
    report = checked(f"{WRONG}\n\n{text} said that 12 of 14 pumps failed.")
    page = render(report) + listed(report, everything=True)

    assert "\x1b" not in page
    assert "\u202e" not in page
    assert not any(line.lstrip().startswith("::") for line in page.splitlines())


@given(st.integers(2, 900), st.integers(2, 900))
def test_a_checked_place_is_where_it_says(ours, theirs):
    draft = f"The survey counted {ours} otters in 2019.\nIt was the third survey."
    report = checked(draft, source(f"The survey counted {theirs} otters in 2019.\n"))

    for each in report.checked:
        assert draft[each.place.start : each.place.end] == each.place.quote
    agrees = verdicts(report)[str(ours)] is Verdict.AGREE
    assert agrees == (ours == theirs)
