# ruff: noqa: E501 - pages and paragraphs stand on lines of their own
"""Web pages: the story is kept, the page around it is cut and listed."""

import contextlib
import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents.formats import UnreadableError
from claimcheck.documents.html import read_html
from claimcheck.model import Document, DocumentEntry, Zone
from documents.test_zones import lawful

PARAGRAPHS = """
<p>The ferry carried <b>38,400</b> passengers last year, 6&#37; fewer than&nbsp;the year before.</p>
<p>&ldquo;It was a hard winter,&rdquo; said <a href="/m">the master</a>, Col Harker.<br>He is 61.</p>
<p>Two of the five boats were out of service:</p>
<ul><li>the <i>Ann</i>, for 40 days<li>the Bess, for 12 days</ul>
<h2>Fares</h2>
<p>Fares of the ferry rose by 4% in April and by 3% in October, the passengers' council said.</p>
<blockquote><p>We shall pay no more.</p></blockquote>
<table><caption>Trips by month</caption>
<thead><tr><th>Month<th>Trips</thead><tbody><tr><td>June<td>1,204<tr><td>July</td><td>987</table>
<figure><img src=x alt=""><figcaption>The Ann in 2019</figcaption></figure>
"""
STORY = [
    ("headline", "Ferry carries fewer passengers"),
    ("body", "The ferry carried 38,400 passengers last year, 6% fewer than\u00a0the year before."),
    ("body", "“It was a hard winter,” said the master, Col Harker.\nHe is 61."),
    ("body", "Two of the five boats were out of service:"),
    ("list", "the Ann, for 40 days"),
    ("list", "the Bess, for 12 days"),
    ("heading", "Fares"),
    (
        "body",
        "Fares of the ferry rose by 4% in April and by 3% in October, the passengers' council said.",
    ),
    ("quotation", "We shall pay no more."),
    ("caption", "Trips by month"),
    ("table", "1,204"),
    ("table", "987"),
    ("caption", "The Ann in 2019"),
]
RELATED = (
    "<ul><li><a href=a>Bridge tolls up 9%</a></li><li><a href=b>Ferry to get 3 boats</a></li></ul>"
)

LAYOUTS = {
    "semantic": f"""<!doctype html><html><head><title>Ferry carries fewer passengers | Gazette</title></head>
<body><div id="cookie-banner"><p>We use 41 cookies on this site to make it work for you.</p></div>
<nav><a href=a>Home</a> <a href=b>Sport</a></nav><main><article>
<h1>Ferry carries fewer passengers</h1><p class="byline">By Moira Tansley</p>
<time datetime="2021-05-06">2021-05-06</time>
{PARAGRAPHS}</article><aside class="related"><h2>More on this story</h2>{RELATED}</aside></main>
<footer><p>&copy; Gazette, 14 Mill Lane.</p></footer></body></html>""",
    "no semantic elements": f"""<html><body><div class="hdr"><b>Gazette</b> | News | Sport | Puzzles</div>
<div class="content"><div class="kicker">LOCAL / HARBOUR</div>
<h1 class="headline">Ferry carries fewer passengers</h1>
<div class="meta">By <a href=x>Moira Tansley</a> &bull; Posted 5:12 PM &bull; 146 comments</div>
{PARAGRAPHS}
<div class="newsletter"><h3>Get the Gazette by email</h3><p>We send 3 letters a week to readers.</p></div>
<div class="taboola"><h3>You may also like</h3><div><a href=a>Man, 49, wins boat</a></div></div></div>
<div class="foot">Follow us on social media</div><script>var a = "<p>90 boats</p>";</script></body></html>""",
    "headline above the main part": f"""<body class="article related"><header><a href=/>Gazette</a>
<h1>Ferry carries fewer passengers</h1></header><div class="share"><p>Share this with 3 friends today.</p>
</div><section role=main class="story">{PARAGRAPHS}</section>
<div class="comments"><p>12 comments. Jo said: what about the 90 dogs on the boats last year?</p></div>""",
    "teaser cards beside the story": f"""<body><main><article class="story">
<h1>Ferry carries fewer passengers</h1>{PARAGRAPHS}</article>
<article class="card"><h2>Bridge tolls up</h2><p>Tolls on the bridge rise by 9% from Monday.</p></article>
<article class="card"><h2>Poet opens library</h2><p>About 200 people came to hear the poet.</p></article>
</main><noscript><p>Please enable JavaScript to see 12 comments.</p></noscript>""",
    "upper case tags, nothing closed": f"""<HTML><BODY><H1>Ferry carries fewer passengers</H1>
<!-- <p>90 boats</p> -->{PARAGRAPHS}<div hidden><p>There were 90 boats in the harbour.</p></div>""",
    "links of text below the story": f"""<body><h1>Ferry carries fewer passengers</h1>
{PARAGRAPHS}<h3>Most read</h3><ol><li><a href=a>Man, 49, wins boat</a></li></ol><p><a href=b>Read more: the
90 boats of Orrin</a></p>""",
}


