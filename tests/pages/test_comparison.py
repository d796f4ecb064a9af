"""The comparison page shows what its program printed, as far as that can be run here."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
spec = importlib.util.spec_from_file_location("peers", ROOT / "bench" / "peers.py")
peers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(peers)
PAGE = (ROOT / "docs" / "comparison.md").read_text("utf-8")


@pytest.mark.parametrize(
    "probe", [*peers.PROBES, *peers.HARDER], ids=lambda probe: probe.what.replace(" ", "-")
)
def test_the_page_says_what_claimcheck_says(probe):
    said = peers.marked(peers.by_claimcheck(probe.claim, probe.sentence), probe)

    assert f"| {probe.what} | {probe.right} | {said} |" in PAGE, "run bench/peers.py --write"


def test_of_the_peers_those_that_are_dependencies_are_shown_as_they_answer():
    column = re.search(r"\| probe \|.*", PAGE)[0].split(" | ").index("rapidfuzz |")
    for probe in peers.PROBES:
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| {probe.what} |"))
        said = peers.marked(peers.by_rapidfuzz(probe.claim, probe.sentence), probe)

        assert row.rstrip(" |").split(" | ")[column].strip() == said


def test_a_peer_that_fails_has_the_name_of_its_fault_for_an_answer():
    def broken(_claim, _sentence):
        raise ZeroDivisionError

    assert set(peers.answers(peers.Peer("broken", "", broken), peers.PROBES)) == {
        "ZeroDivisionError"
    }


def test_only_the_parts_between_the_comments_are_written_anew():
    page = "a\n<!-- x: bench/peers.py -->\nold\n<!-- end of x -->\nb\n"

    assert peers.written(page, {"x": ["new"]}) == (
        "a\n<!-- x: bench/peers.py -->\n\nnew\n\n<!-- end of x -->\nb\n"
    )
