"""A claim before a text, as the rules get it."""

import datetime as dt

from claimcheck.documents import document_from_text
from claimcheck.matching import build_case, gather, prepare
from claimcheck.model import Case, Claim
from claimcheck.reading.reader import read_document, read_text

TODAY = dt.date(2024, 10, 10)


def case_of(claim: str, text: str, *, date: dt.date | None = TODAY) -> Case:
    """A claim and all its sightings in a text of that date."""
    corpus = gather((read_document(document_from_text("text", text, date=date)),), {}, ())
    (library,) = corpus.libraries
    asked = Claim("claim", claim)
    return build_case(asked, prepare(asked, read_text(claim, date), corpus), library, corpus)
