"""The story of a web page against what is around it, on pages built as many real sites are.

In the pages of the folder `web`, what belongs to the story stands between [[ and ]].
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from claimcheck.documents.html import read_html
from claimcheck.model import Document, DocumentEntry

PAGES = sorted((Path(__file__).parent / "web").glob("*.html"))
_STORY = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"\S+")
LEAST = 0.95


def read(page: Path) -> tuple[Document, Counter[str]]:
    """The document of a page, and the words of its story."""
    marked = page.read_text(encoding="utf-8")
    wanted = Counter[str]()
    for story in _STORY.findall(marked):
        wanted.update(_WORD.findall(_TAG.sub("", story)))
    shown = marked.replace("[[", "").replace("]]", "")
    return read_html(DocumentEntry(page.stem, page), shown), wanted


def score(document: Document, wanted: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words that were kept; bars are marks of ours."""
    found = Counter(w for w in _WORD.findall(document.text) if w != "|")
    both = sum((found & wanted).values())
    precision, recall = both / sum(found.values()), both / sum(wanted.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_story_is_told_from_the_page(page: Path) -> None:
    document, wanted = read(page)
    precision, recall, f1 = score(document, wanted)

    print(f"{page.stem}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")  # noqa: T201 - shown with -rP
    assert f1 >= LEAST


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_figure_of_the_story_is_lost_and_what_is_cut_is_listed(page: Path) -> None:
    document, wanted = read(page)
    shown = Counter(_WORD.findall(f"{document.text} {' '.join(document.cut)}"))

    assert not [word for word in wanted if word not in shown]
    figures = {w for w in wanted if any(c.isdigit() for c in w)}
    assert not figures - set(_WORD.findall(document.text))


def test_the_mean_of_all_pages() -> None:
    scores = [score(*read(page))[2] for page in PAGES]

    print(f"{len(scores)} pages: mean F1 {sum(scores) / len(scores):.3f}, least {min(scores):.3f}")  # noqa: T201 - shown with -rP
    assert len(scores) >= 12
    assert sum(scores) / len(scores) >= 0.97
