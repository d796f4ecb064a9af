"""In which language a run reads its claims and documents."""

from collections.abc import Sequence

from attrs import evolve

from claimcheck.cli.sources import Sources
from claimcheck.lexicon import load
from claimcheck.model import ClaimSet, DocumentEntry

__all__ = ["claims_in", "entries_in", "sources_in"]


def sources_in(sources: Sources, language: str) -> Sources:
    """The same sources, all of them in a language.

    Raises:
        UnknownNameError: there is no lexicon of that language.
        LexiconError: its lexicon lacks tables.
    """
    if language == "en":
        return sources
    return evolve(
        sources,
        claim_sets=claims_in(sources.claim_sets, language),
        documents=entries_in(sources.documents, language),
    )


def claims_in(claim_sets: Sequence[ClaimSet], language: str) -> tuple[ClaimSet, ...]:
    """Claim sets whose claims and documents are in a language."""
    load(language)
    return tuple(
        evolve(
            each,
            claims=tuple(evolve(claim, language=language) for claim in each.claims),
            documents=entries_in(each.documents, language),
        )
        for each in claim_sets
    )


def entries_in(entries: Sequence[DocumentEntry], language: str) -> tuple[DocumentEntry, ...]:
    """Documents to be read in a language."""
    load(language)
    return tuple(evolve(entry, language=language) for entry in entries)
