"""What is prepared of a language's tables is what the tables say, and an edit of a table counts."""

import importlib.util
import tomllib
from pathlib import Path

import pytest

from claimcheck.lexicon import FOLDER, Lexicon, meaning, prepared_of, read_tables
from claimcheck.lexicon.meaning import _built, _restored

ENGLISH = FOLDER / "en"
TOOL = Path(__file__).parents[2] / "tools" / "prepared_tables.py"


@pytest.fixture
def folder(tmp_path):
    """The files of a language with two tables."""
    (tmp_path / "cues.toml").write_text('[negation]\nwords = ["not"]\n', "utf-8")
    (tmp_path / "units.toml").write_text('[length]\nwords = ["mile"]\n', "utf-8")
    return tmp_path


def marks_of(folder):
    from zlib import crc32  # noqa: PLC0415 - beside its use

    return {file.name: crc32(file.read_bytes()) for file in folder.glob("*.toml")}


def test_a_prepared_table_stands_for_its_file(folder):
    prepared = {"marks": marks_of(folder), "tables": {"units": {"length": {"words": ["yard"]}}}}

    lexicon = read_tables(folder, prepared)

    assert lexicon.table("units") == {"length": {"words": ["yard"]}}
    assert lexicon.table("cues") == {"negation": {"words": ["not"]}}


def test_an_edited_file_is_read_itself(folder):
    prepared = {
        "marks": marks_of(folder),
        "tables": {"units": {"length": {"words": ["yard"]}}},
        "worked_out": {"meaning": {"files": ["units.toml"], "value": 1}},
    }
    (folder / "units.toml").write_text('[length]\nwords = ["foot"]\n', "utf-8")

    lexicon = read_tables(folder, prepared)

    assert lexicon.table("units") == {"length": {"words": ["foot"]}}
    assert lexicon.worked_out == {}


def test_what_was_worked_out_holds_while_its_own_files_are_the_same(folder):
    worked_out = {"meaning": {"files": ["units.toml"], "value": 1}}
    prepared = {"marks": marks_of(folder), "worked_out": worked_out}
    (folder / "cues.toml").write_text("", "utf-8")

    assert read_tables(folder, prepared).worked_out == {"meaning": 1}


def test_prepared_tables_are_equal_to_those_of_the_files():
    prepared = prepared_of(ENGLISH)
    files = {f.stem: tomllib.loads(f.read_text("utf-8")) for f in ENGLISH.glob("*.toml")}

    assert prepared["tables"].keys() == files.keys()
    assert read_tables(ENGLISH, prepared).tables == files


def test_relations_worked_out_beforehand_are_those_that_the_table_gives():
    built = _built(read_tables(ENGLISH, {}))

    assert _restored(meaning.worked_out(read_tables(ENGLISH, {}))) == built
    assert isinstance(built.opposite["rise"], frozenset)


def test_tables_of_another_language_have_nothing_worked_out():
    assert Lexicon("xx", {}).worked_out == {}


@pytest.mark.skipif(not TOOL.exists(), reason="the tools stand in a checkout")
def test_the_prepared_file_is_what_the_tool_writes():
    spec = importlib.util.spec_from_file_location("prepared_tables", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = (ENGLISH / "prepared.json").read_text("utf-8")

    assert written == tool.prepared(ENGLISH), "run python tools/prepared_tables.py"
