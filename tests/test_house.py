"""What a house decides for itself: settings, its own rules, plugins."""

import json
import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli.commands import claimcheck as command
from claimcheck.cli.words import FORMATS
from claimcheck.documents import document_from_text
from claimcheck.errors import ClaimFileError, UnknownNameError
from claimcheck.house import plugins
from claimcheck.house.phrase_rules import read_phrase_rules, template, try_rule
from claimcheck.house.plugins import load_plugins
from claimcheck.house.settings import find_settings, read_settings, shown_settings
from claimcheck.model import Role, Severity
from claimcheck.reading.reader import read_document
from claimcheck.rules import RULES, choose

RULE = """
name = "times-fewer"
message = "say what share is left"
phrases = ["times fewer"]
preview = false
must-match = ["Three times fewer came.", "It cost two times  fewer.", "Times Fewer people."]
must-not-match = ["Fewer came at times.", "Three times as many.", "“Two times fewer,” she said."]
"""


@pytest.fixture(autouse=True)
def _nothing_stays_joined(monkeypatch):
    """What joins a run here stays out of the other tests of the process."""
    monkeypatch.setattr("claimcheck.documents._JOINED", [])
    monkeypatch.setattr("claimcheck.reports._JOINED", [])
    monkeypatch.setattr(FORMATS, "words", FORMATS.words)


def _run(*arguments):
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(
        "The council closed 14 libraries in 2019. Three times fewer!", "utf-8"
    )
    Path("release.txt").write_text("The council closed 12 libraries in 2019.", "utf-8")
    return tmp_path


def test_settings_of_a_project_are_a_table(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool]\nclaimcheck = 3\n", "utf-8")

    with pytest.raises(ClaimFileError, match=r"\[tool.claimcheck\] is no table"):
        read_settings(path)


def test_a_house_that_wants_no_progress_says_so(tmp_path):
    path = tmp_path / "claimcheck.toml"
    path.write_text("quiet = true\npreview = true\n", "utf-8")

    assert read_settings(path).options == {"quiet": True, "preview": True}


# --- settings -----------------------------------------------------------------------------------


def test_the_nearest_file_stands(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "claimcheck.toml").write_text("", "utf-8")
    assert find_settings(inner) == tmp_path / "claimcheck.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n", "utf-8")
    assert find_settings(inner) == tmp_path / "claimcheck.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.claimcheck]\n", "utf-8")
    assert find_settings(inner) == tmp_path / "a" / "pyproject.toml"
    (inner / "claimcheck.toml").write_text("", "utf-8")
    assert find_settings(inner) == inner / "claimcheck.toml"


def test_nothing_beyond_the_repository_is_taken(tmp_path):
    inner = tmp_path / "repository"
    (inner / ".git").mkdir(parents=True)
    (tmp_path / "claimcheck.toml").write_text("", "utf-8")
    assert find_settings(inner) is None


def test_settings_are_read_from_either_file(tmp_path):
    text = 'fail-on = "drift"\nagainst = ["in"]\n'
    (tmp_path / "claimcheck.toml").write_text(text, "utf-8")
    (tmp_path / "pyproject.toml").write_text(f"[tool.claimcheck]\n{text}", "utf-8")
    for name in ("claimcheck.toml", "pyproject.toml"):
        found = read_settings(tmp_path / name)
        assert found.options == {"fail_on": "drift", "against": (tmp_path / "in",)}
        assert "fail-on = drift" in shown_settings(found)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('fail-on = "never ever"', "1:11", "one of conflict, drift, never"),
        ("alow = []", "1:1", "did you mean 'allow'"),
        ("allow = [1]", "1:9", "list of texts"),
        ("preview = 1", "1:11", "true or false"),
        ('[severity]\nvalue = "bad"', "2:9", "one of error, warning, note"),
        ("severity = 3", "1:12", "is a table"),
        ('[terms]\nCIN = "child"', "2:7", "list of what stands for it"),
        ("[bounds]\nnear = { below = 3 }", "2:8", "parts of the number"),
        ("[units]\nposts = { isnt = 3 }", "2:9", "is = "),
        ('[units]\nposts = "people"', "2:9", "is a table in braces"),
        ("format = 3", "1:10", "is a text in quotation marks"),
        ('format = ""', "1:10", "is a text in quotation marks"),
    ],
)
def test_every_fault_has_its_place(tmp_path, text, place, says):
    path = tmp_path / "claimcheck.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ClaimFileError) as caught:
        read_settings(path)
    assert f"{path}:{place}" in str(caught.value)
    assert says in str(caught.value)


