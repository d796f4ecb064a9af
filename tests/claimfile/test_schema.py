"""The JSON Schema of a claims file says what the program takes, and no more."""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from claimcheck.claimfile import read_claim_file
from claimcheck.claimfile.tables import CLAIM_KEYS, DOCUMENT_KEYS, MOST_CLAIMS, TOP_KEYS, UNIT_KEYS
from claimcheck.errors import ClaimFileError

jsonschema = pytest.importorskip("jsonschema")
ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "claims-file.md"


@pytest.fixture(scope="module")
def schema():
    text = (files("claimcheck.claimfile") / "claims.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="module")
def complaints(schema):
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)

    def of(text):
        # editors give a schema the days of TOML as texts
        tables = json.loads(json.dumps(tomllib.loads(text), default=str))
        return [error.message for error in validator.iter_errors(tables)]

    return of


def test_the_schema_knows_the_keys_that_the_program_knows(schema):
    parts = schema["definitions"]

    assert tuple(schema["properties"]) == TOP_KEYS
    assert tuple(parts["claim"]["properties"]) == CLAIM_KEYS
    assert tuple(parts["document"]["properties"]) == DOCUMENT_KEYS
    assert tuple(parts["unit"]["properties"]) == UNIT_KEYS
    assert schema["properties"]["claim"]["maxItems"] == MOST_CLAIMS


def test_every_key_is_explained(schema):
    for part in (schema, *schema["definitions"].values()):
        assert [
            key for key, value in part["properties"].items() if "description" not in value
        ] == []


@pytest.mark.parametrize("file", sorted(ROOT.glob("claims/*/claims.toml")), ids=str)
def test_the_claims_files_of_the_project_fit(complaints, file):
    assert complaints(file.read_text("utf-8")) == []


def test_the_examples_of_the_manual_fit(complaints):
    for example in re.findall(r"```toml\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL):
        assert complaints(example) == []


CLAIM = '[[claim]]\nid = "a"\nclaim = "So it is"\n'


@pytest.mark.parametrize(
    "text",
    [
        "titel = 'x'\n" + CLAIM,
        "title = ''\n" + CLAIM,
        "title = 3\n" + CLAIM,
        "claim = 3\n",
        '[[claim]]\nid = "a"\n',
        '[[claim]]\nclaim = "x y"\n',
        CLAIM + 'perod = "2009"\n',
        CLAIM + "severity = 'eror'\n",
        CLAIM + "confirmed = 'no'\n",
        CLAIM + "tags = [3]\n",
        CLAIM + "where = ['a', 'a']\n",
        '[[document]]\nid = "a"\n' + CLAIM,
        '[[document]]\nid = "a"\nfile = "/x"\n' + CLAIM,
        '[[document]]\nid = "a"\nfile = "x"\nrole = "first"\n' + CLAIM,
        '[[document]]\nid = "a"\nfile = "x"\ndate = "2010"\n' + CLAIM,
        '[terms]\n"x" = "y"\n' + CLAIM,
        '[terms]\n"x" = []\n' + CLAIM,
        '[units]\n"x" = { was = "y" }\n' + CLAIM,
    ],
)
def test_the_schema_and_the_program_refuse_the_same(complaints, tmp_path, text):
    file = tmp_path / "claims.toml"
    file.write_text(text, encoding="utf-8")

    assert complaints(text)
    with pytest.raises(ClaimFileError):
        read_claim_file(file)


@pytest.mark.parametrize(
    "line",
    [
        "period = 2009", 'period = "2009/10"', "period = 2009-04-01", 'tags = "one"',
        'tags = ["one", "two"]', "confirmed = false", 'severity = "note"', 'where = "any"',
    ],
)  # fmt: skip
def test_the_schema_and_the_program_take_the_same(complaints, tmp_path, line):
    file = tmp_path / "claims.toml"
    file.write_text(f"{CLAIM}{line}\n", encoding="utf-8")

    assert complaints(f"{CLAIM}{line}\n") == []
    assert read_claim_file(file).claims


def test_the_command_prints_it(capsys, schema):
    from claimcheck.cli import main  # noqa: PLC0415 - the other tests need no command line

    assert main(["claims", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema
