"""What comes through a pipe has no name, and is known by how it begins."""

import pytest

from claimcheck.documents.opening import suffix_of_input
from documents.office_files import docx, p
from documents.test_odt import odt


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "input.pdf"),
        (docx(p("Nine boats sank.")), "input.docx"),
        (odt("<text:p>Nine boats sank.</text:p>"), "input.odt"),
        (rb"{\rtf1\ansi Nine boats sank.}", "input.rtf"),
        (b"<!doctype html><p>Nine boats sank.", "input.html"),
        (b"\n <HTML><body>Nine boats sank.", "input.html"),
        (b"Nine boats sank.", "input.txt"),
        (b"a < b, and <html> is a tag", "input.txt"),
        (b"The %PDF- is a format.", "input.txt"),
        (b"", "input.txt"),
    ],
)
def test_a_text_is_known_by_how_it_begins(data, name):
    assert suffix_of_input(data) == name
