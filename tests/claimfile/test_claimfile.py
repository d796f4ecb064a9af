import datetime as dt
import os
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.claimfile import read_claim_file, read_claim_files
from claimcheck.claimfile.opening import LARGEST
from claimcheck.claimfile.tables import CLAIM_KEYS, DOCUMENT_KEYS, MOST_CLAIMS
from claimcheck.errors import ClaimFileError
from claimcheck.model import Claim, DocumentEntry, Role, Severity, UnitDefinition
from claimfile.toml_texts import texts

WHOLE = """\
title = "Harbour works"

[[document]]
id = "report"
file = "documents/report.txt"
outlet = "Selby Port Authority"
date = 2019-03-04
role = "primary"
title = "Annual report"
url = "https://example.org/report"

[[document]]
id = "echo"
file = "documents/echo.md"

[terms]
"SPA" = ["Selby Port Authority", "port authority"]

[units]
"berths" = { is = "places", not = ["ships"] }
cranes = {}

[[claim]]
id = "berths"
claim = "31 berths were closed, of which 12 for good"
period = "2018-04-01/2019-03-31"
place = "Selby"
population = "berths of the inner harbour"
unit = "berths"
speaker = "Ida Marsh"
source = "report"
where = ["report", "echo"]
severity = "warning"
confirmed = false
tags = ["harbour"]
note = "page 5"

[[claim]]
id = "cranes"
claim = "Four cranes were sold"
"""


@pytest.fixture
def write(tmp_path):
    def writing(text, name="claims.toml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return writing


@pytest.fixture
def faults_of(write):
    """What is wrong with a text, one (line, column, what) each."""

    def reading(text):
        with pytest.raises(ClaimFileError) as caught:
            read_claim_file(write(text))
        return [(each.line, each.column, each.what) for each in caught.value.faults]

    return reading


def claim(more="", claim_id="a"):
    return f'[[claim]]\nid = "{claim_id}"\nclaim = "Four cranes were sold"\n{more}'


# --- what a claims file states ---------------------------------------------------------------


def test_every_key_is_read(write):
    path = write(WHOLE)

    found = read_claim_file(path)

    assert (found.file, found.title, found.root) == (path, "Harbour works", path.parent)
    assert found.documents == (
        DocumentEntry(
            id="report",
            file=path.parent / "documents/report.txt",
            outlet="Selby Port Authority",
            date=dt.date(2019, 3, 4),
            role=Role.PRIMARY,
            title="Annual report",
            url="https://example.org/report",
        ),
        DocumentEntry(id="echo", file=path.parent / "documents/echo.md"),
    )
    assert found.terms == {"SPA": ("Selby Port Authority", "port authority")}
    assert found.units == (
        UnitDefinition("berths", "places", ("ships",)),
        UnitDefinition("cranes"),
    )
    assert found.claims == (
        Claim(
            id="berths",
            claim="31 berths were closed, of which 12 for good",
            file=path,
            line=25,
            column=1,
            period="2018-04-01/2019-03-31",
            place="Selby",
            population="berths of the inner harbour",
            unit="berths",
            speaker="Ida Marsh",
            source="report",
            where=("report", "echo"),
            severity=Severity.WARNING,
            confirmed=False,
            tags=("harbour",),
            note="page 5",
        ),
        Claim(id="cranes", claim="Four cranes were sold", file=path, line=40, column=1),
    )


@pytest.mark.parametrize("prefix", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_byte_order_mark_and_line_ends_change_nothing(write, prefix, newline):
    expected = read_claim_file(write(WHOLE))

    found = read_claim_file(write((prefix + WHOLE).replace("\n", newline)))

    assert found == expected


@pytest.mark.parametrize("text", ["", "# nothing yet\n", 'title = "Cranes"\n'])
def test_a_file_without_claims_is_no_fault(write, text):
    assert read_claim_file(write(text)).claims == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2009", "2009"),
        ('"2009"', "2009"),
        ('"2009-10"', "2009-10"),
        ("2009-04-01", "2009-04-01"),
        ('"2009-04-01"', "2009-04-01"),
        ('"2009-04-01/2010-03-31"', "2009-04-01/2010-03-31"),
        ('"2009-04/2009-04"', "2009-04/2009-04"),
        ('"2009/2009"', "2009/2009"),
        ('"2009/10"', "2009/10"),
        ('"2009/11"', "2009/11"),
        ('"2013-14"', "2013-14"),
        ('"1999-00"', "1999-00"),
        ('"2009-2010"', "2009-2010"),
        ('"2012-02-29"', "2012-02-29"),
        ('"the year to March 2010"', "the year to March 2010"),
        ('" last year "', "last year"),
    ],
)
def test_a_period_is_kept_as_text(write, written, read):
    assert read_claim_file(write(claim(f"period = {written}"))).claims[0].period == read


@pytest.mark.parametrize("written", ['"echo"', '["echo"]'])
def test_one_document_may_stand_without_a_list(write, written):
    assert read_claim_file(write(claim(f"where = {written}"))).claims[0].where == ("echo",)


def test_documents_that_the_file_does_not_list_may_come_from_elsewhere(write):
    assert read_claim_file(write(claim('source = "echo"'))).claims[0].source == "echo"


def test_the_root_may_lie_above_the_file_and_lets_documents_lie_there(write, tmp_path):
    (tmp_path / "claims").mkdir()
    text = 'root = ".."\n[[document]]\nid = "a"\nfile = "../texts/a.txt"\n'

    found = read_claim_file(write(text, "claims/one.toml"))

    assert found.root.resolve() == tmp_path
    assert found.documents[0].file.resolve() == tmp_path / "texts/a.txt"


# --- what is wrong with it -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        # unknown keys
        ("titel = 'a'", 1, 1, "unknown key 'titel' at the top of the file; did you mean 'title'?"),
        ("claims = 1", 1, 1, "unknown key 'claims' at the top of the file; did you mean 'claim'?"),
        (
            "place = 'a'",
            1,
            1,
            "unknown key 'place' at the top of the file; it belongs below a [[claim]]",
        ),
        (claim("wher = ['a']"), 4, 1, "unknown key 'wher' in a [[claim]]; did you mean 'where'?"),
        (
            "[units]\nx = { is = 'a', nt = ['b'] }",
            2,
            17,
            "unknown key 'nt' of a unit; did you mean 'not'?",
        ),
        (
            "[[document]]\nid = 'a'\nfile = 'a'\noutlte = 'b'",
            4,
            1,
            "unknown key 'outlte' in a [[document]]; did you mean 'outlet'?",
        ),
        # a misspelt key is not missing as well
        (
            "[[claim]]\nid = 'a'\nclam = 'b'",
            3,
            1,
            "unknown key 'clam' in a [[claim]]; did you mean 'claim'?",
        ),
        # missing keys
        ("[[claim]]\nclaim = 'b'", 1, 3, "this [[claim]] has no 'id'; add id = \"…\""),
        ("[[claim]]\nid = 'b'", 1, 3, "this [[claim]] has no 'claim'; add claim = \"…\""),
        (
            "[[document]]\nid = 'b'",
            1,
            3,
            "this [[document]] has no 'file'; add file = \"documents/…\"",
        ),
        ("[[document]]\nfile = 'b'", 1, 3, "this [[document]] has no 'id'; add id = \"…\""),
        # kinds of values
        ("title = 5", 1, 9, "'title' is a number, and must be text in quotation marks: \"5\""),
        (claim("place = ['a']"), 4, 9, "'place' is a list, and must be text in quotation marks"),
        (
            claim("note = true"),
            4,
            8,
            "'note' is true or false, and must be text in quotation marks",
        ),
        (
            claim("confirmed = 'no'"),
            4,
            13,
            "'confirmed' is text, and must be true or false, without quotation marks",
        ),
        (claim("tags = 1"), 4, 8, '\'tags\' is a number, and must be a list of texts: ["…", "…"]'),
        (
            claim("tags = ['a', 2]"),
            4,
            14,
            "'tags' is a number, and must be text in quotation marks: \"2\"",
        ),
        ("[claim]\nid = 'a'", 1, 2, "write [[claim]] with two brackets on each side"),
        ("claim = 'a'", 1, 1, "'claim' is text; write a [[claim]] line and its keys below"),
        ("claim = [1]", 1, 1, "'claim' is a list; write a [[claim]] line and its keys below"),
        (
            "[[terms]]\na = ['b']",
            1,
            3,
            "'terms' is a list; write a [terms] line and its keys below",
        ),
        (
            "[units]\nx = 'a'",
            2,
            1,
            '\'x\' is text; write x = { is = "…", not = ["…"] }',
        ),
        (
            "[terms]\nx = 'a'",
            2,
            5,
            '\'x\' is text, and must be a list of texts: ["…", "…"]',
        ),
        # empty values
        ("[[claim]]\nid = 'a'\nclaim = ' '", 3, 9, "'claim' is empty; fill it in"),
        (claim("place = ''"), 4, 9, "'place' is empty; fill it in or leave the key out"),
        ("[terms]\n' ' = ['a']", 2, 1, "a term is empty"),
        ("[units]\n' ' = { is = 'people' }", 2, 1, "a unit is empty"),
        ("[terms]\nx = []", 2, 1, "'x' stands for nothing; list its phrases"),
        # names that nobody has
        (claim("severity = 'eror'"), 4, 12, "unknown severity 'eror'; did you mean 'error'?"),
        (
            claim("severity = 'x'"),
            4,
            12,
            "unknown severity 'x'; it is one of error, warning, note",
        ),
        (
            "[[document]]\nid = 'a'\nfile = 'a'\nrole = 'primry'",
            4,
            8,
            "unknown role 'primry'; did you mean 'primary'?",
        ),
        (
            claim("source = 'ehco'\n[[document]]\nid = 'echo'\nfile = 'a'"),
            4,
            10,
            "no document has the id 'ehco'; did you mean 'echo'?",
        ),
        (
            claim("where = ['echo', 'ehco']\n[[document]]\nid = 'echo'\nfile = 'a'"),
            4,
            18,
            "no document has the id 'ehco'; did you mean 'echo'?",
        ),
        (
            claim("where = 'zz'\n[[document]]\nid = 'echo'\nfile = 'a'"),
            4,
            9,
            "no document has the id 'zz'; the documents are echo",
        ),
        # names that two have
        (claim() + claim(), 5, 6, "the id 'a' is already a claim's on line 2"),
        (
            "[[document]]\nid = 'a'\nfile = 'a'\n[[document]]\nid = 'a'\nfile = 'b'",
            5,
            6,
            "the id 'a' is already a document's on line 2",
        ),
        ("[terms]\nSPA = ['a']\nspa = ['b']", 3, 1, "'spa' is already a term on line 2: 'SPA'"),
        (
            "[terms]\nx = ['a']\ny = ['b', 'A']",
            3,
            11,
            "'A' already stands for 'x'; a phrase has one meaning",
        ),
        ("[terms]\nx = ['a', 'A']", 2, 11, "'A' stands twice in 'x'"),
        ("[units]\nx = { is = 'a', not = ['a'] }", 2, 23, "'x' cannot both be 'a' and not"),
        # dates
        (
            "[[document]]\nid = 'a'\nfile = 'a'\ndate = '2010-02-30'",
            4,
            8,
            "'date' is not a date: '2010-02-30'; write year-month-day, as in 2010-10-27",
        ),
        (
            "[[document]]\nid = 'a'\nfile = 'a'\ndate = 2010",
            4,
            8,
            "'date' is a number; write year-month-day, as in 2010-10-27",
        ),
        (
            "[[document]]\nid = 'a'\nfile = 'a'\ndate = 2010-10-27T07:32:00",
            4,
            8,
            "'date' is a date with a time; write year-month-day, as in 2010-10-27",
        ),
        (
            claim("period = '2009-13'"),
            4,
            10,
            "'period' is not a date: '2009-13', there is no month 13",
        ),
        (
            claim("period = '2010-02-29'"),
            4,
            10,
            "'period' is not a date: '2010-02-29', there is no day 29 in that month",
        ),
        (
            claim("period = '2010-03-31/2009-04-01'"),
            4,
            10,
            "'period' ends before it begins: '2010-03-31/2009-04-01'",
        ),
        (claim("period = '2010-2009'"), 4, 10, "'period' ends before it begins: '2010-2009'"),
        (
            claim("period = '1/4/2009'"),
            4,
            10,
            "'period' is not a date: '1'; write 2009, 2009-04, 2009-04-01 or 2009-04-01/2010-03-31",
        ),
        (
            claim("period = '2009/2010/2011'"),
            4,
            10,
            "'period' has more than one '/': '2009/2010/2011'; write 2009-04-01/2010-03-31",
        ),
        (
            claim("period = true"),
            4,
            10,
            "'period' is true or false; write \"2009-04-01/2010-03-31\", 2009 or a phrase",
        ),
        # paths
        (
            "[[document]]\nid = 'a'\nfile = '/etc/hosts'",
            3,
            8,
            "'file' is an absolute path; write it relative to this file: '/etc/hosts'",
        ),
        (
            "[[document]]\nid = 'a'\nfile = 'C:/hosts'",
            3,
            8,
            "'file' is an absolute path; write it relative to this file: 'C:/hosts'",
        ),
        (
            "[[document]]\nid = 'a'\nfile = 'a\\b.txt'",
            3,
            8,
            "'file' has a backslash in it; write / between folders: 'a\\\\b.txt'",
        ),
        (
            '[[document]]\nid = "a"\nfile = "a\\u0000"',
            3,
            8,
            "'file' has a null character in it: 'a\\x00'",
        ),
        ("root = '/'", 1, 8, "'root' is an absolute path; write it relative to this file: '/'"),
        ("root = 'nowhere'", 1, 8, "'root' is no folder beside this file: 'nowhere'"),
        # what the parser refuses
        (
            '[[claim]]\nid = "a\n',
            2,
            8,
            "not TOML: a text is not closed on the line that it begins on",
        ),
        ("a = 1\na = 2", 2, 6, "not TOML: the key on this line is already given"),
        ("a = [", 1, 6, "not TOML: invalid value"),
        ("a = 2010-02-30", 1, 5, "not TOML: there is no such date"),
    ],
)
def test_fault_and_its_place(faults_of, text, line, column, what):
    assert faults_of(text) == [(line, column, what)]


@pytest.mark.parametrize("file", ["../a.txt", "b/../../a.txt", "..", "a/../../a"])
def test_a_document_may_not_leave_the_root(faults_of, file):
    ((line, column, what),) = faults_of(f"[[document]]\nid = 'a'\nfile = '{file}'")

    assert (line, column) == (3, 8)
    assert "leaves the folder" in what
    assert "set 'root'" in what


@pytest.mark.parametrize("file", ["a.txt", "b/../a.txt", "./a.txt", "a..b/..c.txt"])
def test_a_document_inside_the_root_is_taken(write, file):
    found = read_claim_file(write(f"[[document]]\nid = 'a'\nfile = '{file}'"))

    assert found.documents[0].file == found.root / file


def test_a_fault_shows_its_line_and_a_caret_below_the_words(write):
    path = write("[[claim]]\nid = 'a'\n  clam = 'b'\n")

    with pytest.raises(ClaimFileError) as caught:
        read_claim_file(path)

    assert str(caught.value) == (
        f"{path}:3:3: unknown key 'clam' in a [[claim]]; did you mean 'claim'?\n"
        "      clam = 'b'\n"
        "      ^^^^"
    )


def test_the_faults_of_all_files_come_together_each_in_the_order_of_its_lines(write):
    first = write("[[claim]]\nid = 5\nclam = 'b'\ntitel = 'c'", "first.toml")
    broken = write("[[claim]\n", "broken.toml")
    good = write(claim(), "good.toml")

    with pytest.raises(ClaimFileError) as caught:
        read_claim_files([first, broken, good])

    places = [(each.file.name, each.line) for each in caught.value.faults]
    assert places == [("first.toml", 2), ("first.toml", 3), ("first.toml", 4), ("broken.toml", 1)]


