"""How Sphinx builds the pages of this folder: `sphinx-build -W -n docs docs/_build`.

The pages are Markdown that reads as well on a code host as here. Two things are made for Sphinx
alone: the tree of pages comes from the lists of `index.md`, so that a new page is one line there,
and the README and its like, which lie above this folder, become pages of it.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "claimcheck"
author = copyright = "The claimcheck authors"  # noqa: A001 - Sphinx calls it so
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
root_doc = "index"
html_theme = "furo"
html_title = "claimcheck"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
myst_heading_anchors = 3
# A lexer that does not know a console's look must not hide what it shows.
highlight_language = "text"

_ABOVE = {
    "CONTRIBUTING.md": "contributing",
    "SECURITY.md": "security",
    "README.md": "readme",
    "CHANGELOG.md": "changes",
}
"""Files of the folder above, and the page of this folder that each becomes."""
_LINK = re.compile(rf"(?<=\]\()(?:\.\./)?({'|'.join(map(re.escape, _ABOVE))})(?=[)#])")
_ITEM = re.compile(r"^- \[[^\]]+\]\(([\w-]+)\.md\)", re.MULTILINE)


def _make_page(_: "Sphinx", page: str, source: list[str]) -> None:
    """Put a file from above in the place of its page; give the index's sections their trees."""
    text = source[0]
    for name in (name for name, its_page in _ABOVE.items() if its_page == page):
        text = (Path(__file__).parents[1] / name).read_text("utf-8").replace("](docs/", "](")
    text = _LINK.sub(lambda found: _ABOVE[found[1]] + ".md", text)
    if page == root_doc:
        head, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
        text = head + "".join(map(_with_tree, sections))
    source[0] = text


def _with_tree(section: str) -> str:
    pages = "\n".join(_ITEM.findall(section))
    caption = section.partition("\n")[0].removeprefix("## ")
    return f"{section}\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n{pages}\n```\n\n"


def setup(app: "Sphinx") -> None:
    """Called by Sphinx."""
    app.connect("source-read", _make_page)
