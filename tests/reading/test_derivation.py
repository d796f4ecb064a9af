"""Every step of a derivation is true: held against the values, the spans and the tables."""

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from claimcheck.documents.markdown import read_markdown
from claimcheck.documents.plain_text import read_text
from claimcheck.lexicon import load
from claimcheck.model import DocumentEntry, FigureRole, Relation, Zone
from claimcheck.quantity import plain
from claimcheck.reading.derivation import derive
from claimcheck.reading.reader import as_document, read_document
from claimcheck.reading.tokens import lemma

CORPUS = Path(__file__).parents[1] / "corpus"
MARKS = str.maketrans("", "", "«»[]{}")
MARKED = re.compile(r"\{([^|{}]*)\|[^{}]*\}")
DAY = dt.date(2010, 10, 27)


FILES = ("figures", "news_figures", "cues", "clauses_open", "speakers_open")


def texts_of(value, key=""):
    """Every text of a corpus, wherever it stands in it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts_of(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner, key)
    elif key in {"text", "texts", "sentences"}:
        yield MARKED.sub(r"\1", value).translate(MARKS)


def sentences():
    """Every text of the corpora, without their marks."""
    for name in FILES:
        yield from texts_of(tomllib.loads((CORPUS / f"{name}.toml").read_text("utf-8")))
    yield from MORE


MORE = (
    "Nearly half of the 194 children, of which 49 had a plan, were in need last year.",
    "Sales rose 12% to £3.26bn, up from £2.9bn in 2008.",
    "About 1.2 million people, or one in six, will not be told within ten days, Ann Smith said.",
    "Under-18s made up 13% of the 400 people; a further 61 acres, up from 54, were sold.",
    "\u201cNone of the schools may close,\u201d said Ann Smith, the head of the board.",
    "The council failed to inspect most of the homes and no report was written by the board.",
    "There were 194 children. Of these, 49 had a plan. The rest, 145, had none.",
    "Fines of \u00ad£1,200 were paid by 3\u200b1 drivers\u00ad in 2009.",
)
TABLES = tomllib.loads((CORPUS / "tables.toml").read_text("utf-8"))["group"]
DOCUMENTS = [as_document(text, DAY) for text in sentences()] + [
    (read_markdown if group["format"] == "md" else read_text)(
        DocumentEntry("t", Path("t"), date=DAY), case["text"]
    )
    for group in TABLES
    for case in group["text"]
]


@pytest.fixture(scope="module")
def derived():
    """Every statement with its document and its steps."""
    return [
        (document, statement, derive(document, statement))
        for document in DOCUMENTS
        for statement in read_document(document).statements
    ]


def quoted(document, span):
    return f'"{" ".join(span.of(document.text).split())}"'


def written(value):
    whole, _, rest = plain(value).partition(".")
    return f"{int(whole):,}.{rest}" if rest else f"{int(whole):,}"


def test_the_corpora_are_read(derived):
    assert sum(len(steps) for *_, steps in derived) > 10_000


def test_every_step_quotes_the_words_it_rests_on(derived):
    for document, _, steps in derived:
        for step in steps:
            for span in step.words:
                assert quoted(document, span) in step.says
            assert step.says[0] in '"ABCDEFGHIJKLMNOPQRSTUVWXYZ'
            assert step.says.endswith(".")


def test_every_slot_has_its_step_and_no_other(derived):
    for _, statement, steps in derived:
        for number, figure in enumerate(statement.figures):
            mine = {s.slot for s in steps if s.figure == number}
            given = {
                "counted": figure.counted,
                "of": figure.of,
                "change": figure.change,
                "period": figure.period,
                "relation": figure.relation,
                "loaded": figure.loaded,
            }
            assert {"value", "bound", "role"} <= mine, figure
            assert {k for k, v in given.items() if v is not None} == mine & set(given), figure
            if figure.quantity.unit:
                assert "unit" in mine, figure
        for number, clause in enumerate(statement.clauses):
            mine = {s.slot for s in steps if s.clause == number}
            assert "polarity" in mine
            assert ("speaker" in mine) == (clause.speaker is not None)
            assert ("modality" in mine) == (clause.modality != "did")
            assert ("quantifier" in mine) == (clause.quantifier is not None)


def test_numbers_and_rows_are_those_of_the_quantity_and_the_table(derived):
    bounds = load().table("bounds")
    for document, statement, steps in derived:
        for step in steps:
            if step.figure is None:
                continue
            figure = statement.figures[step.figure]
            quantity = figure.quantity
            if step.slot == "value" and (told := re.search(r"is the number (\S+)\.$", step.says)):
                assert told[1] == written(quantity.value), step
            if step.slot == "bound":
                if quantity.is_point:
                    assert step.says.endswith(f"exactly {written(quantity.low)}."), step
                row = re.search(r"row \[(before|behind)\] (\S+) of", step.says)
                if row:
                    words = step.words[0].of(document.text).lower()
                    part = bounds["after" if row[1] == "behind" else "before"][row[2]]
                    assert " ".join(words.split()) in part, step
                    if row[1] == "before":
                        assert step.words[0].start <= figure.span.start, step


def test_places_are_where_they_are_said_to_be(derived):
    for _, statement, steps in derived:
        for step in steps:
            if step.figure is None or not step.words:
                continue
            figure, words = statement.figures[step.figure].span, step.words[0]
            if ", behind it, " in step.says:
                assert words.start >= figure.end, step
            if ", in front of it, " in step.says:
                assert words.end <= figure.start, step
            if "which it stands under" in step.says or " stands under " in step.says:
                assert any(h.span.covers(step.words[-1]) for h in statement.heads), step
            if ", inside it, " in step.says:
                assert words.overlaps(figure), step


def of_change(word):
    """The directions that the tables give a word."""
    table = load().table("change")
    found = set()
    for part in ("verb", "causing", "noun", "degree", "adverb"):
        for way in ("up", "down", "either"):
            words = table[part].get(way, ())
            if word in words or lemma(word) in words:
                found.add(way)
    return found


def test_words_of_change_and_relation_are_in_their_tables(derived):
    relations = load().table("relations")
    names = {r: r.value for r in Relation}
    for document, statement, steps in derived:
        for step in steps:
            if step.figure is None:
                continue
            figure = statement.figures[step.figure]
            words = [" ".join(s.of(document.text).lower().split()) for s in step.words]
            if step.slot == "change" and len(words) == 1 and " itself " not in step.says:
                ways = set().union(*(of_change(w) for w in re.findall(r"[\w-]+", words[0])))
                assert figure.change in ways or "either" in ways, step
            if step.slot == "relation" and step.says.startswith('"'):
                family = names[figure.relation]
                listed = {*relations[family], *relations.get(f"{family}-after", ())}
                assert words[0] in listed, step


def test_what_is_denied_softened_or_counted_off_has_its_words(derived):
    for _, statement, steps in derived:
        for step in steps:
            if step.clause is None:
                continue
            clause = statement.clauses[step.clause]
            if step.slot == "polarity":
                assert bool(len(step.words) % 2) == (clause.polarity == "negative"), step
            if step.slot in {"modality", "quantifier"}:
                assert len(step.words) == 1, step
                asked = statement.text.endswith("?")
                assert asked or any(s.span == step.words[0] for s in clause.signs), step


def test_hardly_any_step_is_without_words(derived):
    """The steps that say no more than the slot does, because no words are known."""
    vague = [
        (statement.text, step.says)
        for _, statement, steps in derived
        for step in steps
        if step.says in {"The words say that it went up.", "The words say that it went down."}
        or step.says.startswith("Its words leave open")
        or (step.slot == "value" and step.says.endswith(" is the figure."))
        or step.says in {"It is a criterion, and no result.", "It is what a change came to."}
    ]
    total = sum(len(steps) for *_, steps in derived)

    assert len(vague) < total / 200, vague


def test_cells_say_how_their_heads_were_used(derived):
    cells = [
        (statement.figures[step.figure], step)
        for _, statement, steps in derived
        for step in steps
        if statement.zone is Zone.TABLE and step.figure is not None
    ]
    units = [s for f, s in cells if s.slot == "unit" and "unit" in f.inherited]

    assert len(units) > 30
    assert all(" stands under " in s.says for s in units)
    assert any(f.role is FigureRole.CHANGE and "stands under" in s.says for f, s in cells)
