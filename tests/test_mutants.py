"""What bench/mutants.py changes, and what it leaves alone; and that a fault is seen as one."""

import ast
import importlib.util
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "bench" / "mutants.py"
spec = importlib.util.spec_from_file_location("mutants", FILE)
mutants = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mutants)

SOURCE = '''\
"""A module that is told about."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["counted"]
LIMIT: Final[int] = 3
"""So many."""


@lru_cache(maxsize=4)
def counted(given: "Sequence[str]", *, open: bool = True) -> str | None:
    """How many there are."""
    for each in given:
        if not each:
            continue
        if len(each) > LIMIT and open:
            return f"{each} is {len(each) - LIMIT} too long"
    note(given)
    return None
'''


def made(tmp_path, source=SOURCE):
    file = tmp_path / "a.py"
    file.write_text(source)
    return mutants.mutants_of(file, tmp_path)


def test_every_sort_of_change_is_made_once(tmp_path):
    changes = [(m.where, m.was, m.now) for m in made(tmp_path)]

    assert changes == [
        ("", "3", "4"),
        ("counted", "True", "False"),
        ("counted", "not each", "not not each"),
        ("counted", "continue", "break"),
        ("counted", "len(each) > LIMIT and open", "len(each) > LIMIT or open"),
        ("counted", "len(each) > LIMIT", "len(each) >= LIMIT"),
        (
            "counted",
            "return f'{each} is {len(each) - LIMIT} too long'",
            "return None",
        ),
        ("counted", "' is '", "'XX is XX'"),
        ("counted", "len(each) - LIMIT", "len(each) + LIMIT"),
        ("counted", "' too long'", "'XX too longXX'"),
        ("counted", "note(given)", "None"),
    ]


def test_a_mutant_is_the_module_with_one_change(tmp_path):
    whole = ast.unparse(ast.parse(SOURCE)).splitlines()
    for mutant in made(tmp_path):
        tree = mutants.mutated(tmp_path / "a.py", mutant.number)
        changed = ast.unparse(tree).splitlines()

        compile(tree, "a.py", "exec")
        assert sum(a != b for a, b in zip(whole, changed, strict=True)) == 1, mutant


def test_a_mutant_keeps_its_id_when_lines_move_and_loses_it_when_its_line_changes(tmp_path):
    before = {m.id for m in made(tmp_path)}
    moved = {
        m.id for m in made(tmp_path, SOURCE.replace("LIMIT: Final", "MORE = min\nLIMIT: Final"))
    }
    other = {m.id for m in made(tmp_path, SOURCE.replace("too long", "long"))}

    assert len(before) == 11
    assert moved == before
    assert len(before & other) == 7


@pytest.mark.parametrize("op", ["==", "<=", "is not", "not in"])
def test_a_comparison_is_another(tmp_path, op):
    (found,) = made(tmp_path, f"def f(a, b):\n    x = a {op} b\n")

    assert found.was == f"a {op} b"
    assert found.now != found.was
