"""Claims in spreadsheets and lists: what a claims file says comes back from each of them."""

from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.claimfile import read_claim_file
from claimcheck.claimfile.listed import list_text
from claimcheck.claimfile.sheet import SUFFIXES, parted, sheets_of, together
from claimcheck.claimfile.writing import claims_text
from claimcheck.errors import ClaimFileError
from claimcheck.model import Claim, ClaimSet, DocumentEntry, Role, Severity, UnitDefinition
from claimcheck.sheets.csv_table import write_csv
from claimcheck.sheets.workbook import write_workbook

openpyxl = pytest.importorskip("openpyxl")

WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("=+-@'\"\\;{}#\n\r\t_x[]*")
    ),
    min_size=1,
).filter(lambda text: text.strip())
LISTED = st.lists(WORDS, unique_by=str.casefold, max_size=3).map(tuple)
CLAIMS = st.builds(
    Claim,
    id=WORDS,
    claim=WORDS,
    place=st.none() | WORDS,
    population=st.none() | WORDS,
    unit=st.none() | WORDS,
    speaker=st.none() | WORDS,
    source=st.none() | WORDS,
    where=LISTED,
    severity=st.none() | st.sampled_from(Severity),
    confirmed=st.booleans(),
    tags=LISTED,
    note=st.none() | WORDS,
    period=st.none() | st.sampled_from(["2009", "2009/10", "2009-04-01/2010-03-31", "last year"]),
)
SETS = st.builds(
    lambda title, claims: ClaimSet(Path("claims.toml"), title, claims=tuple(claims)),
    st.none() | WORDS,
    st.lists(CLAIMS, min_size=1, max_size=4, unique_by=lambda claim: claim.id),
)


def bare(found):
    """A claim set without the places of its file."""
    claims = tuple(evolve(c, file=None, line=None, column=None) for c in found.claims)
    return evolve(found, file=Path("x"), root=Path(), claims=claims)


def written(claims, suffix):
    if suffix == ".xlsx":
        return write_workbook(sheets_of(claims))
    if suffix == ".csv":
        sheet = sheets_of(claims)[0]
        return write_csv((sheet.head, *sheet.rows)).encode()
    return (list_text(claims) if suffix == ".md" else claims_text(claims)).encode()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".md"])
@settings(max_examples=30)
@example(claims=ClaimSet(Path("claims.toml"), "Harbour\x0c", claims=(Claim("a", "It is"),)))
@example(claims=ClaimSet(Path("claims.toml"), "Harbour ", claims=(Claim("a", "It is"),)))
@given(claims=SETS)
def test_claims_come_back_as_they_went(tmp_path_factory, suffix, claims):
    file = tmp_path_factory.getbasetemp() / f"law{suffix}"
    file.write_bytes(written(claims, suffix))
    found = bare(read_claim_file(file))

    assert found.claims == claims.claims
    if suffix != ".csv":
        assert found.title == claims.title


def test_a_workbook_keeps_all_that_a_claims_file_says(tmp_path):
    whole = ClaimSet(
        tmp_path / "a.toml",
        "Harbour works",
        root=tmp_path,
        claims=(Claim("one", "So it is", where=("report",)),),
        documents=(
            DocumentEntry(
                "report", tmp_path / "documents/report.txt", "The Port", None, Role.PRIMARY
            ),
        ),
        terms={"SPA": ("Selby Port Authority", "a; b \\ c")},
        units=(UnitDefinition("berths", "places", ("ships", "moorings")),),
    )
    (tmp_path / "a.xlsx").write_bytes(written(whole, ".xlsx"))
    found = read_claim_file(tmp_path / "a.xlsx")

    assert bare(found) == bare(whole)
    assert found.documents[0].file == tmp_path / "documents/report.txt"


@given(st.lists(st.text(), min_size=1))
def test_several_texts_of_a_cell_come_apart_again(texts):
    texts = [text for text in texts if text and not text.startswith(" ")] or ["x"]

    assert parted(together(texts)) == texts


# --- sheets as people make them ----------------------------------------------------------------


