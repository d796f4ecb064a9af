"""Public collections of figures, where they are at hand: nothing that was read is read no more."""

import importlib.util
from pathlib import Path

import pytest

FILE = Path(__file__).parents[2] / "bench" / "public_sets.py"


@pytest.fixture(scope="module")
def public_sets():
    spec = importlib.util.spec_from_file_location("public_sets", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The hits among all results, and the rate among those that are in scope.
FLOORS = {
    "recognizers_english.jsonl": {
        "number": (200, 0.97),
        "percentage": (11, 0.97),
        "age": (18, 0.97),
        "currency": (122, 0.97),
        "dimension": (68, 0.97),
        "temperature": (31, 0.97),
        "date": (130, 0.9),
        "daterange": (163, 0.9),
        "duration": (30, 0.9),
    },
    # One length of time ("two hours 30 minutes") counts there as two quantities.
    "quantulum3_quantities.json": {"value": (129, 0.92), "value and unit": (120, 0.92)},
}


@pytest.mark.parametrize("name", FLOORS)
def test_floors(public_sets, name):
    file = public_sets.DATA / name
    if not file.is_file():
        pytest.skip("the public data is not here")
    found = public_sets.rates(list(public_sets.SETS[name](file)))
    for type_, (hits, rate) in FLOORS[name].items():
        read, _, fine, scope = found[type_]
        assert read >= hits, type_
        assert fine / scope >= rate, type_


def test_absent_data_is_left_out(public_sets, tmp_path, capsys):
    assert public_sets.results(tmp_path) == {}
    public_sets.main([str(tmp_path)])
    assert "nothing was measured" in capsys.readouterr().out
