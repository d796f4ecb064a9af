"""Fit how likely a figure is the claim's, equal or not, on annotated clusters, leaving one out.

    python tools/fit_evidence.py            the weights, and what they are worth when left out
    python tools/fit_evidence.py --write    keep them in weights.toml
    python tools/fit_evidence.py --only contrary    those of one table

The data are the open clusters beside the checkout, those in tests/clusters/read, and the pairs of
tests/pairs/read.jsonl and opened.jsonl: five paragraphs make a document, and each is one by itself,
too. Every figure of a document that may be a claim's (equal, or within what its words leave open),
and in no slot different, is one case: it is the claim's where the annotation says that the document
agrees or drifts and quotes the figure; it is not where the annotation says the document is silent
on the claim, or where the document is another cluster's. What a conflict quotes is left out, as the
figure may be the claim's, under another label.

Of values that differ no annotation tells enough. Where a document agrees, another figure is planted
in the claim: then the quoted figure is another value for the very thing of which the claim gives
one, and all others are of something else. Where it is silent, any other value is of something else.
The same data give the same weights.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from pathlib import Path
from typing import Final

import numpy as np
from attrs import evolve, frozen

from claimcheck.checking import load_documents, read_claim
from claimcheck.claimfile import read_claim_file
from claimcheck.documents import document_from_text
from claimcheck.matching import Corpus, Library, build_case, gather, main_figures, prepare
from claimcheck.matching.alignment import align
from claimcheck.matching.circumstance import Circumstances
from claimcheck.matching.contrary import CONTRARY, contrary_features, others_of
from claimcheck.matching.evidence import (
    FEATURES,
    features,
)
from claimcheck.matching.figures import comparable, value_slot
from claimcheck.matching.key_slots import differing
from claimcheck.matching.trust import competes, in_words, may_be_weighed, same_by_digits
from claimcheck.model import Claim, ClaimSet, Match, Pairing, Sighting, Span, State
from claimcheck.reading.reader import read_document
from claimcheck.rules.agreement import is_of_something_else

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "claimcheck" / "matching" / "weights.toml"
RINGS: Final = (
    (ROOT.parent / "shared" / "gold", ("00", "02", "11", "20", "21", "24", "25", "28", "29")),
    (ROOT / "tests" / "clusters" / "read", ("",)),
)
PAIRS: Final = tuple(ROOT / "tests" / "pairs" / f"{n}.jsonl" for n in ("read", "opened"))
TOGETHER: Final = 5
"""So many paragraphs of the pairs make a document; of figures there are then several to choose."""
FOLD: Final = 40
"""So many pairs are left out together."""
WHOLE: Final = "together"
ALIKE: Final = frozenset({State.SAME, State.COMPATIBLE})
FARTHER: Final = (1, 2, 3, 5, 7)
"""A claim is held against the documents of the clusters so many places on, too."""
AGAINST: Final = frozenset(
    {
        "among",
        "near_among",
        "not_printed",
        "other_act",
        "unit_other",
        "unlike",
        "whole_other",
        "worked_out",
    }
)
"""What can only speak against an equal figure; all else can only speak for it."""
LONGER: Final = """# News of the day

{}

The village hall has a new piano. It was given by a retired music teacher, who hoped that children
would learn on it.
"""
DENIAL: Final = 2.0
"""A figure that is not the claim's counts for so many that are: a false agreement costs more."""
PULL: Final = 0.3
"""How strongly each weight is drawn to nothing."""
STEPS: Final = 40


@frozen
class Cluster:
    """Claims and documents, read, with what the annotation says of each pair."""

    name: str
    claims: ClaimSet
    corpus: Corpus
    gold: dict[tuple[str, str], tuple[str, tuple[str, ...]]]


@frozen
class Sample:
    """A figure that may be the claim's: what speaks for it, and whether it is."""

    cluster: str
    values: tuple[float, ...]
    right: bool
    near: bool
    """Whether the document is of the claim's own cluster."""
    before: bool
    """Whether the tables of digits, or of words, alone take it for the claim's."""
    open: bool = True
    """Whether the evidence is asked at all."""


# --- the data ----------------------------------------------------------------------------


def clusters() -> list[Cluster]:
    """Every cluster that may be looked at."""
    return [
        _cluster(file)
        for root, names in RINGS
        for file in sorted(root.glob("*/gold.json"))
        if file.parent.name.startswith(names)
    ]


