"""The annotated corpora are well formed; tests/corpus/clauses.md says how they are annotated."""

import tomllib
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
NEEDED = {"subject", "predicate", "polarity", "modality"}
ALLOWED = {
    "polarity": {"positive", "negative"},
    "modality": {"did", "will", "plans", "aims", "may", "asked", "should", "would", "can"},
    "quantifier": {"none", "few", "some", "many", "most", "all", "partly", "wholly"},
}


def entries(name, key):
    return tomllib.loads((CORPUS / name).read_text("utf-8"))[key]


@pytest.mark.parametrize("half", ["open", "closed"])
def test_clauses_are_annotated_with_words_of_their_sentence(half):
    for sentence in entries(f"clauses_{half}.toml", "sentence"):
        assert sentence["kind"]
        assert sentence["clauses"]
        for clause in sentence["clauses"]:
            assert clause.keys() <= NEEDED | {"object", "agent", "quantifier", "speaker"}
            assert clause.keys() >= NEEDED
            for field, values in ALLOWED.items():
                assert clause.get(field) in values | ({None} if field == "quantifier" else set())
            for field in ("subject", "object", "agent", "speaker"):
                assert clause.get(field, "") in sentence["text"]


def test_no_sentence_is_in_both_halves_or_twice():
    halves = [
        [sentence["text"] for sentence in entries(f"clauses_{half}.toml", "sentence")]
        for half in ("open", "closed")
    ]
    assert all(len(half) >= 210 for half in halves)
    assert len({text for half in halves for text in half}) == sum(len(half) for half in halves)


def test_speech_is_annotated_with_words_of_its_passage():
    halves = [entries(f"speakers_{half}.toml", "passage") for half in ("open", "closed")]
    assert all(len(half) >= 60 for half in halves)
    passages = [passage for half in halves for passage in half]
    assert len({passage["text"] for passage in passages}) == len(passages)
    for passage in passages:
        for saying in passage["said"]:
            assert saying.keys() == {"words", "direct", "speaker"}
            assert saying["words"]
            assert saying["words"] in passage["text"]
            assert saying["speaker"] in passage["text"]