def read(text: str) -> Document:
    return read_html(DocumentEntry("page", Path("page.html")), text)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_story_is_kept_whole_and_the_rest_is_cut(name: str) -> None:
    document = read(LAYOUTS[name])

    assert [(b.zone.value, b.span.of(document.text)) for b in document.blocks] == STORY
    assert document.extracted
    assert "49" not in document.text
    lawful(document)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_text_is_the_blocks_and_nothing_else(name: str) -> None:
    document = read(LAYOUTS[name])

    assert document.text.startswith("Ferry carries fewer passengers\n\nThe ferry carried")
    assert "Month | Trips\nJune | 1,204\nJuly | 987" in document.text
    assert "the Ann, for 40 days\nthe Bess, for 12 days" in document.text


def test_what_was_cut_is_listed() -> None:
    cut = read(LAYOUTS["semantic"]).cut

    assert "We use 41 cookies on this site to make it work for you." in cut
    assert "Bridge tolls up 9%" in cut
    assert "By Moira Tansley" in cut
    assert not any("38,400" in c for c in cut)


def test_cells_have_heads_and_rows() -> None:
    document = read(LAYOUTS["semantic"])
    cells = [b for b in document.blocks if b.zone is Zone.TABLE]

    assert [[h.of(document.text) for h in b.heads] for b in cells] == [
        ["June", "Trips"],
        ["July", "Trips"],
    ]
    assert [b.row.of(document.text) for b in cells if b.row] == ["June | 1,204", "July | 987"]


def test_a_table_without_heads_takes_its_first_column_and_its_years() -> None:
    document = read(
        "<h1>Trips by the ferry</h1><p>The ferry made these trips.</p><table><tr><td></td><td>2019</td>"
        "<td>2020</td></tr><tr><td>June</td><td>1,204</td><td>987</td></tr></table>"
    )
    cells = [b for b in document.blocks if b.zone is Zone.TABLE]

    assert [(b.span.of(document.text), [h.of(document.text) for h in b.heads]) for b in cells] == [
        ("1,204", ["June", "2019"]),
        ("987", ["June", "2020"]),
    ]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-05-06T07:00:00Z">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-06"}</script>',
        '<script type="application/ld+json">{"@graph":[{"datePublished":"2021-05-06T01:02"}]}</script>',
    ],
)
def test_the_date_of_the_page_is_used_where_the_entry_has_none(head: str) -> None:
    page = f"<head>{head}<title>T of a page</title></head><h1>A</h1>{PARAGRAPHS}"
    entry = DocumentEntry("page", Path("p.html"), date=dt.date(2020, 1, 1), title="Mine")

    assert read(page).date == dt.date(2021, 5, 6)
    assert read(page).title == "T of a page"
    assert read_html(entry, page).date == dt.date(2020, 1, 1)
    assert read_html(entry, page).title == "Mine"


@pytest.mark.parametrize(
    "broken", ['{"datePublished": 5}', "{", "[" * 5000, '"x"', "[1]", '{"@graph": 3}']
)
def test_broken_linked_data_costs_nothing(broken: str) -> None:
    page = f'<script type="application/ld+json">{broken}</script><h1>A</h1>{PARAGRAPHS}'

    assert read(page).date is None


def test_a_nest_is_refused_with_the_limit_and_what_to_do() -> None:
    with pytest.raises(UnreadableError, match=r"deeper than 500.*\.txt"):
        read("<div>" * 200_000 + "x")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no story"):
        read("<html><body><nav>Home</nav><script>1</script></body></html>")


