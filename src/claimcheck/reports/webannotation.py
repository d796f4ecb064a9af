"""Web Annotations (JSON-LD) that a reader's tool can put on the pages: one for each quotation.

The quotation is a TextQuoteSelector with what stands before and behind it, and a
TextPositionSelector, whose offsets are half-open and count code points, both as the W3C's Web
Annotation Data Model of 2017 has them. The position holds for the text that was read; on a page
that has changed, only the quotation finds it.
"""

import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from claimcheck.model import Document, Evidence, Report
from claimcheck.reports.alerts import sentence, uri
from claimcheck.reports.json_text import Object, as_text
from claimcheck.reports.outline import Item, items
from claimcheck.reports.places import written
from claimcheck.reports.shown import shown
from claimcheck.reports.version import NAME, version
from claimcheck.reports.wording import WORDS

CONTEXT: Final = 32
"""How much is given before and behind a quotation, in code points."""

_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")


def render(
    report: Report,
    *,
    width: int = 100,  # noqa: ARG001 - every format takes it, and JSON has no lines to fit
    color: bool = False,  # noqa: ARG001 - every format takes it, and JSON has no colour
    encoding: str = "utf-8",
) -> str:
    """The findings as a page of annotations."""
    documents = {document.id: document for document in report.documents}
    notes = [note for item in items(report) for note in _annotations(item, documents)]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:claimcheck:page:{_hash(*(note['id'] for note in notes))}",
        "type": "AnnotationPage",
        "generator": {"type": "Software", "name": f"{NAME} {version()}"},
        "startIndex": 0,
        "items": notes,
    }
    return as_text(page, encoding=encoding) + "\n"


def _annotations(item: Item, documents: dict[str, Document]) -> Iterator[Object]:
    for place, evidence in enumerate(item.evidence):
        document = documents.get(evidence.document)
        if document is None:
            continue
        named = (item.id, item.rule, item.reason, str(place), evidence.document, evidence.quote)
        yield {
            "id": f"urn:claimcheck:annotation:{_hash(*named, str(evidence.start))}",
            "type": "Annotation",
            "motivation": "assessing",
            "body": [
                {
                    "type": "TextualBody",
                    "purpose": "commenting",
                    "format": "text/plain",
                    "language": "en",
                    "value": shown(sentence((item.reason, item.arithmetic))),
                },
                {"type": "TextualBody", "purpose": "tagging", "value": WORDS[item.verdict]},
                {
                    "type": "TextualBody",
                    "purpose": "tagging",
                    "value": shown(item.rule or item.kind),
                },
            ],
            "target": {
                "source": _source(document),
                "selector": [_quoted(document.text, evidence), _positioned(evidence)],
            },
        }


def _source(document: Document) -> str:
    """The page as the web knows it, else the file."""
    url = document.url or ""
    if url.startswith(("https://", "http://")) and url.isprintable() and " " not in url:
        return url
    return uri(written(document.file) or document.id)


def _quoted(text: str, evidence: Evidence) -> Object:
    start = max(0, evidence.start - CONTEXT)
    end = min(len(text), evidence.end + CONTEXT)
    # what a reader sees as one character is not cut in two
    while start < evidence.start and _continues(text[start]):
        start += 1
    while evidence.end < end < len(text) and _continues(text[end]):
        end -= 1
    return {
        "type": "TextQuoteSelector",
        "exact": evidence.quote,
        "prefix": text[start : evidence.start],
        "suffix": text[evidence.end : end],
    }


def _continues(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or character in _JOINERS


def _positioned(evidence: Evidence) -> Object:
    return {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
