"""Every format's reader is there, and gives a document or says why not."""

from pathlib import Path

import pytest

from claimcheck.documents import READERS
from claimcheck.documents.formats import Format, UnreadableError
from claimcheck.model import DocumentEntry


@pytest.mark.parametrize("known", READERS, ids=lambda known: known.suffixes[0])
def test_a_reader_refuses_what_is_nothing_of_its_kind(known: Format) -> None:
    entry = DocumentEntry("a", Path(f"a{known.suffixes[0]}"))

    with pytest.raises(UnreadableError) as caught:
        known.read(entry, b"\x00\x01\x02")

    assert str(caught.value)
    assert known.name.startswith(("a ", "an "))
