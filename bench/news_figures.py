"""Score the reading of figures on news sentences that were annotated before they were read.

    python bench/news_figures.py            precision, recall and F1 of values, units, bounds, roles
    python bench/news_figures.py --wrong    and every figure that is missing, superfluous or wrong

A figure is found when a figure with its value (both ends of a range) overlaps its words. With its
unit it must have the unit's symbol, or count the same head with the same modifiers; with bound and
change both must be the same. Each is scored over all figures, as the evaluation of CQE does.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from claimcheck.lexicon.lemmas import lemma
from claimcheck.model import Figure, FigureRole, Span
from claimcheck.quantity import Bound, Kind
from claimcheck.reading.reader import read_text

FOLDER = Path(__file__).parents[1] / "tests" / "corpus"
CORPUS = FOLDER / "news_figures.toml"
BLIND = FOLDER / "news_blind.toml"
"""Marked by somebody else, who knew nothing of the reader; roles are not judged there."""

ROLES = {
    "L": "level", "C": "change", "F": "from", "T": "to", "S": "share", "B": "base",
    "H": "threshold", "A": "age", "R": "rank", "K": "clock", "N": "times",
}  # fmt: skip
BOUNDS = {
    Bound.EXACT: "", Bound.ABOUT: "~", Bound.OVER: ">", Bound.AT_LEAST: ">", Bound.UNDER: "<",
    Bound.AT_MOST: "<", Bound.BETWEEN: "r",
}  # fmt: skip
OPEN = "-"
"""In place of a unit: not judged."""
NEAR = 0.002
"""How far a fraction in the annotation may be rounded."""


@frozen
class Marked:
    """A figure of the annotation."""

    span: Span
    value: tuple[float, ...]
    unit: str
    bound: str
    change: str
    role: str


def marked(line: str) -> tuple[str, list[Marked]]:
    """A sentence of the corpus without its marks, and the figures that they give."""
    text, figures = "", []
    for i, part in enumerate(line.replace("}", "{").split("{")):
        if i % 2 == 0:
            text += part
            continue
        words, value, unit, bound, change, role = part.split("|")
        ends = tuple(float(end) for end in value.split(".."))
        span = Span(len(text), len(text) + len(words))
        figures.append(Marked(span, ends, unit, bound, change, role))
        text += words
    return text, figures


def found(text: str) -> list[Figure]:
    """What the reader makes of it; digits that name are no figures."""
    figures = [f for s in read_text(text) for f in s.figures]
    return [f for f in figures if f.quantity.kind is not Kind.IDENTIFIER]


def same_value(one: Marked, two: Figure) -> bool:
    """Whether the two state one number or one range."""
    q = two.quantity
    ends = q.range or ((q.value,) if q.value is not None else ())
    if q.kind is Kind.SCORE:
        ends = ends[:1]
    return len(ends) == len(one.value) and all(
        abs(float(a) - b) <= NEAR * abs(b) for a, b in zip(ends, one.value, strict=True)
    )


def same_unit(one: Marked, two: Figure) -> bool:
    """Whether the unit is the same, and of a count what is counted."""
    q = two.quantity
    if one.unit == OPEN:
        return True
    if q.unit is not None:
        return one.unit == q.unit
    if one.unit in {"share", "multiple", "score"}:
        return q.kind.value == one.unit
    counted = [lemma(w) for w in one.unit.lower().split()]
    return two.counted is not None and list(two.counted.lemmas) == counted


def same_bound(one: Marked, two: Figure) -> bool:
    """Whether bound and direction of change are the same."""
    return BOUNDS[two.quantity.bound] == one.bound and (two.change or "") == one.change


def same_role(one: Marked, two: Figure) -> bool:
    """Whether it does the same in its clause."""
    if not one.role:
        return True
    role = ROLES[one.role]
    plain = {FigureRole.LEVEL.value, FigureRole.SHARE.value}
    return two.role.value == role or {two.role.value, role} == plain


MEASURES = {
    "value": lambda _one, _two: True,
    "value, unit": same_unit,
    "value, bound, change": same_bound,
    "value, role": same_role,
    "all": lambda a, b: same_unit(a, b) and same_bound(a, b) and same_role(a, b),
}


def sentences(held: str = "", corpus: Path = CORPUS) -> Iterator[str]:
    """Every sentence of a corpus with its marks, or of the areas whose names begin so."""
    for area in tomllib.loads(corpus.read_text("utf-8"))["area"]:
        if area["name"].startswith(held):
            yield from area["sentences"]


def paired(line: str) -> tuple[list[tuple[Marked, Figure]], list[Marked], list[Figure]]:
    """The figures that are in both, those that are missing, and those that are superfluous."""
    text, expected = marked(line)
    rest = found(text)
    both, missing = [], []
    for one in expected:
        hit = next((f for f in rest if f.span.overlaps(one.span) and same_value(one, f)), None)
        if hit:
            rest.remove(hit)
        if one.role == "X":
            rest = [f for f in rest if not f.span.overlaps(one.span)]
        elif hit:
            both.append((one, hit))
        else:
            missing.append(one)
    return both, missing, rest


def shown(figure: Figure) -> str:
    """A figure in one line."""
    q = figure.quantity
    counted = figure.counted.text if figure.counted else None
    return (
        f"{figure.text!r} {q.value if q.value is not None else q.range} {q.unit or counted} "
        f"{BOUNDS[q.bound]} {figure.change or ''} {figure.role.value}"
    )


def scores(
    held: str = "", *, wrong: bool = False, corpus: Path = CORPUS
) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each measure; `wrong` prints what is not as annotated."""
    hits = dict.fromkeys(MEASURES, 0)
    all_found = all_expected = 0
    for line in sentences(held, corpus):
        both, missing, rest = paired(line)
        all_expected += len(both) + len(missing)
        all_found += len(both) + len(rest)
        faults = [f"  missing     {m}" for m in missing] + [
            f"  superfluous {shown(f)}" for f in rest
        ]
        for one, two in both:
            failed = [name for name, same in MEASURES.items() if not same(one, two)]
            for name in MEASURES:
                hits[name] += name not in failed
            if failed:
                faults.append(
                    f"  {', '.join(failed[:-1])}: {shown(two)}; not {one.unit} {one.bound} "
                    f"{one.change} {ROLES.get(one.role, '')}"
                )
        if wrong and faults:
            print(line, *faults, sep="\n")
    result = {}
    for name, hit in hits.items():
        precision, recall = hit / all_found, hit / all_expected
        result[name] = precision, recall, 2 * precision * recall / (precision + recall)
    return result


def main() -> None:
    """Print one line for each measure."""
    parts = (("all", "", CORPUS), ("second half", "second", CORPUS), ("blind", "", BLIND))
    for title, held, corpus in parts:
        lines = list(sentences(held, corpus))
        figures = sum(len(marked(line)[1]) for line in lines)
        print(f"{title}: {len(lines)} sentences, {figures} figures")
        for name, (precision, recall, f1) in scores(
            held, wrong="--wrong" in sys.argv, corpus=corpus
        ).items():
            print(f"  {name:22} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
