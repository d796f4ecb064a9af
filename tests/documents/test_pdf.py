"""Pages become paragraphs, headings and tables in reading order, and lead back to their places."""

from pathlib import Path

import pytest

from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.pdf import read_pdf
from claimcheck.model import Document, DocumentEntry, Zone
from claimcheck.reports.way_back import boxes_of

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

from documents.printed import drawn, picture, printed, turned

STORY = """
Of the 194 children in the review, 90 were known to children's services when they died, of which \
49 were on child-protection plans.
The inspectorate said that councils had learned little since the last review, in which 115 cases \
were looked at over eighteen months.
A spokesman for the councils said that the figures did not show how many families had been helped \
in time, and that most reviews were begun within ten days.
The number of reviews begun in the year fell from 115 to 69, the lowest since 2004.
""".strip().split("\n")


def read(data: bytes) -> Document:
    return read_pdf(DocumentEntry("a", Path("a.pdf")), data)


def texts(document: Document, *zones: Zone) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if not zones or b.zone in zones]


@pytest.mark.parametrize("justified", [False, True])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_come_back_whole_and_in_order(columns: int, *, justified: bool) -> None:
    story = STORY * 12
    data = printed(
        [("headline", "Half of the children were known to services")]
        + [("text", each) for each in story],
        columns=columns,
        justified=justified,
        head="Review of the year",
        foot="Page # of 9",
    )

    document = read(data)

    assert texts(document, Zone.HEADLINE) == ["Half of the children were known to services"]
    assert " ".join(texts(document, Zone.BODY)) == " ".join(story)
    assert set(document.cut) >= {"Review of the year", "Page 1 of 9"}
    assert "Page" not in document.text


def test_the_last_lines_of_two_columns_are_not_read_across() -> None:
    left = [
        "The ferry carried 38,400 people",
        "in the year, fewer than the 41,200",
        "of the year before it.",
    ]
    right = ["Its owner said that the timetable", "would be kept until March."]
    page = [(60, 100 + 14 * i, 10, line) for i, line in enumerate(left)]
    page += [(330, 100 + 14 * i, 10, line) for i, line in enumerate(right)]

    document = read(drawn(page))

    assert texts(document) == [" ".join(left), " ".join(right)]


def test_columns_that_are_drawn_across_are_still_read_down() -> None:
    left = [f"On the left the sentence number {n} of" for n in range(12)]
    right = [f"on the right a line with the number {n} in" for n in range(12)]
    page = []
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        page += [(60, 100 + 14 * i, 10, a), (330, 100 + 14 * i, 10, b)]

    text = read(drawn(page)).text

    assert text.index("number 11 of") < text.index("right a line with the number 0")


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The council pub-", "lished its figures.", "The council published its figures."),
        ("There was a long-", "term plan. The long-term plan failed.", "a long-term plan. The"),
        ("In the year 2009-", "10 there were 49.", "In the year 2009-10 there were 49."),
        ("The Anglo-", "American bank said so.", "The Anglo-American bank said so."),
        ("A child-", "protection plan was made.", "A child-protection plan was made."),
    ],
)
def test_a_word_that_a_line_end_divides_is_whole(first: str, second: str, whole: str) -> None:
    assert whole in read(drawn([(60, 100, 10, first), (60, 112, 10, second)])).text


def test_a_small_raised_figure_is_no_digit_of_the_number_before_it() -> None:
    text = "There were 90<super>1</super> children on 12 km<super>2</super> of land."

    assert read(printed([("text", text)])).text == (
        "There were 90\u00b9 children on 12 km\u00b2 of land."
    )


def test_a_table_has_its_heads() -> None:
    rows = [["Year", "Cases", "Deaths"], ["2008", "1,204", "31"], ["2009", "1,340", "29"]]
    data = printed([("text", STORY[0]), ("table", rows), ("text", STORY[1])])

    document = read(data)

    cells = [b for b in document.blocks if b.zone is Zone.TABLE]
    assert [b.span.of(document.text) for b in cells] == ["1,204", "31", "1,340", "29"]
    assert [[h.of(document.text) for h in b.heads] for b in cells][1] == ["2008", "Deaths"]
    assert cells[0].row is not None
    assert cells[0].row.of(document.text) == "2008 | 1,204 | 31"