# --- files that are none, and texts that are meant to hurt --------------------------------------


def test_a_missing_file_gets_the_nearest_name(write, tmp_path):
    write(WHOLE, "harbour.toml")

    with pytest.raises(ClaimFileError) as caught:
        read_claim_file(tmp_path / "harbor.toml")

    assert caught.value.faults[0].what == (
        f"does not exist; did you mean {str(tmp_path / 'harbour.toml')!r}?"
    )


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ClaimFileError, match=r"nor does the folder '.*gone'"):
        read_claim_file(tmp_path / "gone/harbour.toml")


def test_a_folder_is_not_read(tmp_path):
    with pytest.raises(ClaimFileError, match="is a folder"):
        read_claim_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")

    with pytest.raises(ClaimFileError, match="not a regular file"):
        read_claim_file(tmp_path / "pipe.toml")


def test_a_file_that_is_not_utf_8_says_so_and_where(faults_of):
    ((line, _, what),) = faults_of('title = "a"\nroot = "caf\xe9"'.encode("latin-1"))

    assert line == 2
    assert what.startswith("is not UTF-8 (byte 0xe9 on this line)")


def test_a_file_over_the_limit_is_refused(faults_of):
    ((_, _, what),) = faults_of(b"#" * (LARGEST + 1))

    assert "larger than 5 MB" in what


