"""Plain text as it stands, before lines are made into blocks: a search may need no more."""

from claimcheck.model import Document, DocumentEntry


def bare_text(
    entry: DocumentEntry, text: str, *, sha256: str = "", language: str = "en"
) -> Document:
    """A document of the decoded text of a plain text file, without its blocks."""
    return Document(
        id=entry.id,
        file=entry.file,
        text=text,
        blocks=(),
        outlet=entry.outlet,
        date=entry.date,
        role=entry.role,
        title=entry.title,
        url=entry.url,
        sha256=sha256,
        language=language,
    )