def test_headings_and_items_are_known_by_their_look() -> None:
    data = printed(
        [
            ("headline", "Fewer reviews were begun in the year"),
            ("text", STORY[0]),
            ("heading", "What the councils say"),
            ("item", "There were 49 plans in the first year."),
            ("item", "There were 69 reviews in the second."),
        ]
    )

    document = read(data)

    assert texts(document, Zone.HEADING) == ["What the councils say"]
    assert texts(document, Zone.LIST) == [
        "There were 49 plans in the first year.",
        "There were 69 reviews in the second.",
    ]


def test_every_word_leads_back_to_its_page_and_box() -> None:
    data = printed([("text", each) for each in STORY * 12], columns=2)
    document = read(data)
    assert document.boxes is not None
    at = document.text.rindex("fell from 115 to 69")

    boxes = boxes_of(document.boxes, at, at + len("fell from 115 to 69"))

    assert {b["page"] for b in boxes} == {document.boxes.pages[-1]}
    assert all(0 < b["left"] < b["right"] < 596 and 0 < b["top"] < b["bottom"] < 842 for b in boxes)
    assert all(b["right"] - b["left"] < 250 for b in boxes)
    first = boxes_of(document.boxes, 0, 2)
    assert [(b["page"], round(b["left"])) for b in first] == [(1, 57)]
    words = [document.text[s:].split(maxsplit=1)[0] for s in document.boxes.starts]
    assert " ".join(words) == " ".join(document.text.split())


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    document = read(turned(["Of the 194 children there,", "49 were on plans."]))

    assert document.text == "Of the 194 children there, 49 were on plans."
    assert document.boxes is not None
    assert boxes_of(document.boxes, 0, 2)[0]["top"] < 300


def test_pages_without_text_and_encrypted_files_are_named() -> None:
    with pytest.raises(UnreadableError, match="its page has no text: it is a scan"):
        read(picture())
    with pytest.raises(UnreadableError, match="encrypted"):
        read(printed([("text", STORY[0])], encrypted="secret"))
    with pytest.raises(UnreadableError, match="broken or cut short"):
        read(b"%PDF-1.4 nothing of the kind")


def test_the_title_is_the_files_own_and_its_day_is_no_day_of_publication() -> None:
    document = read(printed([("text", STORY[0])], title="Review of serious cases"))

    assert document.title == "Review of serious cases"
    assert document.date is None
    assert document.created is not None


def test_the_same_file_gives_the_same_document() -> None:
    data = printed([("text", each) for each in STORY], columns=2)

    assert read(data) == read(data)


def test_what_stands_below_two_columns_is_read_after_them() -> None:
    left = [f"The first column says in line {n} of it" for n in range(6)]
    right = [f"and the second one says in line {n} of" for n in range(5)]
    below = ["A note that stands below them both", "and is drawn when they are done."]
    page = [(60, 100 + 13 * i, 10, line) for i, line in enumerate(left)]
    page += [(310, 100 + 13 * i, 10, line) for i, line in enumerate(right)]
    page += [(60, 220 + 13 * i, 10, line) for i, line in enumerate(below)]

    text = read(drawn(page)).text

    assert text.index("line 5 of it") < text.index("second one says in line 0")
    assert text.index("second one says in line 4") < text.index("A note that")


def test_heads_that_stand_close_are_parted_by_the_columns_below_them() -> None:
    rows = [(60, 70, "Year"), (118, 70, "Reviews begun"), (193, 70, "Deaths")]
    rows += [(60, 90, "2009"), (128, 90, "115"), (198, 90, "1,204")]
    rows += [(60, 110, "2010"), (128, 110, "69"), (198, 110, "1,340")]

    document = read(drawn([(x, y, 10, text) for x, y, text in rows]))

    heads = [[h.of(document.text) for h in b.heads] for b in document.blocks]
    assert heads[:2] == [["2009", "Reviews begun"], ["2009", "Deaths"]]


def test_what_a_browser_prints_at_the_edges_is_left_out() -> None:
    story = [(60, 100 + 13 * i, 11, line) for i, line in enumerate(STORY[1].split(", "))]
    edges = [(24, 20, 8, "11/14/23, 8:06 AM"), (24, 830, 8, "file:///tmp/story.html")]

    document = read(drawn(story + edges))

    assert document.cut == ("11/14/23, 8:06 AM", "file:///tmp/story.html")
