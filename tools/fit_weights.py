"""Fit the weights of matching on development data, leaving one cluster out at a time.

    python tools/fit_weights.py                  how flat each weight is, and what fitting gains
    python tools/fit_weights.py --write          keep weights.toml, with its provenance
    python tools/fit_weights.py --table said     weights of some tables only
    python tools/fit_weights.py --thresholds     those of `thresholds.toml`, each over a small grid

The data are the annotated open clusters beside the checkout and, as one more group, each tenth pair
of VitaminC; with `--thresholds` also the clusters of `tests/clusters/read`. Each weight is moved by
itself, a step at a time, and macro-F1 is counted anew. A step is only taken where it gains more
than `LEAST` on the groups that are fitted on; what such fitting is worth is told by the group that
was left out. Where the groups left out gain nothing, weights stay as they are: a difference that
one cluster makes is noise, and is not to be chased. The same data give the same table.
"""

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "bench"))

import corruption  # noqa: E402 - of bench/
import vitaminc  # noqa: E402 - of bench/

from claimcheck.checking import judge, load_documents  # noqa: E402
from claimcheck.claimfile import read_claim_file  # noqa: E402
from claimcheck.documents import document_from_text  # noqa: E402
from claimcheck.matching import Corpus, build_case, gather, prepare  # noqa: E402
from claimcheck.matching.weights import WEIGHTS  # noqa: E402
from claimcheck.model import Claim, Statement  # noqa: E402
from claimcheck.reading.reader import read_document, read_text  # noqa: E402

TABLE = ROOT / "src" / "claimcheck" / "matching" / "weights.toml"
THRESHOLDS = ROOT / "tools" / "thresholds.toml"
"""Which thresholds are fitted over a grid, and what came of it: the result is kept here."""
READ = ROOT / "tests" / "clusters" / "read"
STEPS: Final = (-0.1, 0.1)
GRID: Final = (-0.2, -0.1, 0.1, 0.2)
LEAST: Final = 0.003
"""A gain of macro-F1 below this is noise."""
EVERY: Final = 10
CLASSES: Final = ("agree", "conflict", "drift", "none")

Confusion = Counter[tuple[str, str]]


@frozen
class Held:
    """A claim before one document, read once: what is judged again with other weights."""

    claim: Claim
    statements: tuple[Statement, ...]
    corpus: Corpus
    library: int
    want: str
    right: frozenset[str]


@frozen
class Group:
    """A cluster, or the pairs: what is left out together."""

    name: str
    held: tuple[Held, ...]

    def confusion(self) -> Confusion:
        """What is wanted and said, with the weights as they are now."""
        found: Confusion = Counter()
        for held in self.held:
            profiles = prepare(held.claim, held.statements, held.corpus)
            library = held.corpus.libraries[held.library]
            cell = judge(build_case(held.claim, profiles, library, held.corpus))
            said = bucket(cell.verdict.value if cell else "silent")
            found[held.want, held.want if said in held.right else said] += 1
        return found


def bucket(verdict: str) -> str:
    """A verdict as the annotation counts it."""
    return verdict if verdict in CLASSES else "none"


# --- the data ----------------------------------------------------------------------------


def groups(further: Sequence[Path] = ()) -> list[Group]:
    """The open clusters and `further` ones, and the pairs as one more group."""
    found = [Group(f.parent.name, tuple(_of_cluster(f))) for f in (*_open(), *further)]
    return [*found, Group("pairs", tuple(_of_pairs()))]


def _open() -> list[Path]:
    files = sorted(corruption.CLUSTERS.glob("*/gold.json"))
    return [f for f in files if f.parent.name[:2] in corruption.OPEN]


def _of_cluster(file: Path) -> Iterator[Held]:
    claim_set = read_claim_file(file.with_name("claims.toml"))
    claims = {c.id: c for c in claim_set.claims}
    documents = load_documents(claim_set.documents, root=claim_set.root).documents
    corpus = gather(tuple(read_document(d) for d in documents), claim_set.terms, claim_set.units)
    places = {d.id: at for at, d in enumerate(documents)}
    for g in json.loads(file.read_text("utf-8"))["verdicts"]:
        if not g.get("borderline"):
            claim, at = claims[g["claim"]], places[g["document"]]
            right = frozenset(bucket(v) for v in (g["verdict"], *g.get("acceptable", ())))
            statements = read_text(claim.claim, documents[at].date)
            yield Held(claim, statements, corpus, at, bucket(g["verdict"]), right)


