"""A language beside English holds what every language must hold, and says what it leaves unread."""

import json
import shutil
import tomllib
from decimal import Decimal

import pytest

from claimcheck import lexicon
from claimcheck.errors import LexiconError, UnknownNameError
from claimcheck.lexicon import FOLDER, languages, load, read_tables
from claimcheck.lexicon.packs import (
    REQUIRED,
    filled_up,
    hold_to_required,
    name_of,
    read_as,
    rules_of,
)
from claimcheck.reading.reader import read_text
from claimcheck.rules import RULES

OTHERS = [language for language in languages() if language != "en"]
LISTED = tomllib.loads((FOLDER / REQUIRED).read_text("utf-8"))


@pytest.fixture
def folder(tmp_path):
    """A copy of the German pack, to take tables from."""
    shutil.copy(FOLDER / REQUIRED, tmp_path / REQUIRED)
    return shutil.copytree(FOLDER / "de", tmp_path / "de")


def without(folder, name, old, new=""):
    file = folder / f"{name}.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return file


def fault_of(folder):
    with pytest.raises(LexiconError) as caught:
        hold_to_required(folder, read_tables(folder, {}).tables)
    return str(caught.value)


@pytest.mark.parametrize("language", OTHERS)
def test_a_pack_holds_what_is_required(language):
    hold_to_required(FOLDER / language, load(language).tables)


def test_english_holds_what_is_required_of_figures():
    tables = load("en").tables
    own = {"pack", "places"}

    assert [
        f"{name}: {key}"
        for name, keys in LISTED.items()
        if name not in own
        for key in keys
        if key.partition(".")[0] not in tables[name]
    ] == []


def test_a_missing_table_is_named_with_its_file(folder):
    file = without(folder, "bounds", "[bands]", "[other]")

    assert f"{file}: the table or row 'bands' is missing; it may be empty" in fault_of(folder)


def test_a_missing_row_is_named_with_its_table_and_file(folder):
    file = without(folder, "numbers", 'minus = ["minus"]')

    assert fault_of(folder) == f"{file}: the table [context] has no 'minus'; it may be empty"


def test_a_missing_file_is_named_with_what_it_should_hold(folder):
    (folder / "relations.toml").unlink()

    assert fault_of(folder).startswith(
        f"{folder / 'relations.toml'}: there is no such file; write its tables: part-of, contrast"
    )


def test_all_faults_come_at_once(folder):
    (folder / "relations.toml").unlink()
    without(folder, "numbers", 'minus = ["minus"]')
    without(folder, "bounds", "[loaded]", "[other]")

    assert len(fault_of(folder).splitlines()) == 4


def test_a_row_that_english_gains_is_empty_in_other_languages(folder):
    tables, english = read_tables(folder, {}).tables, dict(load("en").tables)
    english["counted"] = {**english["counted"], "novel": ["new"]}
    english["numbers"] = {
        **english["numbers"],
        "context": {**english["numbers"]["context"], "novel": ["new"]},
    }

    found = filled_up(tables, english, folder)

    assert found["counted"]["novel"] == found["numbers"]["context"]["novel"] == []
    assert found["counted"]["stops"] == tables["counted"]["stops"]
    assert found["numbers"]["cardinal"] == tables["numbers"]["cardinal"]


def test_a_language_without_a_folder_is_unknown():
    with pytest.raises(UnknownNameError, match="no language is called 'xx'; there are de, en"):
        load("xx")


@pytest.mark.parametrize("language", OTHERS)
def test_a_pack_names_rules_that_there_are(language):
    assert rules_of(language) <= {rule.name for rule in RULES}


def test_a_pack_says_what_is_read_and_what_is_not():
    assert name_of("de") == "German"
    assert read_as("de").startswith("read as German: only figures are checked, with their bounds")
    assert read_as("de").endswith("claims without a figure are not")


@pytest.mark.parametrize("language", OTHERS)
def test_every_phrase_of_a_pack_is_in_small_letters(language):
    def texts(value):
        if isinstance(value, str):
            yield value
        for each in (
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        ):
            yield from texts(each)

    small = {
        "bounds",
        "change",
        "counted",
        "function",
        "grammar",
        "numbers",
        "relations",
        "sentences",
    }
    tables = load(language).tables

    assert [t for name in small for t in texts(tables[name]) if t != t.lower()] == []


# --- the first step of a new language ----------------------------------------------------------


def emptied(name, table):
    """The text of a file whose lists are empty, and whose tables of words hold none."""
    rows = {key.partition(".")[0] for key in LISTED[name] if "." in key}
    lines, tables = [], []
    for key, value in table.items():
        if not isinstance(value, dict):
            kept = [] if isinstance(value, list) else value
            lines.append(f"{json.dumps(key)} = {json.dumps(kept)}")
            continue
        tables.append(f"[{json.dumps(key)}]")
        for row, each in value.items() if key in rows else ():
            bands = ", ".join(f"{k} = {v}" for k, v in each.items()) if key == "bands" else ""
            kept = (
                f"{{ {bands} }}" if bands else "[]" if isinstance(each, list) else json.dumps(each)
            )
            tables.append(f"{json.dumps(row)} = {kept}")
        if (name, key) == ("units", "duration"):
            tables.append('second = { scale = "1/86400", words = [] }')
    return "\n".join([*lines, *tables]) + "\n"


def test_a_pack_of_empty_lists_reads_digits(tmp_path, monkeypatch):
    load("en")
    shutil.copy(FOLDER / REQUIRED, tmp_path / REQUIRED)
    (tmp_path / "zz").mkdir()
    for name, table in load("de").tables.items():
        text = emptied(name, table)
        (tmp_path / "zz" / f"{name}.toml").write_text(text, "utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)

    (found,) = read_text("90 xx 1.234,5 yy 2009/10.", None, "zz")

    assert [f.quantity.value for f in found.figures][:2] == [90, Decimal("1234.5")]