def paired() -> Iterator[Cluster]:
    """The pairs, some together, each paragraph by itself and beside those it stands with."""
    rows = [json.loads(line) for file in PAIRS for line in file.read_text("utf-8").splitlines()]
    for number in range(0, len(rows), TOGETHER):
        some = rows[number : number + TOGETHER]
        documents = [
            document_from_text(WHOLE, "\n\n".join(["# News in brief", *(r["text"] for r in some)])),
            *(document_from_text(r["id"], LONGER.format(r["text"])) for r in some),
        ]
        gold = {
            (row["id"], name): (
                "borderline" if row["acceptable"] else row["verdict"],
                (row["quote"],) if row["quote"] else (),
            )
            for row in some
            for name in (WHOLE, row["id"])
        }
        claims = tuple(Claim(r["id"], r["claim"]) for r in some)
        corpus = gather(tuple(map(read_document, documents)), {})
        yield Cluster(f"pairs {number // FOLD}", ClaimSet(PAIRS[0], claims=claims), corpus, gold)


def _cluster(file: Path) -> Cluster:
    claims = read_claim_file(file.with_name("claims.toml"))
    documents = load_documents(claims.documents, root=claims.root).documents
    corpus = gather(tuple(read_document(d) for d in documents), claims.terms, claims.units)
    gold = {}
    for row in json.loads(file.read_text("utf-8"))["verdicts"]:
        quotes = (q if isinstance(q, str) else q["quote"] for q in row.get("quotes") or ())
        verdict = "borderline" if row.get("borderline") else row["verdict"]
        gold[row["claim"], row["document"]] = verdict, tuple(quotes)
    return Cluster(file.parent.name, claims, corpus, gold)


def samples(given: Sequence[Cluster], farther: Sequence[int] = FARTHER) -> Iterator[Sample]:
    """The figures of each cluster's documents, and of others' documents, that may be a claim's."""
    for at, cluster in enumerate(given):
        for claim in cluster.claims.claims:
            for library in cluster.corpus.libraries:
                said = cluster.gold.get((claim.id, library.reading.document.id), ("silent", ()))
                yield from _samples(cluster, claim, library, cluster.corpus, said)
        for step in farther:
            other = given[(at + step) % len(given)]
            for claim in cluster.claims.claims if other is not cluster else ():
                for library in other.corpus.libraries:
                    yield from _samples(cluster, claim, library, other.corpus, None)


def _samples(
    cluster: Cluster,
    claim: Claim,
    library: Library,
    corpus: Corpus,
    said: tuple[str, tuple[str, ...]] | None,
) -> Iterator[Sample]:
    verdict, quotes = said or ("silent", ())
    if verdict in {"conflict", "borderline"}:
        return
    document = library.reading.document
    quoted = [Span(i, i + len(q)) for q in quotes if (i := document.text.find(q)) >= 0]
    for pairing in pairings(claim, library, corpus):
        told = any(span.covers(pairing.theirs.span) for span in quoted)
        right = verdict in {"agree", "drift"}
        if right and not told:
            continue
        yield Sample(
            cluster.name,
            tuple(map(float, features(pairing))),
            right,
            said is not None,
            same_by_digits(pairing),
        )


def pairings(claim: Claim, library: Library, corpus: Corpus) -> Iterator[Pairing]:
    """Every figure of a document that may be a claim's, and that nothing speaks against."""
    circumstances = Circumstances(
        inherited=library.inherited,
        date=library.reading.document.date,
        units=corpus.units,
        heads=corpus.words.heads,
    )
    statements = read_claim(claim.claim, library.reading.document.date, claim.language)
    for ours in prepare(claim, statements, corpus):
        wanted = main_figures(ours.statement)
        for theirs, context in zip(library.profiles, library.contexts, strict=True):
            if theirs.statement.question or not any(
                comparable(ours.statement.figures[i], figure)
                and value_slot(ours.statement.figures[i], figure).state in ALIKE
                for i in wanted
                for figure in theirs.statement.figures
            ):
                continue
            sighting = align(ours, theirs, corpus.weigh, context, circumstances, by_figure=True)
            for match in sighting.matches if sighting else ():
                pairing = Pairing(sighting, match)
                if match.ours not in wanted or match.state("value") not in ALIKE:
                    continue
                if pairing.theirs.complement or pairing.ours.arithmetic or differing(match):
                    continue
                if not is_of_something_else(pairing):
                    yield pairing