def test_more_claims_than_the_limit_are_refused(faults_of):
    text = "".join(claim(claim_id=str(number)) for number in range(MOST_CLAIMS + 1))

    ((line, _, what),) = faults_of(text)

    assert line == MOST_CLAIMS * 3 + 1
    assert what.startswith("10,001 claims are more than one file may hold (10,000)")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\na = " + "[" * 100_000, 2),
        ("a = " + "{a=" * 100_000, 1),
        ("[a" + ".a" * 100_000 + "]", 1),
    ],
)
def test_a_text_that_nests_without_end_is_one_fault(faults_of, text, line):
    ((found, _, what),) = faults_of(text)

    assert found == line
    assert "more than 32 deep" in what


def test_a_number_of_five_thousand_digits_is_one_fault(faults_of):
    ((_, _, what),) = faults_of("title = " + "9" * 5000)

    assert what.startswith("is not TOML")


def test_a_very_long_line_is_not_shown(write):
    with pytest.raises(ClaimFileError) as caught:
        read_claim_file(write("x = '" + "a" * 10_000 + "'"))

    assert len(str(caught.value)) < 1_000


def test_a_very_long_value_is_quoted_by_its_beginning(faults_of):
    ((_, _, what),) = faults_of(claim("severity = '" + "a" * 10_000 + "'"))

    assert len(what) < 200


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(texts())
def test_any_text_is_a_claim_set_or_faults_with_places_in_it(tmp_path, text):
    path = tmp_path / "any.toml"
    path.write_bytes(text.encode())
    lines = text.replace("\r\n", "\n").split("\n")
    try:
        found = read_claim_file(path)
    except ClaimFileError as error:
        for fault in error.faults:
            assert fault.line is None or 1 <= fault.line <= len(lines)
            if fault.source is not None:
                assert fault.source == lines[fault.line - 1]
                assert 1 <= fault.column <= len(fault.source) + 1
    else:
        assert found.file == Path(path)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    start=st.integers(0, len(WHOLE)),
    length=st.integers(0, 40),
    put=st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b"'", b"[[", b"]", b"= ", b"\n"])),
)
def test_a_damaged_file_is_read_or_has_faults(tmp_path, start, length, put):
    path = tmp_path / "damaged.toml"
    whole = WHOLE.encode()
    path.write_bytes(whole[:start] + put + whole[start + length :])
    with suppress(ClaimFileError):
        assert read_claim_file(path).file == path


def test_the_largest_file_is_read_in_seconds(write):
    text = "".join(
        f'[[document]]\nid = "d{n}"\nfile = "d{n}.txt"\n' for n in range(MOST_CLAIMS)
    ) + "".join(claim(f'where = ["d{n}"]\n', str(n)) for n in range(MOST_CLAIMS))
    path = write(text)
    begun = time.process_time()  # not by the clock: the machine may have much else to do

    found = read_claim_file(path)

    assert len(found.claims) == len(found.documents) == MOST_CLAIMS
    assert time.process_time() - begun < 20


# --- the page about claims files -----------------------------------------------------------------

PAGE = Path(__file__).parents[2] / "docs/claims-file.md"


def test_the_examples_of_the_page_are_claims_files(write):
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    found = [read_claim_file(write(each)) for each in examples]

    assert [len(each.claims) for each in found] == [1, 1]


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("At the top", {"title", "root"}),
        ("`[[claim]]`", set(CLAIM_KEYS)),
        ("`[[document]]`", set(DOCUMENT_KEYS)),
    ],
)
def test_the_page_describes_every_key_and_no_other(heading, keys):
    section = PAGE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]

    assert {key for row in rows for key in re.findall(r"`(.*?)`", row)} == keys


def test_the_faults_that_the_page_shows_are_the_faults_that_are_found(write):
    page = PAGE.read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0]
    text = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[1]
    damaged = text.replace('claim = "31', 'clam = "31').replace(
        '= "report"\nnote', '= "repotr"\nnote'
    )
    path = write(damaged)

    with pytest.raises(ClaimFileError) as caught:
        read_claim_file(path)

    said = str(caught.value).replace(str(path), "claims/harbour.toml")
    assert shown.startswith(f"{said}\nclaimcheck: 2 faults")
