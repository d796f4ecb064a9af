"""The pages of docs/ that show what was measured are those that the kept figures make."""

import importlib
import importlib.util
import sys
from pathlib import Path

import pytest

from claimcheck.rules import RULES
from threats.faults import FAULTS

TOOL = Path(__file__).parents[1] / "tools" / "proof_pages.py"
spec = importlib.util.spec_from_file_location("proof_pages", TOOL)
proof_pages = importlib.util.module_from_spec(spec)
spec.loader.exec_module(proof_pages)

FIGURES = proof_pages.measured()


@pytest.mark.parametrize("file", proof_pages.PAGES, ids=lambda file: file.name)
def test_a_page_is_what_the_kept_figures_make(file):
    page = proof_pages.PAGES[file](FIGURES)

    assert file.read_text("utf-8") == page, "run python tools/proof_pages.py"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_was_wrong_too_often_is_in_preview_or_kept_on_for_a_reason(rule):
    assert rule.preview or not proof_pages.below(rule, FIGURES) or rule.name in proof_pages.KEPT_ON


def test_the_manual_shows_every_rule_with_its_examples():
    page = proof_pages.rules_page(FIGURES)
    for rule in RULES:
        section = page.partition(f"\n## {rule.name}\n")[2].partition("\n## ")[0]

        assert rule.summary in section
        assert "It speaks: " in section
        assert "It keeps silent: " in section


def test_of_findings_with_a_confidence_of_nine_tenths_nine_in_ten_are_right():
    surest = [rows[-1] for rows in FIGURES["calibration"].values()]

    assert all(start == pytest.approx(0.9) for start, _, _ in surest)
    assert sum(right for _, _, right in surest) >= 0.9 * sum(of for _, of, _ in surest)


def test_few_findings_have_no_share():
    assert proof_pages.share(0, 0) == "none"
    assert proof_pages.share(3, 4) == "3 of 4"
    assert proof_pages.share(9, 10) == "9 of 10 (0.90)"


# --- what is kept is what there is to measure ---------------------------------------------------


def test_every_row_of_the_table_of_faults_was_measured():
    kept = [row[:3] for row in FIGURES["faults"]]

    assert kept == [[f.row, f.tried, f.asked] for f in FAULTS], (
        "python bench/proof.py --only faults --write"
    )


def test_every_kept_fault_holds():
    assert [row for row in FIGURES["faults"] if not row[4]] == []


@pytest.mark.nightly
def test_every_rule_was_measured_and_every_measured_rule_is_there():
    assert {r.name for r in RULES} == set(FIGURES["rules"])


def test_a_table_that_was_not_measured_is_left_out():
    without = {k: v for k, v in FIGURES.items() if k not in {"faults", "speed"}}
    page = proof_pages.proof_page(without)

    assert "## Faults" not in page
    assert "## Speed" not in page
    assert "## Planted errors" in page


def test_a_fault_that_is_missed_says_so():
    page = proof_pages.proof_page({**FIGURES, "faults": [[8, "five|six", "none", "one", False]]})

    assert "| 8 | five\\|six | none | **missed:** one |" in page


@pytest.mark.nightly
def test_errors_planted_in_our_own_stories_are_found_as_often_as_the_page_says():
    sys.path.insert(0, str(TOOL.parents[1] / "bench"))
    corruption = importlib.import_module("corruption")
    found = corruption.score(corruption.stories(), None, [])
    now = {kind: [s.planted, s.right, s.any, s.false] for kind, s in sorted(found.items())}

    assert now == FIGURES["planted"]["stories"], "python bench/proof.py --write"