def _of_pairs() -> Iterator[Held]:
    for row in vitaminc.rows()[::EVERY]:
        document = document_from_text("source", vitaminc.joined(row["doc"]))
        corpus = gather((read_document(document),), {}, ())
        claim = Claim("claim", vitaminc.joined(row["claim"]))
        want = bucket(row["expect"])
        # The pairs are not annotated for drift: the core is the same, or it is another matter.
        right = frozenset({want, "drift"}) if want == "agree" else frozenset({want})
        yield Held(claim, read_text(claim.claim), corpus, 0, want, right)


# --- fitting -----------------------------------------------------------------------------


def macro_f1(parts: Sequence[Confusion]) -> float:
    """The mean of the classes' F1 over some groups together; a class that is not there is left."""
    whole: Confusion = Counter()
    for part in parts:
        whole.update(part)
    found = []
    for c in CLASSES:
        wanted = sum(n for (w, _), n in whole.items() if w == c)
        said = sum(n for (_, s), n in whole.items() if s == c)
        if wanted:
            found.append(2 * whole[c, c] / (wanted + said))
    return sum(found) / len(found)


Weight = tuple[str, str]


@frozen
class Trial:
    """One weight moved by one step, and what came of it in every group."""

    weight: Weight
    value: float
    confusions: tuple[Confusion, ...]


def trials(
    given: Sequence[Group], weights: Sequence[Weight], steps: Sequence[float]
) -> Iterator[Trial]:
    """Each of some weights moved by itself."""
    for table, name in weights:
        values = WEIGHTS[table]
        before = values[name]
        for step in steps:
            values[name] = round(before + step, 3)  # type: ignore[index] - read from a file
            yield Trial((table, name), values[name], tuple(g.confusion() for g in given))
        values[name] = before  # type: ignore[index] - read from a file


def steps_worth(
    usual: Sequence[Confusion], tried: Sequence[Trial], without: int | None
) -> dict[Weight, float]:
    """The best value of each weight that gains enough on the groups that are not left out."""

    def seen(parts: Sequence[Confusion]) -> list[Confusion]:
        return [p for at, p in enumerate(parts) if at != without]

    start = macro_f1(seen(usual))
    best: dict[Weight, tuple[float, float]] = {}
    for trial in tried:
        gain = macro_f1(seen(trial.confusions)) - start
        if gain > max(LEAST, best.get(trial.weight, (LEAST, 0.0))[0]):
            best[trial.weight] = (gain, trial.value)
    return {weight: value for weight, (_, value) in best.items()}


def with_values(values: dict[Weight, float], group: Group) -> Confusion:
    """What a group comes to with some weights changed."""
    before = {(table, name): WEIGHTS[table][name] for table, name in values}
    _set(values)
    found = group.confusion()
    _set(before)
    return found


def _set(values: dict[Weight, float]) -> None:
    for (table, name), value in values.items():
        WEIGHTS[table][name] = value  # type: ignore[index] - read from a file


