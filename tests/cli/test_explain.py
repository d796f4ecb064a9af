"""`--explain` tells of every verdict what was aligned with what."""

import pytest

CLAIMS = """\
[[document]]
id = "echo"
file = "echo.txt"

[[claim]]
id = "same"
claim = "The harbour sold 41 cranes in 2018"

[[claim]]
id = "other"
claim = "The harbour sold 90 cranes in 2018"
"""


@pytest.fixture
def desk(folder):
    (folder / "claims.toml").write_text(CLAIMS)
    (folder / "echo.txt").write_text("The harbour sold 41 cranes in 2018, it said.\n")
    (folder / "draft.txt").write_text("The harbour sold 63 cranes in 2018.\n")
    return folder


def rows(out):
    return [" ".join(line.split()) for line in out.splitlines()]


@pytest.mark.usefixtures("desk")
def test_report_explains_agreement_and_conflict_alike(run):
    _, out, _ = run("report", "claims.toml", "--explain")

    told = rows(out)
    assert "claim same, document echo: agree" in told
    assert "value same claim: 41 | echo: 41" in told
    assert "value DIFFERENT claim: 90 | echo: 41" in told
    assert "period same claim: 2018 | echo: 2018" in " ".join(told)


@pytest.mark.usefixtures("desk")
def test_without_it_nothing_is_explained(run):
    assert "slot by slot" not in run("report", "claims.toml")[1]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "arguments",
    [("compare", "echo.txt", "draft.txt"), ("check", "draft.txt", "--against", "echo.txt")],
)
def test_compare_and_check_explain_what_differs(run, arguments):
    _, out, _ = run(*arguments, "--explain", "--fail-on", "never")

    assert "slot by slot" in out
    assert "value DIFFERENT" in " ".join(rows(out))


@pytest.mark.usefixtures("desk")
def test_a_finding_says_what_it_does_to_a_reader(run):
    _, out, _ = run("check", "draft.txt", "--against", "echo.txt")

    assert "for a reader: it makes it 35% less" in out


def test_where_nothing_was_aligned_that_is_said(folder, run):
    (folder / "claims.toml").write_text(CLAIMS)
    (folder / "echo.txt").write_text("The choir sang in the meadow.\n")

    _, out, _ = run("report", "claims.toml", "--explain")

    assert "No two things were aligned." in out