def claims_of(tmp_path, text, name="checks.csv"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read_claim_file(file)


def faults(tmp_path, text, name="checks.csv"):
    with pytest.raises(ClaimFileError) as caught:
        claims_of(tmp_path, text, name)
    return [str(fault).split(": ", 1)[1] for fault in caught.value.faults]


def test_a_checkers_sheet_is_understood(tmp_path):
    found = claims_of(
        tmp_path,
        "Our checks;;;\nFact;Checked by;Period;Notes\n"
        "Four cranes were sold;Rita;2009/10;by phone\n;;;\nSix were kept;Tom;;\n",
    )

    assert [(c.id, c.claim, c.period, c.note, c.line) for c in found.claims] == [
        ("four-cranes-were-sold", "Four cranes were sold", "2009/10", "by phone", 3),
        ("six-were-kept", "Six were kept", None, None, 5),
    ]


def test_a_claim_without_an_id_gets_one_of_its_own(tmp_path):
    found = claims_of(tmp_path, "id,claim\n,So it is\nso-it-is,So it was\n,So it is\n")

    assert [c.id for c in found.claims] == ["so-it-is-2", "so-it-is", "so-it-is-3"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("id,sentences\n", "has no column 'claim'"),
        (
            "claim,perod\nx y,2009\n",
            "row 1, column B: unknown column 'perod'; did you mean 'period'?",
        ),
        ("claim,claim\n", "row 1, column B: there are two columns 'claim'"),
        ("claim,period\nx y,2009-13\n", "row 2, column B: 'period' is not a date"),
        ("claim,severity\nx y,eror\n", "row 2, column B: unknown severity 'eror'; did you mean"),
        ("claim,confirmed\nx y,perhaps\n", "row 2, column B: 'confirmed' is text, and must be"),
        ("claim,note\n,only a note\n", "row 2: has no claim"),
        ("id,claim\na,x y\na,y z\n", "row 3, column A: the id 'a' is already a claim's"),
        ('claim\n"open\n', "row 2: is no CSV"),
        ("", "has no column 'claim'"),
    ],
)
def test_a_fault_names_its_row_and_column(tmp_path, text, what):
    assert faults(tmp_path, text)[0].startswith(what)


def test_all_faults_are_told_at_once(tmp_path):
    assert len(faults(tmp_path, "claim,perod,severty\nx,1,2\n")) == 2


def test_the_results_of_an_earlier_report_are_no_keys(tmp_path):
    from claimcheck.claimfile.sheet import RESULTS  # noqa: PLC0415 - for this test alone

    head = ",".join(["claim", *RESULTS])
    found = claims_of(tmp_path, f"{head}\nSo it is,conflict,x,x,x,x,x,x,x\n")

    assert [claim.claim for claim in found.claims] == ["So it is"]


def test_a_workbook_of_any_making_is_read(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "notes"
    book.active.append(["nothing here"])
    sheet = book.create_sheet("Checks")
    sheet.append(["Fact", "Period"])
    sheet.append(["Four cranes were sold", 2009])
    paper = BytesIO()
    book.save(paper)
    (tmp_path / "a.xlsx").write_bytes(paper.getvalue())
    found = read_claim_file(tmp_path / "a.xlsx")

    assert [(c.claim, c.period, c.line) for c in found.claims] == [
        ("Four cranes were sold", "2009", 2)
    ]


def test_what_is_no_workbook_is_said(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"nothing")
    with pytest.raises(ClaimFileError, match=r"a\.xlsx: it is no \.xlsx workbook"):
        read_claim_file(tmp_path / "a.xlsx")
    assert SUFFIXES == (".csv", ".tsv", ".xlsx")


# --- lists -------------------------------------------------------------------------------------

LIST = """\
# Harbour works

What we stand behind:

- Four cranes were sold, of which one for scrap {#cranes}
  - period: 2009/10
  - tags: port; cranes
  - confirmed: no
* [ ] Six were kept

Some other words.
"""


def test_a_list_is_understood(tmp_path):
    found = claims_of(tmp_path, LIST, "claims.md")

    assert found.title == "Harbour works"
    assert [(c.id, c.claim, c.period, c.tags, c.confirmed, c.line) for c in found.claims] == [
        ("cranes", "Four cranes were sold, of which one for scrap", "2009/10", ("port", "cranes"),
         False, 5),
        ("six-were-kept", "Six were kept", None, (), True, 9),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Only words.\n", "has no claim"),
        (
            "- So it is\n  - perod: 2009\n",
            "unknown key 'perod' below a claim; did you mean 'period'?",
        ),
        ("- So it is\n  - period: 2009-13\n", "'period' is not a date"),
    ],
)
def test_a_fault_of_a_list_names_its_line(tmp_path, text, what):
    assert faults(tmp_path, text, "claims.md")[0].startswith(what)


def book_of(tmp_path, **sheets):
    book = openpyxl.Workbook()
    book.active.title = "claims"
    for row in (["claim"], ["Four cranes were sold"]):
        book.active.append(row)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    paper = BytesIO()
    book.save(paper)
    (tmp_path / "a.xlsx").write_bytes(paper.getvalue())
    return tmp_path / "a.xlsx"


def test_an_empty_sheet_beside_the_claims_says_nothing(tmp_path):
    found = read_claim_file(book_of(tmp_path, documents=[], about=[["key", "value"]]))

    assert [c.claim for c in found.claims] == ["Four cranes were sold"]
    assert not found.documents


def test_an_unknown_key_of_the_sheet_about_is_named(tmp_path):
    file = book_of(tmp_path, about=[["key", "value"], ["titel", "Cranes"]])

    with pytest.raises(ClaimFileError, match="unknown key 'titel'; it holds title and root"):
        read_claim_file(file)
