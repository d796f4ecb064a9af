"""How a sentence is read, as the JSON object of `claimcheck read`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimcheck.lexicon.lemmas import parted
from claimcheck.model import Clause, Cue, Document, Figure, Name, Period, Phrase, Statement
from claimcheck.quantity import INFINITY, Kind

if TYPE_CHECKING:
    from claimcheck.reading.derivation import Step


def read_json(text: str, statements: Sequence[Statement]) -> dict[str, Any]:
    """The figures and clauses of a text, with spans in code points of that text.

    The fields of a figure are those of the contract: `value` is the number as printed or null,
    `range` its ends or null, an open end is null.
    """
    figures: list[dict[str, Any]] = []
    clauses: list[dict[str, Any]] = []
    for statement in statements:
        kept = _amounts(statement)
        place = {i: len(figures) + order for order, i in enumerate(kept)}
        figures += [_figure(statement.figures[i], text, place) for i in kept]
        clauses += (_clause(c) for c in statement.clauses)
    return {
        "text": text,
        "figures": figures,
        "clauses": clauses,
        "periods": [_period(p) for s in statements for p in s.periods],
        "names": [_name(n) for s in statements for n in s.names],
        "cues": [_cue(c) for s in statements for c in s.cues],
    }


def explain_json(
    text: str, statements: Sequence[Statement], steps: "Sequence[Sequence[Step]]"
) -> list[dict[str, Any]]:
    """The steps that led to the figures and clauses of a text, in the order of `read_json`.

    Each has `figure` or `clause`, the place in that list of the object, the `slot` it gave, what it
    `says`, and the `words` that it rests on. Steps of digits that are no amounts are left out.
    """
    found: list[dict[str, Any]] = []
    figures = clauses = 0
    for statement, derived in zip(statements, steps, strict=True):
        kept = _amounts(statement)
        place = {i: figures + order for order, i in enumerate(kept)}
        for step in derived:
            if step.figure is not None and step.figure in place:
                found.append({"figure": place[step.figure], **_step(step, text)})
            elif step.clause is not None:
                found.append({"clause": clauses + step.clause, **_step(step, text)})
        figures += len(kept)
        clauses += len(statement.clauses)
    return found


def statement_json(
    document: Document, statement: Statement, place: tuple[int, int]
) -> dict[str, Any]:
    """A statement of a document: what `read_json` gives of its text, and where it stands.

    `place` is the line and column where it begins, from 1. All offsets are of the document's text.
    """
    found = read_json(document.text, (statement,))
    return {
        "text": statement.text,
        "document": document.id,
        "start": statement.span.start,
        "end": statement.span.end,
        "line": place[0],
        "column": place[1],
        "zone": statement.zone.value,
        "heads": [_phrase(head) for head in statement.heads],
        **{name: value for name, value in found.items() if name != "text"},
    }


def _amounts(statement: Statement) -> list[int]:
    """The places of the figures that are amounts."""
    return [
        i
        for i, figure in enumerate(statement.figures)
        if figure.quantity.kind is not Kind.IDENTIFIER
    ]


def _step(step: "Step", text: str) -> dict[str, Any]:
    words = [{"text": s.of(text), "start": s.start, "end": s.end} for s in step.words]
    return {"slot": step.slot, "says": step.says, "words": words}


def _figure(figure: Figure, text: str, place: dict[int, int]) -> dict[str, Any]:
    q = figure.quantity
    relation = None
    if figure.relation and figure.related in place:
        relation = {"figure": place[figure.related], "how": figure.relation.value}
    return {
        "text": figure.span.of(text),
        "start": figure.span.start,
        "end": figure.span.end,
        "value": _number(q.value),
        "range": [_number(end) for end in q.range] if q.range else None,
        "low": _number(q.low),
        "high": _number(q.high),
        "low_open": q.low_open,
        "high_open": q.high_open,
        "kind": q.kind.value,
        "unit": q.unit,
        "counted": _text(figure.counted),
        "of": _text(figure.of),
        "bound": q.bound.value,
        "hedge": q.hedge,
        "change": _change(figure),
        "role": figure.role.value,
        "period": _period(figure.period),
        "relation": relation,
    }


def _change(figure: Figure) -> str | None:
    return figure.change or (figure.role.value if figure.role.value in {"to", "from"} else None)


def _number(value: Decimal | None) -> int | float | None:
    if value is None or abs(value) == INFINITY:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _text(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "text": period.text,
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "start": clause.span.start,
        "end": clause.span.end,
        "subject": _phrase(clause.subject),
        "predicate": _phrase(clause.predicate),
        "object": _phrase(clause.object),
        "polarity": clause.polarity,
        "modality": clause.modality,
        "quantifier": clause.quantifier,
        "speaker": _phrase(clause.speaker),
        "agent": _phrase(clause.agent),
    }


def _name(name: Name) -> dict[str, Any]:
    return {
        "text": name.text,
        "start": name.span.start,
        "end": name.span.end,
        "kind": name.kind,
        "office": _text(name.office),
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {
        "text": cue.text,
        "start": cue.span.start,
        "end": cue.span.end,
        "family": cue.family,
        "value": cue.value,
    }


def _phrase(phrase: Phrase | None) -> dict[str, Any] | None:
    if phrase is None:
        return None
    return {
        "text": phrase.text,
        "start": phrase.span.start,
        "end": phrase.span.end,
        "lemmas": [parted(lemma)[1] for lemma in phrase.lemmas],
    }
