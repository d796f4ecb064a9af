"""What is written as a claims file reads back as what it was."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claimfile import read_claim_file
from claimcheck.claimfile.writing import claims_text, quoted
from claimcheck.model import Claim, ClaimSet, DocumentEntry, Role, Severity, UnitDefinition

_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda t: t.strip()
)


@given(_texts)
def test_any_text_comes_back(text):
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}


@given(_texts)
def test_nothing_that_hides_or_turns_text_is_written_plainly(text):
    assert all(c not in quoted(text) for c in "\x1b\x9b\u202e\u2066\u2028\n\r\x7f")


def test_half_a_pair_becomes_a_mark():
    assert quoted("a\ud800b") == '"a\ufffdb"'


@given(st.lists(_texts, unique_by=str.casefold, min_size=1, max_size=4), _texts, st.booleans())
def test_claims_come_back(tmp_path_factory, ids, text, confirmed):
    folder = tmp_path_factory.mktemp("claims")
    claims = tuple(
        Claim(id=i, claim=text, confirmed=confirmed, tags=("a b",), note=text, period="2010",
              severity=Severity.WARNING, where=("d",), source="d")
        for i in ids
    )  # fmt: skip
    document = DocumentEntry("d", folder / "a b.txt", "Outlet", dt.date(2010, 1, 2), Role.PRIMARY)
    unit = UnitDefinition("posts", "jobs", ("people",))
    path = folder / "c.toml"
    terms = {"CIN": ("child in need",)}
    stated = ClaimSet(path, "T", folder, claims, (document,), terms, (unit,))
    path.write_text(claims_text(stated), "utf-8", newline="")
    read = read_claim_file(path)
    plain = tuple(evolve(c, file=None, line=None, column=None) for c in read.claims)
    assert evolve(read, claims=plain) == stated


def test_what_is_not_stated_is_not_written():
    assert claims_text(ClaimSet(Path("c.toml"), claims=(Claim("one", "It rained."),))) == (
        '[[claim]]\nid = "one"\nclaim = "It rained."\n'
    )


@pytest.mark.parametrize("file", ["documents/a.txt", "a.txt"])
def test_files_are_written_relative_to_the_folder(file):
    entry = DocumentEntry("d", Path("press") / file)
    stated = ClaimSet(Path("press/c.toml"), root=Path("press"), documents=(entry,))
    assert f'file = "{file}"' in claims_text(stated)
    assert "root" not in claims_text(stated)


def test_a_root_below_the_file_is_written():
    stated = ClaimSet(Path("press/c.toml"), root=Path("press/in"))
    assert claims_text(stated) == 'root = "in"\n'


def test_a_root_above_the_file_is_written():
    entry = DocumentEntry("d", Path("press/a.txt"))
    stated = ClaimSet(Path("claims/c.toml"), root=Path("press"), documents=(entry,))
    assert 'root = "../press"' in claims_text(stated)
    assert 'file = "../press/a.txt"' in claims_text(stated)