def test_the_file_gives_options_their_defaults_and_the_command_line_wins(desk):
    (desk / "claimcheck.toml").write_text('against = ["release.txt"]\nfail-on = "never"\n', "utf-8")
    assert _run("check", "draft.txt").return_value == 0
    assert _run("check", "draft.txt", "--fail-on", "conflict").return_value == 1
    assert "nothing to check against" in str(_run("check", "draft.txt", "--isolated").exception)
    shown = _run("check", "draft.txt", "--show-settings")
    assert "fail-on = never" in shown.stdout


def test_a_house_allows_a_rule_and_weighs_another(desk):
    (desk / "claimcheck.toml").write_text('[severity]\nvalue = "note"\n', "utf-8")
    told = json.loads(_run("compare", "draft.txt", "release.txt", "--format", "json").stdout)
    assert {d["severity"] for d in told["discrepancies"] if d["rule"] == "value"} == {"note"}
    (desk / "claimcheck.toml").write_text('allow = ["value"]\n', "utf-8")
    told = json.loads(_run("compare", "draft.txt", "release.txt", "--format", "json").stdout)
    assert not [d for d in told["discrepancies"] if d["rule"] == "value"]
    (desk / "claimcheck.toml").write_text('allow = ["valu"]\n', "utf-8")
    assert isinstance(_run("compare", "draft.txt", "release.txt").exception, UnknownNameError)


def test_a_rule_that_the_house_leaves_alone_stays_what_it_is():
    assert all(a is b for a, b in zip(choose(RULES, preview=True), RULES, strict=True))


def test_every_rule_may_be_chosen():
    assert len(choose(RULES, preview=True)) == len(RULES)
    assert "value" not in {r.name for r in choose(RULES, allow=["value"])}


def test_a_house_has_bounds_of_its_own(desk):
    (desk / "claims").mkdir()
    (desk / "claims" / "a.txt").write_text("The council closed 13 libraries in 2019.", "utf-8")
    (desk / "claims" / "c.toml").write_text(
        '[[document]]\nid = "a"\nfile = "a.txt"\n[[claim]]\nid = "c"\n'
        'claim = "The council closed nearly 14 libraries in 2019."\n',
        "utf-8",
    )

    def verdict():
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "report", "--format", "json"],
            capture_output=True,
            check=False,
            cwd=desk,
        )
        return json.loads(done.stdout)["verdicts"][0]["verdict"]

    assert verdict() == "agree"
    (desk / "claimcheck.toml").write_text("[bounds]\nnear = { below = 0.01 }\n", "utf-8")
    assert verdict() == "conflict"


# --- rules of the house -------------------------------------------------------------------------


def test_a_rule_of_phrases_is_found_where_it_should(tmp_path):
    (tmp_path / "r.toml").write_text(RULE, "utf-8")
    (rule,) = read_phrase_rules([tmp_path])
    source = document_from_text("s", "Two times fewer came.")
    trial = try_rule(rule, [source])
    assert (trial.wrong, trial.examples) == ((), 6)
    assert [(line, column, words) for _, line, column, words in trial.hits] == [
        (1, 5, "times fewer")
    ]
    draft = document_from_text("d", "Two times fewer came.", role=Role.DRAFT)
    (found,) = rule.as_rule().on_document(read_document(draft))
    assert found.severity is Severity.NOTE
    assert "say what share is left" in found.reason
    assert draft.text[found.evidence[0].marks[0].start :].startswith("times fewer")
    assert not list(rule.as_rule().on_document(read_document(source)))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('name = "times-fewer"', 'name = "Times fewer"'), "lower-case words"),
        (('phrases = ["times fewer"]', "phrases = []"), "at least one"),
        (('message = "say what share is left"', ""), "has no 'message'"),
        (("preview = false", 'severity = "bad"'), "one of error, warning, note"),
        (("preview = false", "previw = false"), "did you mean 'preview'"),
    ],
)
def test_a_faulty_rule_is_named(tmp_path, change, says):
    (tmp_path / "r.toml").write_text(RULE.replace(*change), "utf-8")
    with pytest.raises(ClaimFileError, match=says):
        read_phrase_rules([tmp_path / "r.toml"])


