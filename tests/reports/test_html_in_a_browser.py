"""The HTML page in headless Chromium: what is read aloud, printed, and seen on a telephone."""

import os
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from claimcheck.reports.html import render
from reports import hostile
from reports.builders import kitchens

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
player = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs chromium")


@pytest.fixture(scope="module")
def browser():
    with player.sync_playwright() as playing:
        opened = playing.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render(kitchens()), encoding="utf-8")
    return path


def tab(browser, file, *, width=1280, scheme="light"):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(Path(file).as_uri())
    return page


def test_nothing_is_asked_for_and_nothing_is_refused(browser, file):
    page = tab(browser, file)

    assert page.asked == [Path(file).as_uri()]
    assert page.said == []
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.tile')).borderTopWidth") == "4px"
    )


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_never_scrolls_sideways(browser, file, width):
    page = tab(browser, file, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_has_landmarks_and_one_first_heading(browser, file):
    page = tab(browser, file)
    for role in ("banner", "navigation", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    levels = page.eval_on_selector_all(
        "h1, h2, h3, h4", "found => found.map(each => +each.tagName[1])"
    )

    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.get_by_role("region", name="Claims by document").count() >= 1


def test_the_matrix_is_read_with_its_heads(browser, file):
    page = tab(browser, file)
    table = page.get_by_role("table").first

    assert table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("rowheader").count() == 3
    assert table.get_by_role("link", name="conflict").count() == 1
    spoken = page.locator("body").aria_snapshot()
    assert "[differs:" in spoken
    assert "≠" not in spoken


def spoken_names(page):
    """What is read aloud, once the browser has made all of it: it does so after the page is drawn.

    Sections far below the screen are laid out late, and their names come with them.
    """
    asked = page.context.new_cdp_session(page)
    asked.send("Accessibility.enable")
    for _ in range(50):
        tree = asked.send("Accessibility.getFullAXTree")
        said = [n["name"]["value"] for n in tree["nodes"] if n.get("name", {}).get("value")]
        if any("[differs:" in words for words in said):
            break
        page.wait_for_timeout(200)
    return said


def test_a_screen_reader_is_given_the_words_that_differ_and_no_sign(browser, file):
    said = spoken_names(tab(browser, file))

    assert any("[differs:" in words for words in said)
    assert not any("≠" in words for words in said)


def test_a_verdict_is_drawn_with_its_sign(browser, file):
    page = tab(browser, file)
    drawn = "each => getComputedStyle(each, '::before').content"

    for place in (".matrix td.conflict a", ".chip.conflict", ".tile.conflict .name"):
        assert "≠" in page.locator(place).first.evaluate(drawn)
    assert "·" in page.locator(".matrix td.silent").first.evaluate(drawn)


def test_words_far_below_the_screen_are_found(browser, file):
    page = tab(browser, file, width=320)

    assert page.evaluate("find('of which 87')")
    assert page.evaluate("getSelection().anchorNode.parentElement.closest('section').id") != ""


def test_the_keyboard_reaches_the_text_first(browser, file):
    page = tab(browser, file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash !== ''")  # until it is there, Tab goes on from the link
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_as_it_is_drawn(browser, file, scheme):
    page = tab(browser, file, scheme=scheme)
    page.eval_on_selector_all("details", "found => found.forEach(each => each.open = true)")
    weak = page.evaluate("""() => {
        const rgb = text => text.match(/[\\d.]+/g).map(Number);
        const lum = c => c.slice(0, 3).map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = node => {
            for (; node; node = node.parentElement) {
                const colour = rgb(getComputedStyle(node).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) return colour;
            }
            return [255, 255, 255];
        };
        const weak = [];
        for (const node of document.querySelectorAll('body *')) {
            const own = [...node.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (!own) continue;
            const pair = [lum(rgb(getComputedStyle(node).color)), lum(ground(node))].sort();
            const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
            if (ratio < 4.5) weak.push([node.tagName, node.className, ratio]);
        }
        return weak;
    }""")

    assert weak == []


def test_printing_shows_what_is_folded(browser, file, tmp_path):
    page = tab(browser, file)
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    page.emulate_media(media="print")
    folded = page.locator("details li").first

    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert folded.evaluate("each => each.getBoundingClientRect().height") > 0


def test_hostile_words_make_nothing_in_a_real_browser(browser, tmp_path):
    def shape(report, name):
        path = tmp_path / name
        path.write_text(render(report), encoding="utf-8")
        page = tab(browser, path)
        count = page.evaluate("""() => [...document.querySelectorAll('*')]
            .filter(each => !each.closest('mark')).map(each => each.tagName).sort().join()""")
        assert page.asked == [path.as_uri()]
        assert page.said == []
        page.context.close()  # a hundred open pages are more than a small machine holds
        return count

    expected = shape(hostile.benign(), "benign.html")
    for number, report in enumerate(hostile.reports(120, seed="browser")):
        assert shape(report, f"{number}.html") == expected
