"""The pages of docs/ that show what was measured are those that the kept figures make."""

import importlib.util
from pathlib import Path

import pytest

from claimcheck.rules import RULES

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
