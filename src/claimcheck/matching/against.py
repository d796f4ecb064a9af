"""A draft's statements held against the sources that it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from claimcheck.matching import (
    Corpus,
    Library,
    assign,
    ranked_sightings,
    traces_in,
    traces_of,
)
from claimcheck.matching.circumstance import Circumstances
from claimcheck.matching.inherited import stated_in
from claimcheck.model import Case, Claim, Span
from claimcheck.quantity import Kind

__all__ = ["against"]

_CANDIDATES: Final = 16
"""How many statements of a source are aligned with one of the draft; they share most with it."""


def against(
    draft: Library, sources: Iterable[Library], corpus: Corpus, stretch: Span | None = None
) -> Iterator[Case]:
    """Each statement of a draft before each source, as a claim stands before a document.

    Among all figures of a source the one that fits best takes the draft's figure, so that a figure
    which the source gives elsewhere is not held against another. With `stretch`, only statements
    of that part of the draft are held.
    """
    document = draft.reading.document
    kept = tuple(sources)
    held = _held_by(kept)
    for known in draft.profiles:
        statement = known.statement
        if statement.question or (stretch and not stretch.overlaps(statement.span)):
            continue
        mine = corpus.masked(known)
        some = {at for trace in traces_of(mine) for at in held.get(trace, ())}
        if not some:
            continue
        figures = [
            i for i, f in enumerate(statement.figures) if f.quantity.kind is not Kind.IDENTIFIER
        ]
        claim = Claim(id="", claim=statement.span.of(document.text))
        period = draft.inherited.get(statement.span.start)
        times = [t.span for t in (period, *(f.period for f in statement.figures)) if t]
        inherited = stated_in(statement, times, (p.statement for p in draft.profiles))
        for source in (kept[at] for at in sorted(some)):
            circumstances = Circumstances(
                period=period,
                inherited=source.inherited,
                units=corpus.units,
                heads=corpus.words.heads,
            )
            everywhere = range(len(source.profiles))
            sightings = ranked_sightings(
                mine, source, corpus, circumstances, everywhere, _CANDIDATES
            )
            if not sightings:
                continue
            yield Case(
                claim,
                (statement,),
                source.reading,
                tuple(sightings),
                tuple(assign(statement, sightings, figures)),
                source=document,
                inherited_from=inherited,
            )


def _held_by(sources: Sequence[Library]) -> Mapping[object, Sequence[int]]:
    """For each trace that may lead to a source, the sources that it leads to."""
    found: dict[object, list[int]] = {}
    for at, source in enumerate(sources):
        for trace in traces_in(source):
            found.setdefault(trace, []).append(at)
    return found
