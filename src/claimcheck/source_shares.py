"""What the rules say of a draft's statements and each source: a share of the sources at a time.

A source is asked by itself, so that another process may take some of them. What comes of all shares
together is what one process would say.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from claimcheck.checking import strongest
from claimcheck.matching import Corpus, Kept, gather
from claimcheck.matching.against import against
from claimcheck.matching.between import before
from claimcheck.model import Case, Document, Finding, Role, Span, UnitDefinition
from claimcheck.reading.reader import read_document
from claimcheck.rules import Rule, in_force
from claimcheck.rules.quotation_altered import quotation_altered

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Desk", "Partner", "Share", "Told", "gathered", "share_of", "told_of", "told_together"]


@frozen
class Told:
    """What was found of one statement of a draft and one source, by their places."""

    statement: int
    source: int
    findings: tuple[Finding, ...] = field(repr=False)


@frozen
class Share:
    """What some sources say of one draft: of its statements, and with theirs held before it."""

    forth: tuple[Told, ...] = ()
    back: tuple[Told, ...] = ()


@frozen
class Desk:
    """Drafts and sources as they are gathered for a check, the primary sources first."""

    drafts: tuple[Document, ...]
    sources: tuple[Document, ...]
    terms: Mapping[str, Sequence[str]]
    units: tuple[UnitDefinition, ...] = ()

    @classmethod
    def of(
        cls,
        drafts: Sequence[Document],
        sources: Sequence[Document],
        terms: Mapping[str, Sequence[str]] | None,
        units: tuple[UnitDefinition, ...],
    ) -> "Desk":
        """The documents in their roles and order."""
        return cls(
            tuple(evolve(d, role=Role.DRAFT) for d in drafts),
            tuple(sorted(sources, key=lambda d: d.role is not Role.PRIMARY)),
            terms or {},
            units,
        )


Partner = Callable[[Desk, Sequence[int]], Callable[[], tuple[Share, ...] | None]]
"""Takes some sources of a desk and answers at once; what it says of each draft is asked for later.

It puts the rules that are in force. It gives None where it could not do its share.
"""


def gathered(desk: Desk, executor: "Executor | None" = None, kept: Kept | None = None) -> Corpus:
    """The documents of a desk read and prepared, the drafts first."""
    run = executor.map if executor else map
    readings = tuple(run(read_document, (*desk.drafts, *desk.sources)))
    return gather(readings, desk.terms, desk.units, kept)


def share_of(
    desk: Desk,
    places: Sequence[int],
    executor: "Executor | None" = None,
    kept: Kept | None = None,
) -> tuple[Share, ...]:
    """What some sources of a desk, by their places, say of each draft."""
    corpus = gathered(desk, executor, kept)
    rules = in_force()
    return tuple(told_of(n, desk, corpus, places, rules) for n in range(len(desk.drafts)))


def told_of(  # noqa: PLR0913, PLR0917 - of a draft, some sources, by rules
    draft: int,
    desk: Desk,
    corpus: Corpus,
    places: Sequence[int],
    rules: Sequence[Rule],
    stretch: Span | None = None,
) -> Share:
    """What the rules say of one draft and some sources; with `stretch`, of that part alone."""
    mine = corpus.libraries[draft]
    theirs = [corpus.libraries[len(desk.drafts) + at] for at in places]
    at_statement = {id(s): n for n, s in enumerate(mine.reading.statements)}
    at_source = {id(b.reading): at for b, at in zip(theirs, places, strict=True)}
    forth = [
        Told(at_statement[id(case.statements[0])], at_source[id(case.reading)], found)
        for case in against(mine, theirs, corpus, stretch)
        if (found := tuple(_said(case, rules)))
    ]
    back = [
        Told(at_statement[id(case.sightings[0].theirs)], at, found)
        for source, at in zip(() if stretch else theirs, places, strict=False)
        for case in before(source, mine, corpus)
        if (found := tuple(f for f in strongest(case, rules) if _is_of_words(f)))
    ]
    return Share(tuple(forth), tuple(back))


def told_together(shares: Iterable[Share]) -> Share:
    """Shares of one draft put together, in the order in which one process would have them."""
    every = tuple(shares)
    return Share(
        tuple(sorted((t for s in every for t in s.forth), key=lambda t: (t.statement, t.source))),
        tuple(sorted((t for s in every for t in s.back), key=lambda t: t.source)),
    )


def _said(case: Case, rules: Sequence[Rule]) -> Iterable[Finding]:
    """The findings of a case; quotations are looked for in the whole source, and not here."""
    for rule in rules:
        if rule is not quotation_altered:
            yield from rule.on_case(case)


def _is_of_words(finding: Finding) -> bool:
    return finding.rule != quotation_altered.name
