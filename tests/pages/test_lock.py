"""The lock file holds what the development environment asks for, and no registry's address."""

import re
import tomllib
from pathlib import Path

import pytest

packaging = pytest.importorskip("packaging.requirements")

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements-dev.txt").read_text("utf-8")
PINNED = dict(re.findall(r"^([\w.-]+)==([^ ;\n]+)", LOCK, re.MULTILINE))


def wanted():
    """The requirements of the dev extra, with those of the extras that it names."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras, todo, found = table["optional-dependencies"], ["dev"], list(table["dependencies"])
    while todo:
        for line in extras[todo.pop()]:
            requirement = packaging.Requirement(line)
            if requirement.name == table["name"]:
                todo += requirement.extras
            else:
                found.append(line)
    return sorted(set(found))


@pytest.mark.parametrize("line", wanted())
def test_what_is_asked_for_is_locked_at_a_version_that_fits(line):
    requirement = packaging.Requirement(line)

    assert PINNED.get(requirement.name) in requirement.specifier, LOCK.splitlines()[1]


def test_each_pin_has_hashes_and_none_a_place():
    pins = [each for each in re.split(r"\n(?=\S)", LOCK) if not each.startswith("#")]

    assert len(pins) > 30
    assert all("--hash=sha256:" in pin for pin in pins)
    assert not re.search(r"://|--index|--find-links", LOCK)