@pytest.mark.parametrize(
    "unit",
    [
        "<!--",
        "<a ",
        "<p>",
        "</p>",
        "<li>",
        "<b></b>",
        '<a b="',
        "<",
        "&",
        "<p><b></p>",
        "<td>",
        "<?",
        "</div><div>",
        "<br>",
        "<script>",
        "<li></li>",
        "<p>a</p>",
        "<a>x</a>",
        "<table><tr><td></table>",
    ],
)
def test_hostile_pages_take_time_that_grows_with_their_length(unit: str) -> None:
    def spent(count: int) -> float:
        started = time.process_time()
        with contextlib.suppress(UnreadableError):  # refusing is an answer; it must come soon
            read(unit * count)
        return time.process_time() - started

    # Eight times the page takes eight times as long where the time is linear and sixty-four times
    # where it is quadratic; twenty-four lies far from both, whatever else the machine is doing.
    small, large = spent(3_000), spent(24_000)

    assert large < max(1.0, 24 * small)


@settings(deadline=None)  # the first example also loads the lexicon
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                ["<p>", "</p>", "<li>", "<ul>", "</ul>", "<h1>", "<table>", "<tr>", "<td>"]
            ),
            st.sampled_from(
                ["<br>", "<a href=x>", "</a>", "<th>", "</table>", "<main>", "&nbsp;", "<dt>"]
            ),
            st.just("<p>The board counted 40 boats in the harbour.</p>"),
        ),
        max_size=20,
    )
)
def test_blocks_of_any_page_are_lawful(parts: list[str]) -> None:
    try:
        document = read("".join(parts))
    except UnreadableError:
        return
    lawful(document)
    assert "\r" not in document.text


def test_a_second_row_of_heads_stands_below_cells_that_span_columns() -> None:
    document = read(
        "<table><tr><th>Area</th><th colspan=2>2022/23</th><th colspan=2>2023/24</th></tr>"
        "<tr><th></th><th>Number</th><th>%</th><th>Number</th><th>%</th></tr>"
        "<tr><td>Leeds</td><td>1,204</td><td>3.1</td><td>1,310</td><td>3.3</td></tr></table>"
    )

    assert [
        (b.span.of(document.text), [h.of(document.text) for h in b.heads])
        for b in document.blocks
        if b.zone is Zone.TABLE
    ] == [
        ("1,204", ["Leeds", "Number", "2022/23"]),
        ("3.1", ["Leeds", "%", "2022/23"]),
        ("1,310", ["Leeds", "Number", "2023/24"]),
        ("3.3", ["Leeds", "%", "2023/24"]),
    ]


def test_the_paragraph_before_a_list_leads_to_it() -> None:
    document = read("<p>Of the 194 children:</p><ul><li>90 were in need</li></ul>")
    item = next(b for b in document.blocks if b.zone is Zone.LIST)

    assert [h.of(document.text) for h in item.heads] == ["Of the 194 children:"]


def test_a_table_inside_a_table_lays_out_the_page() -> None:
    inner = "<table><tr><th>Area<th>Boats</tr><tr><td>Marlow<td>5</table>"
    found = read_html(
        DocumentEntry("a", Path("a.html")), f"<table><tr><td>{inner}</td><td>Six sank.</table>"
    )

    told = {b.span.of(found.text): b.zone for b in found.blocks}
    assert told["Six sank."] is Zone.BODY
    assert told["5"] is Zone.TABLE


def test_a_head_over_two_rows_is_the_head_of_both() -> None:
    rows = "<tr><th rowspan=3>Area<th>Boats</tr><tr><td>5</tr><tr><td>6</tr><tr><td>Vale<td>7</tr>"
    found = read_html(DocumentEntry("a", Path("a.html")), f"<table>{rows}</table>")

    heads = {b.span.of(found.text): [h.of(found.text) for h in b.heads] for b in found.blocks}
    assert heads["5"] == heads["6"] == ["Boats"]


@pytest.mark.parametrize(
    "page", ["12<br/>\u00a0340", "<p>12<br>&nbsp;340 &nbsp;<br>&nbsp;<br></p>"]
)
def test_a_line_after_a_break_begins_with_what_is_shown(page: str) -> None:
    document = read(page)
    lawful(document)
    assert [line for line in document.text.split("\n") if line] == ["12", "340"]
