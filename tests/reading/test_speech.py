import gc
import importlib.util
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.lexicon import load
from claimcheck.model import Span
from claimcheck.reading.names import consolidate, find_names
from claimcheck.reading.sentences import split_sentences
from claimcheck.reading.speech import find_speech
from claimcheck.reading.tokens import tokenize

_BENCH = importlib.util.spec_from_file_location(
    "speakers", Path(__file__).parents[2] / "bench/speakers.py"
)
speakers = importlib.util.module_from_spec(_BENCH)
_BENCH.loader.exec_module(speakers)

CORPUS = tomllib.loads((Path(__file__).parent.parent / "corpus/speech.toml").read_text("utf-8"))
EXAMPLES = [
    pytest.param(example, id=f"{group}: {example['text'].strip()[:40]}")
    for group, examples in CORPUS.items()
    for example in examples
]


def paragraphs(text):
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    return blocks


def read(text):
    blocks = paragraphs(text)
    sentences = [split_sentences(text, block) for block in blocks]
    flat = [s for inside in sentences for s in inside]
    names = consolidate([find_names(text, s, tokenize(text, s)) for s in flat])
    by_start = {s.start: n for s, n in zip(flat, names, strict=True)}
    return find_speech(text, blocks, sentences, lambda span: by_start.get(span.start, ()))


@pytest.mark.parametrize("example", EXAMPLES)
def test_speech_of_the_corpus_is_found_with_its_speaker(example):
    text = example["text"]
    found = [
        ["direct" if s.direct else "reported", s.speaker.text if s.speaker else "", s.span.of(text)]
        for s in read(text)
    ]
    assert sorted(found) == sorted(example["speech"])


def test_the_verb_of_saying_is_told_by_its_lemma():
    (speech,) = read("Ann Tull insisted that the ferry was safe.")
    assert speech.verb == "insist"


def test_a_speaker_is_a_phrase_of_the_text():
    text = "Helen Varley resigned. She said it was time."
    (speech,) = read(text)
    assert speech.speaker.span.of(text) == speech.speaker.text == "Helen Varley"


def test_a_block_without_sentences_holds_no_speech():
    text = '"Sign up," she said.'
    assert find_speech(text, [Span(0, len(text))], [()], None) == ()


@given(st.text(alphabet="Ab .,:\"'\nsaid", max_size=80))
def test_any_text_gives_speech_in_order_inside_it(text):
    found = read(text)
    assert [s.span for s in found] == sorted(s.span for s in found)
    for speech in found:
        assert 0 <= speech.span.start < speech.span.end <= len(text)


@pytest.mark.parametrize("piece", ["'a ", '"a ', "he said, ", "s' a", "a: ", "said that "])
def test_reading_is_linear(piece):
    times = []
    for size in (1_000, 8_000):
        text = piece * size
        start = time.process_time()
        find_speech(text, [Span(0, len(text))], [(Span(0, len(text)),)], None)
        times.append(time.process_time() - start)
    assert times[1] < 24 * times[0] + 0.2


def test_a_reporting_verb_has_one_sense():
    verbs = [word for group in load("en").table("speech")["verbs"].values() for word in group]
    assert sorted({v for v in verbs if verbs.count(v) > 1}) == []


FLOORS = {
    ("speakers", "open"): 0.96, ("speakers", "closed"): 0.90,
    ("clauses", "open"): 0.95, ("clauses", "closed"): 0.89,
}  # fmt: skip
"""The share of annotated words and clauses whose speaker must be right."""


@pytest.mark.parametrize(("name", "half"), FLOORS)
def test_the_speaker_is_right_on_the_annotated_corpora(name, half):
    assert speakers.score(name, half).share >= FLOORS[name, half]


@pytest.mark.parametrize("piece", ['"a ', 'said "', "Mr A. B. C. ", "\"'a said "])
def test_twice_the_text_takes_no_more_than_two_and_a_half_times_as_long(piece):
    for _ in range(4):
        times = []
        for size in (20_000, 40_000):
            text = (piece * (size // len(piece)))[:size]
            read(text)  # words are remembered from the first time on
            gc.disable()  # a collection of all that other tests keep may fall into any run
            start = time.process_time()
            read(text)
            times.append(time.process_time() - start)
            gc.enable()
        if times[1] <= 2.5 * times[0] or times[1] < 0.05:
            return
    pytest.fail(f"{times[1] / times[0]:.1f} times as long")