def main() -> None:
    """Fit, print, and keep if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--table", action="append", choices=tuple(WEIGHTS))
    parser.add_argument("--thresholds", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not corruption.CLUSTERS.is_dir() or not vitaminc.DATA.exists():
        raise SystemExit(f"{corruption.CLUSTERS.parent} is not there: it holds the data")
    given = groups(sorted(READ.glob("*/gold.json")) if options.thresholds else ())
    usual = [g.confusion() for g in given]
    # Those of the evidence are fitted by themselves, all at once.
    tables = options.table or [table for table in WEIGHTS if table != "evidence"]
    weights = [(table, name) for table in tables for name in WEIGHTS[table]]
    steps = STEPS
    if options.thresholds:
        weights, steps = thresholds(), GRID
    tried: list[Trial] = []
    print(f"macro-F1 {macro_f1(usual):.4f} as it is; moved by {', '.join(map(str, steps))}:")
    for trial in trials(given, weights, steps):
        tried.append(trial)
        if len(tried) % len(steps) == 0:
            row = [macro_f1(t.confusions) - macro_f1(usual) for t in tried[-len(steps) :]]
            print(
                f"  {'.'.join(trial.weight):34} " + "  ".join(f"{x:+.4f}" for x in row), flush=True
            )
    left_out = []
    for at, group in enumerate(given):
        values = steps_worth(usual, tried, at)
        after = macro_f1([with_values(values, group)])
        left_out.append((after - macro_f1([usual[at]]), len(group.held)))
        print(
            f"without {group.name:26} {len(values):2} weights move; it gains {left_out[-1][0]:+.4f}"
        )
    gain = sum(g * n for g, n in left_out) / sum(n for _, n in left_out)
    values = steps_worth(usual, tried, None)
    widest = max(abs(macro_f1(t.confusions) - macro_f1(usual)) for t in tried)
    print(f"no step of one weight moves macro-F1 by more than {widest:.4f}")
    print(f"what was left out gains {gain:+.4f} on average, weighted by cells")
    if gain <= LEAST:
        print(f"that is no more than {LEAST}: the weights stay as they are")
        values = {}
    for (table, name), value in values.items():
        print(f"  {table}.{name} = {value}")
    if options.write and options.thresholds:
        told = (len(given) - 1, sum(len(g.held) for g in given), macro_f1(usual), gain)
        THRESHOLDS.write_text(kept(usual, tried, values, told), "utf-8")
        TABLE.write_text(_changed(TABLE.read_text("utf-8"), values), "utf-8")
        print(f"wrote {THRESHOLDS.name}")
    elif options.write:
        facts = (len(given) - 1, sum(len(g.held) for g in given), macro_f1(usual), widest, gain)
        TABLE.write_text(rewritten(TABLE.read_text("utf-8"), values, facts), "utf-8")
        print(f"wrote {TABLE.name}")


def thresholds() -> list[Weight]:
    """The thresholds that are fitted over a grid."""
    rows = tomllib.loads(THRESHOLDS.read_text("utf-8"))["threshold"]
    return [(row["table"], row["name"]) for row in rows]


KEPT: Final = """\
# Thresholds of matching/weights.toml, each fitted over a small grid, and what came of it.
# Written by tools/fit_weights.py --thresholds --write: {} clusters and pairs of sentences,
# {} cells; macro-F1 {:.4f} as it is. `moved` is what macro-F1 gains where the threshold is
# another; a value is only changed where that is more than {} on all but one cluster, and the
# one left out gains, too ({:+.4f} on average).
"""


def kept(
    usual: Sequence[Confusion],
    tried: Sequence[Trial],
    values: dict[Weight, float],
    facts: tuple[float, ...],
) -> str:
    """The table of the thresholds, with their values and what the others of the grid gain."""
    clusters, cells, start, gain = facts
    lines = [KEPT.format(clusters, cells, start, LEAST, gain)]
    for table, name in dict.fromkeys(t.weight for t in tried):
        moved = {
            f"{t.value:g}": round(macro_f1(t.confusions) - macro_f1(usual), 4)
            for t in tried
            if t.weight == (table, name)
        }
        value = values.get((table, name), WEIGHTS[table][name])
        row = ", ".join(f'"{at}" = {by:+.4f}' for at, by in moved.items())
        lines.append(f'[[threshold]]\ntable = "{table}"\nname = "{name}"')
        lines.append(f"value = {value:g}\nmoved = {{ {row} }}\n")
    return "\n".join(lines)


OPENING: Final = """\
# How much the parts of an alignment count, and from where on a sighting is trusted.
# Fitted by tools/fit_weights.py on {} clusters and pairs of sentences, {} cells, leaving one out:
# macro-F1 {:.3f}; no step of one weight by 0.1 moves it by more than {:.3f}; fitting gains
# {:+.4f} on what was left out. None is tuned to a document.
"""


def rewritten(text: str, values: dict[Weight, float], facts: tuple[float, ...]) -> str:
    """The table with other values and its provenance; what is written beside a weight stays."""
    return OPENING.format(*facts) + _changed(re.sub(r"\A(#[^\n]*\n)+", "", text), values)


def _changed(text: str, values: dict[Weight, float]) -> str:
    """A table with other values; what is written beside a weight stays."""
    lines, table = [], ""
    for line in text.splitlines():
        if head := re.match(r"\[(\w+)\]", line):
            table = head[1]
        name = re.match(r"(\w+) = (-?[\d.]+)", line)
        if name and (table, name[1]) in values:
            line = f"{name[1]} = {values[table, name[1]]:.2f}{line[name.end() :]}"  # noqa: PLW2901 - the line, changed
        lines.append(line)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
