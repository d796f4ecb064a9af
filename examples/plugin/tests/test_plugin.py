from claimcheck_house_example import shouting, tally, wire

import claimcheck
from claimcheck.documents import document_from_text
from claimcheck.model import Role
from claimcheck.reading.reader import read_document


def test_the_rule_finds_what_it_should_and_nothing_else():
    draft = document_from_text("d", "It rained!! It stopped!", role=Role.DRAFT)
    assert [f.evidence[0].quote for f in shouting.on_document(read_document(draft))] == [
        "It rained!!"
    ]


def test_the_formats_have_names():
    assert wire.suffixes == (".wire",)
    assert tally.render(claimcheck.compare([])) == "0 discrepancies in 0 documents\n"
