"""What a person reads whose folder, file or option is not what a command needs."""

import datetime as dt
import json

import pytest

from claimcheck.checking import inspect_rule
from claimcheck.claimfile.iso_period import fault_of_period
from claimcheck.claimfile.nearest import MOST_COMPARED, nearest, suggestion
from claimcheck.documents.sizes import MOST_CHARACTERS, MOST_NUMBERS, too_much
from claimcheck.errors import UnknownNameError

RULE = """\
name = "times-fewer"
message = "say what share is left"
phrases = ["times fewer"]
must-match = ["Three times fewer came.", "It is two times fewer.", "Four times fewer left."]
must-not-match = ["Fewer came at times.", "Three times as many.", "Fewer came."]
"""


# --- rules of the house ------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["", "  "])
def test_a_rule_of_no_phrase_is_not_begun(run, folder, phrase):
    status, _, err = run("rule", "new", phrase)

    assert status == 2
    assert "the phrase is empty; name what a draft should not say" in err
    assert not (folder / "rules").exists()


def test_a_rule_that_is_there_is_not_written_over(run, folder):
    assert run("rule", "new", "times fewer")[0] == 0
    (folder / "rules/times_fewer.toml").write_text(RULE)

    status, _, err = run("rule", "new", "times fewer")

    assert status == 2
    assert "times_fewer.toml is there already; edit it, or name another phrase" in err
    assert (folder / "rules/times_fewer.toml").read_text() == RULE


def test_rules_that_are_not_there_are_not_tried(run, folder):
    status, _, err = run("rule", "test")
    assert status == 2
    assert "there is no 'rules'; claimcheck rule new PHRASE writes the first rule" in err

    (folder / "rules").mkdir()
    status, _, err = run("rule", "test")
    assert status == 2
    assert "there is no rule in rules" in err


def test_a_rule_that_is_met_often_shows_some_and_counts_the_others(run, folder):
    (folder / "rules").mkdir()
    (folder / "rules/times.toml").write_text(RULE)
    (folder / "texts/many.txt").write_text("Three times fewer came. " * 40)

    status, out, _ = run("rule", "test", "--documents", "texts")

    assert status == 0
    assert "corpus trial: 40 hits in 2 documents" in out
    shown = out.count("many.txt:")
    assert 0 < shown < 40
    assert f"and {40 - shown} more" in out


def test_a_document_that_is_missing_makes_a_trial_2_and_the_trial_is_shown(run, folder):
    (folder / "rules").mkdir()
    (folder / "rules/times.toml").write_text(RULE)

    status, out, err = run("rule", "test", "--documents", "nowhere")

    assert status == 2
    assert "times-fewer: 6/6 examples" in out
    assert "nowhere" in err


@pytest.mark.parametrize(
    ("was", "put", "says"),
    [
        ('message = "say what share is left"', 'message = " "', "'message' tells the writer"),
        ('message = "say what share is left"', "message = 3", "'message' tells the writer"),
        ('phrases = ["times fewer"]', 'phrases = "times fewer"', "'phrases' is a list of texts"),
        ('phrases = ["times fewer"]', 'phrases = ["a", " "]', "'phrases' is a list of texts"),
        ('phrases = ["times fewer"]', "phrases = []", "'phrases' names at least one"),
        ('must-match = ["Three', 'preview = 1\nmust-match = ["Three', "'preview' is true or false"),
    ],
)
def test_a_faulty_rule_of_phrases_is_named_with_its_line(run, folder, was, put, says):
    (folder / "rules").mkdir()
    (folder / "rules/times.toml").write_text(RULE.replace(was, put))

    status, _, err = run("rule", "test")

    assert status == 2
    assert "times.toml:" in err
    assert says in err


# --- drafts and documents ----------------------------------------------------------------------


@pytest.mark.parametrize("more", [("--format", "json"), ("--show", "all")])
def test_a_diff_is_nothing_but_a_diff(run, folder, more):
    status, _, err = run("check", "echo.txt", "--against", "texts", "--diff", *more)

    assert folder.is_dir()
    assert status == 2
    assert "--diff writes a diff and nothing else; leave out --format and --show" in err


def test_without_a_draft_nothing_is_checked(run, folder):
    (folder / "empty.txt").write_bytes(b"\0\0\0")
    status, _, err = run("check", "empty.txt", "--against", "texts")

    assert status == 2
    assert "no draft could be read" in err
    assert "empty.txt" in err


def test_a_folder_with_a_claims_file_is_asked_by_its_claims(run, folder):
    (folder / "texts/claims.toml").write_text(
        '[[document]]\nid = "post"\nfile = "post.txt"\n\n'
        '[[claim]]\nid = "a"\nclaim = "5 cranes sold"\n'
    )
    status, out, _ = run("check", "echo.txt", "--against", "texts", "--format", "json")

    told = json.loads(out)
    assert status == 1
    assert {d["id"] for d in told["documents"]} == {"echo", "post"}
    assert [c["id"] for c in told["claims"]] == ["a"]


