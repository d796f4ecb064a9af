"""Every example of the README and of the pages works, as it stands there."""

import shutil
import sys
from pathlib import Path

import pytest

from pages.fences import blocks
from pages.running import BrokenExampleError, Reader, known

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.fixture
def reader(tmp_path):
    """A reader in a clone of the repository, as far as examples need one, who has the command."""
    command = tmp_path / "command"
    command.mkdir()
    script = command / "claimcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    folder = tmp_path / "clone"
    folder.mkdir()
    shutil.copytree(ROOT / "claims", folder / "claims")
    return Reader(folder, command)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_of_a_page_works(page, reader):
    reader.read(page.read_text("utf-8"))


BROKEN = {
    "a command that fails": "```sh\nclaimcheck report nowhere.toml\n```",
    "another status": '<!-- exit 1 -->\n```sh\nclaimcheck read "Two cranes were sold"\n```',
    "a command that does not exist": "```text\nclaimcheck reprot claims.toml\n```",
    "an option that does not exist": "```text\nclaimcheck report --fromat json\n```",
    "an option in a line that is not run": (
        "<!-- not run: why -->\n```sh\nclaimcheck check a --agianst b\n```"
    ),
    "an installation": "```sh\npython3 -m pip install nothing\n```",
    "other output": (
        "```sh\nclaimcheck --version\n```\n\n<!-- prints -->\n```text\nclaimcheck 7\n```"
    ),
    "a wrong doctest": "```python\n>>> 1 + 1\n3\n\n```",
    "a file that prints something else": (
        "<!-- file: a.py -->\n```python\nprint(1)\n```\n\n<!-- printed by a.py -->\n```text\n2\n```"
    ),
    "a key that a claims file does not have": '```toml\n[[claim]]\nid = "a"\nclam = "b"\n```',
    "a text that is not TOML": "```toml\n[[claim]\n```",
}


@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_an_example_that_does_not_work_is_found(page, reader):
    with pytest.raises(BrokenExampleError):
        reader.read(page)


def test_python_that_fails_is_found(reader):
    with pytest.raises(NameError):
        reader.read("```python\nnowhere()\n```")


def test_a_block_has_its_line_and_what_is_asked_for():
    first, second = blocks("a\n\n```sh\none\n```\n\n<!-- file: x/y.txt -->\n````text\n```\n````\n")

    assert (first.kind, first.body, first.line, first.asks("file")) == ("sh", "one\n", 3, None)
    assert (second.body, second.asks("file")) == ("```\n", "x/y.txt")


def test_placeholders_of_a_summary_are_no_commands():
    known("claimcheck report [CLAIMS…] [--documents PATH…]")
    known("claimcheck … [--help]")
