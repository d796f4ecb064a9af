"""Whatever was asked before of whatever the files held, a run with the store says the same."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import folders
from claimcheck.archive import kept_values, store
from claimcheck.archive import run as archive
from claimcheck.model import Claim

CLAIMS = (
    *folders.CLAIMS,
    Claim("d", "The NRO counted 12,345 books"),
    Claim("e", "Nobody was hurt when the lifeboat came back"),
    Claim("f", "The National Review Office suspended 17,065 pupils"),
)
TEXTS = (
    *folders.TEXTS,
    "The National Review Office (NRO) counted 12,543 books. Pupils were pleased.",
    "The new running order (NRO) was read aloud: 12,345 books in all.",
    "Twelve were hurt when the lifeboat came back. " + "It rained on the pier all day. " * 80,
)

runs = st.lists(
    st.tuples(
        st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=4, unique=True),
        st.dictionaries(st.integers(0, 7), st.sampled_from(TEXTS), max_size=4),
    ),
    min_size=2,
    max_size=4,
)


@pytest.fixture(autouse=True, scope="module")
def _small_desk():
    """Few documents are an archive, a shelf holds about two, and files may change at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "DESK", 1)
        patch.setattr(archive, "LEARNT", 2)
        patch.setattr(store, "_SETTLED", 0)
        patch.setattr(kept_values, "_SHELF", 2)
        yield


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(runs)
def test_a_run_says_the_same_with_a_store_and_without(runs):
    with tempfile.TemporaryDirectory() as place:
        folder, kept = Path(place, "documents"), Path(place, "store.sqlite")
        folder.mkdir()
        folders.write(folder)
        for claims, changed in runs:
            for at, text in changed.items():
                (folder / f"d{at}.txt").write_text(text, "utf-8")
            plain = folders.report(folder, claims=claims)

            assert folders.report(folder, kept, claims=claims) == plain
            assert folders.report(folder, kept, claims=claims) == plain
