"""The promises that the layout makes, kept by tests instead of by memory."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli.rule_pages import rule_page
from claimcheck.rules import RULES

SOURCE = Path(claimcheck.__file__).parent
ROOM = {"rule", "confidence"}
"""Modules of the rules' room that are no rule."""
CORPUS = Path(__file__).parent / "corpus"
KINDS = {
    "value", "rounding", "arithmetic", "unit", "population", "relation", "period", "place",
    "direction", "rank", "name", "role", "attribution", "quotation", "negation", "modality",
    "hedge", "quantifier", "connective", "causal", "agent", "scope", "term", "paraphrase",
    "ambiguous",
}  # fmt: skip


def file_name(rule):
    return rule.name.replace("-", "_")


def _floors():
    """The rooms of the contract by floor, the ground floor 1; in the order in which they stand."""
    root = SOURCE.parents[1]
    if not (root / "pyproject.toml").exists():
        pytest.skip("the contracts stand in the checkout's pyproject.toml")
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [
        (len(layers) - at, room.removeprefix("claimcheck."))
        for at, layer in enumerate(layers)
        for room in layer.split(" | ")
    ]


def test_every_module_has_a_floor():
    held = {room for _, room in _floors()}
    rooms = {
        ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for path in SOURCE.rglob("*.py")
        if path.name not in {"__init__.py", "__main__.py"}
    }
    assert not [
        room for room in sorted(rooms) if not any(f"{room}.".startswith(f"{h}.") for h in held)
    ]


def test_the_page_on_the_layout_tells_of_each_room_at_its_floor():
    page = (SOURCE.parents[1] / "docs" / "architecture.md").read_text("utf-8")
    told = re.findall(r"^\| (\d+) \| `([\w.]+)` \| \S", page, re.MULTILINE)
    assert [(int(floor), room) for floor, room in told] == _floors()


def test_every_rule_file_is_registered_once():
    files = {p.stem for p in (SOURCE / "rules").glob("[!_]*.py")} - ROOM
    named = list(map(file_name, RULES))

    assert sorted(files - {*named}) == [], "not named in RULES of src/claimcheck/rules/__init__.py"
    assert sorted({*named} - files) == [], "named in RULES, without a file in src/claimcheck/rules/"
    assert sorted(named) == sorted(files), "named twice in RULES"


def test_every_rule_has_a_corpus_and_every_corpus_a_rule():
    corpora = {p.stem for p in (CORPUS / "rules").glob("*.md")}
    named = set(map(file_name, RULES))

    assert sorted(named - corpora) == [], "without a file of examples in tests/corpus/rules/"
    assert sorted(corpora - named) == [], "examples of no rule that RULES names"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_reports_and_what_to_do(rule):
    assert rule.summary.endswith(".")
    assert "What to do:" in rule.explanation


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_carries_a_kind_of_the_contract(rule):
    assert rule.kind in KINDS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_corpus_shows_the_rule_speaking_and_silent(rule):
    text = (CORPUS / "rules" / f"{file_name(rule)}.md").read_text("utf-8")
    sections = text.split("\n## ")[1:]
    speaking = [s for s in sections if "^" in s]

    assert speaking
    assert len(speaking) < len(sections)


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_page_of_every_rule_fits_the_terminal_and_keeps_its_words(rule, width):
    page = rule_page(rule, width=width)

    assert max(map(len, page.splitlines())) <= width
    assert page.split()[-1] == rule.explanation.split()[-1]
    assert "\n\nWhat to do:" in page


def test_rooms_import_only_from_the_floors_below():
    root = SOURCE.parent.parent
    if not (root / "pyproject.toml").exists():
        pytest.skip("the contracts stand in the checkout's pyproject.toml")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


LONG = 400


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda f: f.stem)
def test_a_long_module_gives_its_reason_in_its_first_comment(file):
    lines = file.read_text("utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]

    assert len(lines) <= LONG or comments[0].startswith(f"# Longer than {LONG} lines: ")
