"""The stories in which errors are planted: every error can be, and its kinds are all there."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def load(name):
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


corruption = load("corruption")
STORIES = corruption.stories()


def test_there_are_stories_enough_and_each_kind_asked_for_is_planted():
    kinds = Counter(p.kind for s in STORIES for p in s.plants)

    assert len(STORIES) >= 60
    assert not set(corruption.ASKED) - set(kinds)
    assert min(kinds[k] for k in corruption.ASKED) >= 20


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.document.id)
def test_every_error_can_be_planted_in_its_story(story):
    claims = {c.id for c in story.claims}
    for plant in story.plants:
        damaged, at = story.damaged(plant)

        assert damaged.text != story.document.text
        assert damaged.text[at:].startswith(plant.new)
        assert plant.kind == "headline" or plant.claim in claims


def test_what_is_found_and_what_is_a_false_alarm_are_counted_apart(tmp_path):
    (tmp_path / "one.md").write_text(
        "## Harbour bridge shut\n2024-03-05\n"
        "The bridge carries 24,700 vehicles a day. It was shut on Friday.\n\n"
        "a: The bridge carries 24,700 vehicles a day\nb: The bridge carries 31,200 vehicles a day\n"
        "- value a: 24,700 => 19,300\n- value b: 24,700 => 19,300\n"
    )
    told = []
    found = corruption.score(corruption.stories(tmp_path), None, told)

    assert dict(found) == {"value": corruption.Score(planted=2, right=2, any=2, false=1)}
    assert [line.split()[0] for line in told] == ["FALSE"]


@pytest.mark.nightly
def test_unrelated_stories_are_hardly_ever_in_conflict():
    pairs, wrong = corruption.unrelated(STORIES, [])

    assert wrong <= pairs / 1000
