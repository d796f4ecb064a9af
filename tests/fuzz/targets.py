"""The targets: each reader with what may be in its files and the law of what comes of them."""

from collections.abc import Callable
from functools import partial

from attrs import frozen
from hypothesis import strategies as st

from documents import office_files as word
from documents.test_odt import odt
from fuzz import contents
from fuzz.contents import broken, encoded
from fuzz.laws import archive_law, claims_law, document_law, limited, sentence_law


@frozen
class Target:
    """A reader: the suffix of its files, what may be in them, and the law of what comes out."""

    name: str
    suffix: str
    payloads: st.SearchStrategy[bytes]
    rule: Callable[[bytes], None]

    def law(self, data: bytes) -> None:
        """Hold the reader to its law, in time."""
        with limited():
            self.rule(data)


def _document(name: str, payloads: st.SearchStrategy[bytes]) -> Target:
    suffix = f".{name}"
    return Target(name, suffix, broken(payloads), partial(document_law, suffix))


def _claims(name: str, payloads: st.SearchStrategy[bytes]) -> Target:
    suffix = f".{name}"
    return Target(f"claims-{name}", suffix, broken(payloads), partial(claims_law, suffix))


TARGETS: tuple[Target, ...] = (
    _document("txt", encoded(contents.LINES)),
    _document("md", encoded(contents.MARKDOWN)),
    _document("html", encoded(contents.HTML)),
    _document("docx", contents.WORD_BODY.map(word.docx)),
    _document("odt", contents.ODT_BODY.map(odt)),
    _document("rtf", encoded(contents.RTF)),
    _document("eml", encoded(contents.MAIL)),
    _document("pdf", contents.PDF_PARTS),
    Target(
        "zip", ".zip", broken(contents.MEMBERS.map(contents.zipped)), partial(archive_law, ".zip")
    ),
    Target(
        "tar",
        ".tar.gz",
        broken(contents.MEMBERS.map(contents.tarred)),
        partial(archive_law, ".tar.gz"),
    ),
    Target(
        "plain-tar",
        ".tar",
        broken(contents.MEMBERS.map(partial(contents.tarred, how="w"))),
        partial(archive_law, ".tar"),
    ),
    _claims("toml", encoded(contents.TOML)),
    _claims("csv", encoded(contents.CSV)),
    _claims("tsv", encoded(contents.CSV)),
    _claims("xlsx", contents.XLSX_SHEETS.map(contents.workbook)),
    _claims("md", encoded(contents.LISTED)),
    Target(
        "sentence",
        ".txt",
        contents.NEWS.map(lambda text: text.encode("utf-8", "replace")),
        sentence_law,
    ),
)
"""One for each reader; a format that is added is added here, and a test sees to it."""