def test_an_example_that_goes_wrong_is_said(desk):
    assert _run("rule", "new", "times fewer").return_value == 0
    assert (desk / "rules" / "times_fewer.toml").read_text("utf-8") == template("times fewer")
    done = _run("rule", "test")
    assert done.return_value == 1
    assert "fewer than 3 different examples" in done.stdout
    (desk / "rules" / "times_fewer.toml").write_text(RULE, "utf-8")
    done = _run("rule", "test", "rules", "--documents", "draft.txt")
    assert done.return_value == 0
    assert "times-fewer: 6/6 examples; corpus trial: 1 hit in 1 documents" in done.stdout
    assert "is there already" in str(_run("rule", "new", "times fewer").exception.format_message())


def test_a_rule_of_the_house_is_asked_of_drafts(desk):
    (desk / "rules").mkdir()
    (desk / "rules" / "r.toml").write_text(RULE, "utf-8")
    (desk / "claimcheck.toml").write_text('rules = ["rules"]\n', "utf-8")
    done = _run("check", "draft.txt", "--against", "release.txt", "--format", "json")
    rules = {d["rule"] for d in json.loads(done.stdout)["discrepancies"]}
    assert rules == {"value", "times-fewer"}


# --- plugins ------------------------------------------------------------------------------------

EXAMPLE = Path(__file__).parents[1] / "examples" / "plugin"


@pytest.fixture
def example(monkeypatch):
    monkeypatch.syspath_prepend(str(EXAMPLE / "src"))
    module = "claimcheck_house_example"
    yield [
        EntryPoint("shouting", f"{module}:shouting", "claimcheck.rules"),
        EntryPoint("wire", f"{module}:wire", "claimcheck.documents"),
        EntryPoint("tally", f"{module}:tally", "claimcheck.reports"),
    ]
    sys.modules.pop(module, None)


def test_the_template_joins(example):
    found = load_plugins(example)
    assert not found.problems
    assert [r.name for r in found.rules] == ["shouting"]
    assert [f.suffixes for f in found.formats] == [(".wire",)]
    assert [r.name for r in found.renderers] == ["tally"]
    draft = document_from_text("d", "It rained!!", role=Role.DRAFT)
    assert len(list(found.rules[0].on_document(read_document(draft)))) == 1


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("no_such_module:rule", "ModuleNotFoundError"),
        ("json:loads", "TypeError"),
        ("claimcheck.rules:value", "there is a rule 'value' already"),
        ("claimcheck.documents:READERS", "gives a Format, and not a Rule"),
    ],
)
def test_a_broken_plugin_is_named_and_the_others_join(example, value, says):
    broken = EntryPoint("broken", value, "claimcheck.rules")
    found = load_plugins([broken, *example])
    (row,) = found.problems
    assert "'broken'" in row.what
    assert says in row.what
    assert len(found.rules) == 1


def test_a_plugin_that_fails_while_it_runs_is_named_once(example):
    shouting = example[0].load()

    def fails(_reading):
        raise RuntimeError("no luck")

    object.__setattr__(shouting, "inspect", fails)
    found = load_plugins(example[:1])
    reading = read_document(document_from_text("d", "It rained."))
    for _ in range(2):
        assert not list(found.rules[0].on_document(reading))
    (row,) = found.failures
    assert "no luck" in row.what


def test_a_run_goes_on_without_its_broken_plugin(desk, monkeypatch, example):
    broken = EntryPoint("broken", "no_such_module:rule", "claimcheck.rules")
    monkeypatch.setattr(
        plugins,
        "entry_points",
        lambda: EntryPoints((broken, *example)),
    )
    (desk / "more.wire").write_text("The council closed 12 libraries in 2019.", "utf-8")
    done = _run("compare", "draft.txt", "more.wire", "--format", "tally")
    assert done.return_value == 2
    assert "1 discrepancies in 2 documents" in done.stdout
    assert "'broken'" in done.stderr
    without = _run("compare", "draft.txt", "release.txt", "--no-plugins")
    assert without.return_value == 0


def test_completion_is_printed():
    for shell in ("bash", "zsh", "fish"):
        assert "claimcheck" in _run("completion", shell).stdout