def planted(given: Sequence[Cluster], farther: Sequence[int] = FARTHER) -> Iterator[Sample]:
    """Other values than a claim's: of its very thing where they were planted, else of another."""
    for at, cluster in enumerate(given):
        for claim in cluster.claims.claims:
            for library in cluster.corpus.libraries:
                said = cluster.gold.get((claim.id, library.reading.document.id), ("silent", ()))
                if said[0] in {"conflict", "borderline"}:
                    continue
                yield from _others(cluster, claim, library, cluster.corpus, near=True)
                if said[0] == "agree":
                    yield from _planted(cluster, claim, library, said[1])
        for step in farther:
            other = given[(at + step) % len(given)]
            for claim in cluster.claims.claims if other is not cluster else ():
                for library in other.corpus.libraries:
                    yield from _others(cluster, claim, library, other.corpus, near=False)


def _others(
    cluster: Cluster, claim: Claim, library: Library, corpus: Corpus, *, near: bool
) -> Iterator[Sample]:
    """Other values in a document that does not speak of what the claim gives one for."""
    for pairing in others(claim, library, corpus):
        yield _contrary(cluster, pairing, right=False, near=near)


def _planted(
    cluster: Cluster, claim: Claim, library: Library, quotes: tuple[str, ...]
) -> Iterator[Sample]:
    """A claim with another figure, before a document that gives the claim's own."""
    document = library.reading.document
    quoted = [Span(i, i + len(q)) for q in quotes if (i := document.text.find(q)) >= 0]
    given = [
        f
        for p in library.profiles
        for f in p.statement.figures
        if not f.arithmetic and any(span.covers(f.span) for span in quoted)
    ]
    everywhere = [f for p in library.profiles for f in p.statement.figures if not f.arithmetic]
    for statement in read_claim(claim.claim, document.date, claim.language):
        for at in main_figures(statement):
            figure = statement.figures[at]
            there = {
                f.span
                for f in given
                if comparable(figure, f) and figure.quantity.overlaps(f.quantity)
            }
            values = {f.quantity.canonical_value for f in given if f.span in there}
            # What is repeated elsewhere is of the same thing, too.
            there |= {f.span for f in everywhere if f.quantity.canonical_value in values}
            for text in moved(figure.text) if there else ():
                told = claim.claim
                told = told[: figure.span.start] + text + told[figure.span.end :]
                for pairing in others(evolve(claim, claim=told), library, cluster.corpus):
                    ours, theirs = pairing.ours.span, pairing.theirs.span
                    if ours.start == figure.span.start:
                        yield _contrary(cluster, pairing, right=theirs in there)


def moved(text: str) -> Iterator[str]:
    """A figure with its first digit moved on by two, or back; and so with its second."""
    for digit in list(re.finditer(r"\d", text))[:2]:
        value = int(digit[0])
        moved = value + 2 if value < _LAST - 1 else value - 2
        yield text[: digit.start()] + str(moved) + text[digit.end() :]


_LAST: Final = 9


def others(claim: Claim, library: Library, corpus: Corpus) -> Iterator[Pairing]:
    """The figures of another value that a document may have for a claim's thing."""
    statements = read_claim(claim.claim, library.reading.document.date, claim.language)
    case = build_case(claim, prepare(claim, statements, corpus), library, corpus)
    for statement in case.statements:
        for at in main_figures(statement):
            yield from _of_another_value(
                [
                    (s, m)
                    for s in case.sightings
                    if s.ours is statement
                    for m in sorted(s.matches, key=lambda m: -m.rank)
                    if m.ours == at
                ]
            )


def _of_another_value(found: list[tuple[Sighting, Match]]) -> Iterator[Pairing]:
    """Those of the matches of one figure that the evidence for another value is asked of."""
    found.sort(key=lambda x: (-x[1].rank, x[0].theirs.span, x[1].theirs))
    for at, (sighting, match) in enumerate(found):
        pairing = Pairing(sighting, match, others_of(found, at))
        if match.state("value") is not State.DIFFERENT or differing(match) or competes(pairing):
            continue
        if may_be_weighed(pairing):
            yield pairing


def _contrary(cluster: Cluster, pairing: Pairing, *, right: bool, near: bool = True) -> Sample:
    values = tuple(map(float, contrary_features(pairing)))
    return Sample(cluster.name, values, right, near, in_words(pairing))


# --- fitting -----------------------------------------------------------------------------


def fitted(given: Sequence[Sample], signs: Sequence[int] = ()) -> list[float]:
    """The weights under which the samples are likeliest, drawn to nothing a little.

    `signs` say of each weight whether it may only be positive (1), only negative (-1), or either
    (0): what speaks for a figure does not speak against it because those who wrote the data liked
    to put it into what is another's. A weight that would have the wrong sign is nothing.
    """
    size = len(given[0].values)
    kept = list(range(size))
    while True:
        some = [evolve(s, values=tuple(s.values[i] for i in kept)) for s in given]
        found = dict(zip(kept, _fitted(some), strict=True))
        wrong = {i for i in kept if signs and signs[i] * found[i] < 0}
        if not wrong:
            return [found.get(i, 0.0) for i in range(size)]
        kept = [i for i in kept if i not in wrong]


