"""What a program that imports claimcheck may rely on."""

import ast
import inspect
import subprocess
import sys
import types
from pathlib import Path

import attrs
import pytest

import claimcheck
from claimcheck.errors import ClaimcheckError, ClaimFileError, DocumentError
from claimcheck.model import ClaimSet, Document, Report, Verdict

FUNCTIONS = [name for name in claimcheck.__all__ if name != "__version__"]
SOURCE = Path(claimcheck.__file__).parent

CLAIMS = """
[[document]]
id = "echo"
file = "echo.txt"

[[claim]]
id = "cranes"
claim = "The port sold 4 cranes in 2018"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "echo.txt").write_text("The port sold 5 cranes in 2018.\n", encoding="utf-8")
    return tmp_path


def run(code):
    """The output of Python code in a process of its own."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


# --- the names -----------------------------------------------------------------------------


def test_the_public_names_are_these():
    assert sorted(claimcheck.__all__) == [
        "__version__", "check", "check_draft", "compare", "load_claims", "load_documents", "read",
        "verdict_table",
    ]  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_is_there_and_documented(name):
    function = getattr(claimcheck, name)

    assert name in dir(claimcheck)
    assert isinstance(function, types.FunctionType)
    assert inspect.getdoc(function).partition("\n")[0].endswith(".")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_says_the_types_of_what_it_takes_and_gives(name):
    signature = inspect.signature(getattr(claimcheck, name))

    assert signature.return_annotation is not inspect.Signature.empty
    untyped = [p for p in signature.parameters.values() if p.annotation is p.empty]
    assert untyped == []


def test_a_type_checker_sees_every_public_function():
    tree = ast.parse((SOURCE / "__init__.py").read_text("utf-8"))
    seen = {a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}

    assert seen >= set(FUNCTIONS)
    assert (SOURCE / "py.typed").exists()


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="chekc"):
        _ = claimcheck.chekc


# --- importing -----------------------------------------------------------------------------


def test_importing_prints_nothing_and_is_light():
    done = run(
        "import sys, claimcheck\n"
        "heavy = [m for m in ('rich', 'click', 'rapidfuzz', 'attrs') if m in sys.modules]\n"
        "assert heavy == [], heavy\n"
    )

    assert (done.stdout, done.stderr) == ("", "")


def test_a_check_prints_nothing_and_needs_neither_rich_nor_click(folder):
    done = run(
        "import sys, claimcheck\n"
        f"claims = claimcheck.load_claims({str(folder / 'claims.toml')!r})\n"
        "claimcheck.check(claims)\n"
        "claimcheck.compare(claims)\n"
        "claimcheck.read('4 cranes')\n"
        "heavy = [m for m in ('rich', 'click') if m in sys.modules]\n"
        "assert heavy == [], heavy\n"
    )

    assert (done.stdout, done.stderr) == ("", "")


# --- what comes back -----------------------------------------------------------------------


def values_in(value):
    """A value and all attrs values inside it."""
    if attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from values_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from values_in(each)


def test_a_check_finds_what_differs(folder):
    report = claimcheck.check(claimcheck.load_claims(folder / "claims.toml"))

    assert isinstance(report, Report)
    [cell] = report.cells
    assert (cell.claim, cell.document, cell.verdict) == ("cranes", "echo", Verdict.CONFLICT)
    [evidence] = cell.evidence
    assert report.documents[0].text[evidence.start : evidence.end] == evidence.quote


def test_everything_that_comes_back_is_frozen(folder):
    claims = claimcheck.load_claims(folder / "claims.toml")
    documents = claimcheck.load_documents(folder / "echo.txt")
    found = [*values_in(claims), *values_in(documents), *values_in(claimcheck.check(claims))]

    assert {Report, ClaimSet, Document} <= set(map(type, found))
    for value in found:
        name = attrs.fields(type(value))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, None)


def test_given_documents_are_checked_in_place_of_the_claims_own(folder):
    (folder / "other.txt").write_text("The port sold 4 cranes in 2018.\n", encoding="utf-8")
    claims = claimcheck.load_claims(folder / "claims.toml")

    report = claimcheck.check(claims, claimcheck.load_documents(folder / "other.txt"))

    assert [(c.document, c.verdict) for c in report.cells] == [("other", Verdict.AGREE)]


def test_no_documents_is_no_success_in_disguise(folder):
    claims = claimcheck.load_claims(folder / "claims.toml")

    assert claimcheck.check(claims, []).coverage.documents_read == 0


def test_a_sentence_is_read_with_its_figures():
    found = claimcheck.read("90 children were seen, of which 49 twice")

    assert [f["text"] for f in found["figures"]][:2] == ["90", "49"]


def test_faults_are_errors_of_claimchecks_own_with_all_their_places(folder):
    (folder / "claims.toml").write_text('[[claim]]\nid = "a"\nclam = "x"\nnot = 1\n', "utf-8")

    with pytest.raises(ClaimFileError) as raised:
        claimcheck.load_claims(folder / "claims.toml")

    assert isinstance(raised.value, ClaimcheckError)
    assert [fault.line for fault in raised.value.faults] == [3, 4]


def test_a_document_that_is_not_there_is_named(folder):
    with pytest.raises(DocumentError, match=r"nothere\.txt"):
        claimcheck.load_documents(folder / "echo.txt", folder / "nothere.txt")
