"""The words of a house, and what its settings leave out, in the commands."""

import json

import pytest


@pytest.fixture
def told(folder, run):
    """Write settings and claims, and give the verdicts of a report."""

    def telling(settings, claims, *options):
        (folder / "claimcheck.toml").write_text(settings)
        (folder / "harbour.toml").write_text(claims)
        status, out, err = run("report", "harbour.toml", "--format", "json", *options)
        assert status == 0, err
        return [v["verdict"] for v in json.loads(out)["verdicts"]]

    return telling


CLAIM = """\
[[document]]
id = "echo"
file = "echo.txt"

[[claim]]
id = "cin"
claim = "90 CIN were seen"
"""


def test_the_houses_terms_hold_for_a_claims_file_without_any(folder, told):
    (folder / "echo.txt").write_text("In all 90 children in need were seen.\n")
    terms = '[terms]\n"CIN" = ["child in need", "children in need"]\n'

    assert told("", CLAIM) != ["agree"]
    assert told(terms, CLAIM) == ["agree"]


def test_a_claims_files_own_term_wins(folder, told):
    (folder / "echo.txt").write_text("In all 90 children in need were seen.\n")
    terms = '[terms]\n"CIN" = ["child in need", "children in need"]\n'
    other = CLAIM + '\n[terms]\n"CIN" = ["chains in nickel"]\n'

    assert told(terms, other) != ["agree"]


def test_the_houses_units_hold_and_a_claims_file_may_have_others(folder, told):
    (folder / "echo.txt").write_text("In all 90 pupils were seen.\n")
    claim = CLAIM.replace("90 CIN were seen", "90 children were seen")
    apart = '[units]\n"children" = { not = ["pupils"] }\n'
    own = claim + '\n[units]\n"children" = { is = "people" }\n'

    assert told("", claim) == ["agree"]
    assert told(apart, claim) == ["conflict"]
    assert told(apart, own) == ["agree"]


def test_a_rule_that_the_house_allows_is_not_asked(folder, told):
    (folder / "echo.txt").write_text("Just four cranes were sold.\n")
    claim = CLAIM.replace("90 CIN were seen", "Four cranes were sold")

    assert told("", claim) == ["drift"]
    assert told('allow = ["loaded-word"]\n', claim) == ["agree"]
    assert told('allow = ["loaded-word"]\n', claim, "--isolated") == ["drift"]


def test_a_rule_that_there_is_not_is_named_with_the_nearest(folder, run):
    (folder / "claimcheck.toml").write_text('allow = ["loaded-wrod"]\n')

    status, out, err = run("report", "harbour.toml")

    assert (status, out) == (2, "")
    assert "loaded-wrod" in err
    assert "loaded-word" in err


def test_the_houses_words_hold_where_there_is_no_claims_file(folder, run):
    (folder / "claimcheck.toml").write_text('[terms]\n"CIN" = ["children in need"]\n')
    (folder / "texts" / "post.txt").write_text("In all 90 CIN were seen by the teams.\n")
    (folder / "echo.txt").write_text("In all 90 children in need were seen by the teams.\n")

    status, out, err = run("compare", "texts", "echo.txt", "--format", "json")

    assert status == 0, err
    assert json.loads(out)["discrepancies"] == []