def _fitted(given: Sequence[Sample]) -> list[float]:
    """The weights by Newton's method: the logarithm of the likelihood bends but one way."""
    values = np.array([s.values for s in given])
    right = np.array([float(s.right) for s in given])
    counts = np.where(right > 0, 1.0, DENIAL)
    pull = np.full(values.shape[1], PULL)
    pull[0] = 0.0
    weights = np.zeros(values.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (counts * (right - chances)) - pull * weights
        bend = (values * (counts * chances * (1 - chances))[:, None]).T @ values
        weights += np.linalg.solve(bend + np.diag(np.maximum(pull, 0.01)), slope)
    return [float(w) for w in weights]


def likely(weights: Sequence[float], sample: Sample) -> float:
    """How likely a sample is the claim's under some weights."""
    return 1 / (1 + exp(-sum(w * x for w, x in zip(weights, sample.values, strict=True))))


def left_out(given: Sequence[Sample], signs: Sequence[int]) -> list[float]:
    """How likely each sample is by weights that were fitted without its cluster."""
    found = [0.0] * len(given)
    for name in sorted({s.cluster for s in given}):
        weights = fitted([s for s in given if s.cluster != name], signs)
        for at, sample in enumerate(given):
            if sample.cluster == name:
                found[at] = likely(weights, sample)
    return found


# --- showing -----------------------------------------------------------------------------


def shown(given: Sequence[Sample], chances: Sequence[float]) -> Iterator[str]:
    """What is taken for the claim's, by digits alone and with evidence of at least so much."""

    def row(name: str, taken: Sequence[bool]) -> str:
        right = sum(t for t, s in zip(taken, given, strict=True) if s.right)
        wrong = sum(t for t, s in zip(taken, given, strict=True) if s.near and not s.right)
        far = sum(t for t, s in zip(taken, given, strict=True) if not s.near and not s.right)
        return f"{name:22} {right:5} {wrong:9} {far:10}"

    yield f"{'':22} right  wrong: its cluster, another"
    yield row("by digits or words", [s.before for s in given])
    for least in (0.5, 0.6, 0.7, 0.8, 0.9, 0.92, 0.95):
        yield row(
            f"or likelier than {least}",
            [s.before or (s.open and p > least) for s, p in zip(given, chances, strict=True)],
        )


def rewritten(text: str, table: str, weights: Mapping[str, float]) -> str:
    """The table with other weights; what is written beside a weight stays."""
    head, mark, rest = text.partition(f"[{table}]\n")
    body, end, behind = rest.partition("\n[")
    for name, weight in weights.items():
        body = re.sub(rf"(?m)^{name} = -?[\d.]+", f"{name} = {weight:.2f}", body)
    return head + mark + body + end + behind


def main() -> None:
    """Fit, print, and keep if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", choices=("evidence", "contrary"))
    options = parser.parse_args()
    given, pairs = clusters(), list(paired())
    signs = [0 if name == "always" else -1 if name in AGAINST else 1 for name in FEATURES]
    kept = TABLE.read_text("utf-8")
    for table, names, asked, way in (
        ("evidence", FEATURES, samples, signs),
        ("contrary", CONTRARY, planted, []),
    ):
        if options.only not in {None, table}:
            continue
        found = [*asked(given), *asked(pairs, FARTHER[:1])]
        right = sum(s.right for s in found)
        print(f"{table}: {len(found)} figures of {len(given)} clusters, {right} the claim's")
        chances = left_out(found, way)
        for told, of_pairs in (("clusters", False), ("pairs", True)):
            some = [
                (s, c)
                for s, c in zip(found, chances, strict=True)
                if s.cluster.startswith("pairs") is of_pairs
            ]
            if some:
                print(told)
                print("\n".join(shown(*map(list, zip(*some, strict=True)))))
        weights = dict(zip(names, fitted(found, way), strict=True))
        for name, weight in weights.items():
            print(f"  {name:16} {weight:+.2f}")
        kept = rewritten(kept, table, weights)
    if options.write:
        TABLE.write_text(kept, "utf-8")
        print(f"wrote {TABLE.name}")


if __name__ == "__main__":
    main()