def test_a_document_that_asserts_nothing_is_2(run, folder):
    (folder / "ask.txt").write_text("\n")
    status, _, err = run("read", "--document", "ask.txt")

    assert status == 2
    assert "holds nothing" in err or "empty" in err


def test_many_faulty_lines_are_named_and_the_others_counted(run, folder):
    (folder / "lines.txt").write_bytes(b"Four cranes were sold.\n" + b"\xff\xfe\xfa\x81\n" * 40)
    status, out, err = run("read", "--file", "lines.txt", "--format", "jsonl")

    assert len(out.splitlines()) == 41
    if status == 2:  # what cannot be decoded is said once for each of the first lines
        assert "lines.txt:" in err
        assert "more lines; their objects have an error, too" in err


def test_a_period_that_is_not_understood_and_a_claim_of_one_document_alone(run, folder):
    claims = (folder / "harbour.toml").read_text()
    (folder / "harbour.toml").write_text(
        claims + 'where = ["echo"]\nconfirmed = false\nperiod = "in the days of yore"\n'
    )
    (folder / "echo.txt").write_text("The harbour sold its cranes. Five cranes were sold.\n")
    status, out, _ = run("report", "harbour.toml", "--documents", "texts", "--format", "json")

    told = json.loads(out)
    assert status == 2
    assert "its period 'in the days of yore' is not understood" in told["errors"][0]["what"]
    assert {d["id"] for d in told["documents"]} == {"echo", "post"}
    assert [(v["document"], v["verdict"]) for v in told["verdicts"]] == [("echo", "conflict")]


def test_what_no_reader_reads_makes_no_claims_file(run, folder):
    (folder / "texts/post.txt").unlink()
    status, out, err = run("corpus", "texts")

    assert (status, out) == (2, "")
    assert "no document was found that can be read" in err


@pytest.mark.parametrize("megabytes", ["much", "-3", "0", "5000"])
def test_a_limit_that_is_no_number_is_named(run, folder, monkeypatch, megabytes):
    monkeypatch.setenv("CLAIMCHECK_MAX_MB", megabytes)
    status, _, err = run("report", "harbour.toml", "-q")

    assert folder.is_dir()
    assert status == 2
    assert "CLAIMCHECK_MAX_MB" in err


def test_a_text_beyond_the_limits_says_which():
    assert too_much(["short"]) is None
    assert "characters and the limit is" in too_much(["x" * (MOST_CHARACTERS + 1)])
    assert "numbers and the limit is" in too_much(["7 " * (MOST_NUMBERS + 1)])


def test_a_rule_that_there_is_not_is_named_with_those_there_are():
    with pytest.raises(UnknownNameError, match="no rule is called 'negaton'"):
        inspect_rule("negaton", None, [])


# --- names and days ----------------------------------------------------------------------------


def test_the_nearest_name_is_offered_or_the_list():
    assert suggestion("perod", ("period", "place"), plural="keys") == "did you mean 'period'?"
    assert suggestion("zzz", ("period", "place"), plural="keys") == "the keys are period, place"
    assert suggestion("zzz", (), plural="keys") == "there are no keys"
    assert suggestion("zzz", [f"k{n}" for n in range(40)], plural="keys").endswith(" and others")
    assert nearest("k1", [f"k{n}" for n in range(MOST_COMPARED + 1)]) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2009", None),
        ("2009-04-01/2010-03-31", None),
        ("2009/10", None),
        ("last year", None),
        ("0000", "there is no year 0"),
        ("2009-13", "there is no month 13"),
        ("2010/2009", "ends before it begins"),
        ("9" * 200, "too many digits"),
    ],
)
def test_a_period_in_digits_is_one_or_says_why_not(text, says):
    told = fault_of_period(text)

    assert (told is None) is (says is None)
    assert says is None or says in told


def test_records_have_days_in_any_of_their_kinds(run, folder):
    day = dt.date(2024, 3, 5)
    rows = [{"id": "a", "text": "Four cranes were sold.", "date": day.isoformat()}, {"text": ""}]
    lines = [json.dumps(rows[0]), "", json.dumps(rows[1]), "[1]", "{"]
    (folder / "rows.jsonl").write_text("\n".join(lines) + "\n")
    status, out, _ = run(
        "report", "harbour.toml", "--documents", "rows.jsonl", "--format", "json", "-q"
    )

    told = json.loads(out)
    assert status == 2
    assert {d["id"]: d["date"] for d in told["documents"]}["a"] == "2024-03-05"
    said = " ".join(e["what"] for e in told["errors"])
    assert "it has no text" in said
    assert "it is no JSON object" in said
