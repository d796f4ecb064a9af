"""Sentences that are read together are read as each by itself, however many there are."""

import datetime as dt
from itertools import cycle, islice
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.documents.markdown import read_markdown
from claimcheck.model import Document, DocumentEntry
from claimcheck.reading import reader
from claimcheck.reading.clauses import Told, clauses_of, find_clauses
from claimcheck.reading.figures import figures_of, find_figures

SENTENCES = (
    "The county council said that 194 homes were flooded last year, of which 90 stood empty.",
    "Helen Pryce denied that staff had been warned.",
    '"We have lost 12% of our members since 2019," said Martin Doyle, who leads the union.',
    "Rents rose from £640 to £720, compared with £610 a year earlier.",
    "She may yet resign.",
    "Of those, 31 were judged safe and a further six were not.",
    "Nobody asked.",
)


def _article(count: int) -> Document:
    text = "\n\n".join(islice(cycle(SENTENCES), count))
    table = "\n\n| Town | Homes | Share |\n|---|---|---|\n| Carrow | 1,240 | 12% |\n"
    document = read_markdown(DocumentEntry("t", Path("t.md")), text + table)
    return evolve(document, date=dt.date(2022, 5, 17))


@pytest.mark.parametrize("together", [1, 2, 7, 1_000])
def test_it_matters_not_how_many_are_read_together(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = _article(120)
    usual = reader.read_document(article).statements
    assert len(usual) > 120
    monkeypatch.setattr(reader, "_TOGETHER", together)
    assert reader.read_document(article).statements == usual


def test_figures_and_clauses_of_many_sentences_are_those_of_each() -> None:
    article = _article(30)
    statements = reader.read_document(article).statements
    inside = [(s.span, s.tokens, s.periods) for s in statements]
    together = figures_of(article.text, inside)
    assert any(together)
    assert together == [find_figures(article.text, *each) for each in inside]
    told = [Told(s.span, s.tokens, s.figures, s.names, s.speech, s.cues) for s in statements]
    clauses = clauses_of(article.text, told)
    assert any(clauses)
    assert clauses == [
        find_clauses(article.text, s.span, s.tokens, s.figures, s.names, s.speech, s.cues)
        for s in statements
    ]
