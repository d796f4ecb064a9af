"""What figures do in their sentences: role, change, count, whole, bound, rate and relation."""

import tomllib
from pathlib import Path

import pytest

from claimcheck.reading.reader import read_text

CORPUS = Path(__file__).parents[1] / "corpus" / "slots.toml"
GROUPS = tomllib.loads(CORPUS.read_text("utf-8"))["group"]
CASES = [(group, text) for group in GROUPS for text in group["texts"]]


def slots(figure, figures):
    """The slots of a figure, as the corpus writes them."""
    other = None if figure.related is None else figures[figure.related].text
    return {
        "role": figure.role.value,
        "change": figure.change or "",
        "counted": " ".join(figure.counted.lemmas) if figure.counted else "",
        "of": figure.of.text if figure.of else "",
        "base": "" if figure.base is None else figures[figure.base].text,
        "bound": figure.quantity.bound.value,
        "per": [figure.per.value, figure.per.what] if figure.per else [],
        "relation": [figure.relation.value, other] if figure.relation else [],
    }


@pytest.mark.parametrize(("group", "marked"), CASES, ids=[f"{g['meaning']}: {t}" for g, t in CASES])
def test_corpus(group, marked):
    start, end = marked.index("«"), marked.index("»") - 1
    statements = read_text(marked.replace("«", "").replace("»", ""))
    (figures,) = (s.figures for s in statements if s.span.start <= start < s.span.end)
    asked = [f for f in figures if f.span.start < end and start < f.span.end]
    assert len(asked) == 1, [f.text for f in figures]
    found = slots(asked[0], figures)
    assert {name: found[name] for name in found if name in group} == {
        name: group[name] for name in found if name in group
    }


def test_corpus_is_broad():
    assert len(CASES) >= 400
    assert {"role", "change", "counted", "of", "base", "bound", "per", "relation"} <= {
        name for group in GROUPS for name in group
    }
