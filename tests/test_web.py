"""The local page and the HTTP answer: asked as a browser and a CMS would."""

import json
import random
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="the extra serve is not installed")
pytest.importorskip("multipart", reason="the extra serve is not installed")

from starlette.testclient import TestClient

from claimcheck.documents import document_from_text
from claimcheck.prepublication import check_drafts
from claimcheck.web.answer import Units, answer
from claimcheck.web.app import create_app
from claimcheck.web.guards import HEADERS, Guard
from claimcheck.web.pages import result_page

DRAFT = "Libraries close 😀\n\nThe council closed 14 libraries in 2019, a report says."
RELEASE = "The council closed 12 libraries in 2019."


@pytest.fixture
def page():
    with TestClient(create_app(), base_url="http://127.0.0.1:8437") as client:
        yield client


def _asked(**keys):
    return {"draft": {"text": DRAFT}, "sources": [{"id": "release", "text": RELEASE}], **keys}


# --- for programs -------------------------------------------------------------------------------


def test_a_program_gets_the_report_and_the_matches(page):
    told = page.post("/check", json=_asked()).json()
    assert told["schema"] == "claimcheck/1"
    assert told["incomplete"] is False
    (match, *_) = told["matches"]
    assert DRAFT[match["offset"] : match["offset"] + match["length"]].startswith("14")
    assert match["verdict"] == "conflict"
    assert match["sources"][0]["quote"] == RELEASE
    assert match["message"]


def test_offsets_come_in_the_unit_that_was_asked_for(page):
    told = page.post("/check", json=_asked(offsets="utf-16")).json()
    wide = DRAFT.encode("utf-16-le")
    match = told["matches"][0]
    words = wide[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le")
    assert words.startswith("14")
    for finding in told["discrepancies"]:
        for evidence in finding["evidence"]:
            text = DRAFT if evidence["document"] == "draft" else RELEASE
            packed = text.encode("utf-16-le")[2 * evidence["start"] : 2 * evidence["end"]]
            assert packed.decode("utf-16-le") == evidence["quote"]


@given(st.text(max_size=30), st.data())
def test_units_are_those_of_utf_16(text, data):
    at = data.draw(st.integers(0, len(text)))
    document = document_from_text("d", text + "x")
    told = Units([document], "utf-16").of("d", at)
    assert told == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    assert Units([document], "code-points").of("d", at) == at


def test_claims_are_sentences_or_objects(page):
    claims = ["The council closed 12 libraries in 2019.", {"id": "b", "claim": "It rained."}]
    told = page.post("/check", json=_asked(claims=claims)).json()
    assert [c["id"] for c in told["claims"]] == ["claim-1", "b"]
    assert told["verdicts"][0]["verdict"] == "conflict"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("[]", "no JSON object"),
        ("{", "no JSON"),
        ("{}", "draft must be an object"),
        ('{"draft": {}}', "draft has no text"),
        ('{"draft": {"text": "a"}, "sorces": []}', "did you mean 'sources'"),
        ('{"draft": {"text": "a", "date": "2019-13-01"}}', "draft.date is no date"),
        ('{"draft": {"text": "a"}, "sources": [{"text": 3}]}', "sources[0].text must be text"),
        ('{"draft": {"text": "a"}, "sources": {"text": 3}}', "sources is no list"),
        ('{"draft": {"text": "a"}, "offsets": "bytes"}', "offsets is one of"),
        ('{"draft": {"text": "a"}, "claims": [{"id": "x"}]}', "claims[0] has no claim"),
        (
            '{"draft": {"text": "a", "id": "s"}, "sources": [{"text": "b", "id": "s"}]}',
            "two documents have the id 's'",
        ),
        ('{"draft": {"text": "a"}, "terms": []}', "terms is an object of lists"),
        ('{"draft": {"text": "a", "role": "boss"}}', "draft.role is one of primary"),
        ('{"draft": {"text": "a"}, "claims": [3]}', "claims[0] must be a sentence, or an object"),
        (
            '{"draft": {"text": "a"}, "claims": [{"claim": "a", "confirmed": 1}]}',
            "claims[0].confirmed must be true or false",
        ),
        (
            '{"draft": {"text": "a"}, "claims": [%s"a"]}' % ('"a",' * 20_000),
            "more than one request",
        ),
    ],
)
def test_every_fault_of_a_request_is_named(page, body, says):
    answered = page.post("/check", content=body)
    assert answered.status_code == 400
    assert says in " ".join(answered.json()["errors"])


def test_a_person_who_chose_no_draft_is_asked_for_one(page):
    shown = page.post("/", files=[("sources", ("a.txt", RELEASE.encode()))])

    assert shown.status_code == 400
    assert "Choose a draft." in shown.text


def test_the_documented_request_works(page):
    manual = Path(__file__).parents[1] / "docs" / "local-page.md"
    text = manual.read_text("utf-8")
    body = re.search(r"-d '(\{.*?\})'\n", text, re.DOTALL)[1]
    told = page.post("/check", json=json.loads(body)).json()
    assert told["matches"][0]["verdict"] == "conflict"
    assert told["offsets"] == "utf-16"


# --- for people ---------------------------------------------------------------------------------


FILE = ("draft.txt", DRAFT.encode())


def _uploaded(page, draft=FILE, **more):
    files = [("draft", draft), ("primary", ("release.txt", RELEASE.encode()))]
    files += list(more.items())
    return page.post("/", files=files)


def test_a_draft_is_checked_and_its_words_are_marked(page):
    shown = _uploaded(page)
    assert shown.status_code == 200
    assert re.search(r'<mark class="conflict">14', shown.text)
    assert "The council closed <b>12" in shown.text
    assert "figures checked" in shown.text


def test_what_is_accepted_stays_visible_and_can_be_kept(page):
    shown = _uploaded(page)
    name = re.search(r"/result/([\w-]+)/accept", shown.text)[1]
    finding = re.search(r'name="finding" value="(\w+)"', shown.text)[1]
    told = {"finding": finding, "reason": "Counted again", "by": "rk"}
    again = page.post(f"/result/{name}/accept", data=told)
    assert "Counted again" in again.text
    kept = page.get(f"/result/{name}/claimcheck-accepted.toml").text
    assert finding in kept
    assert json.loads(page.get(f"/result/{name}/report.json").text)["discrepancies"]
    faulty = page.post(f"/result/{name}/accept", data={**told, "reason": " "})
    assert faulty.status_code == 400


def test_the_draft_comes_back_in_word(page):
    docx = pytest.importorskip("docx", reason="the extra word is not installed")
    shown = _uploaded(page)
    name = re.search(r"/result/([\w-]+)/accept", shown.text)[1]
    file = page.get(f"/result/{name}/draft.docx")
    assert "attachment" in file.headers["content-disposition"]
    made = docx.Document(BytesIO(file.content))
    assert any("14 libraries" in p.text for p in made.paragraphs)
    assert len(list(made.comments)) >= 1


def test_a_source_that_cannot_be_read_is_said_and_the_rest_is_checked(page):
    shown = _uploaded(page, sources=("bad.docx", b"no zip"))
    assert "Not everything could be checked" in shown.text
    assert "bad.docx" in shown.text
    assert '<mark class="conflict">' in shown.text


def test_what_is_missing_is_said_on_the_form(page):
    none = page.post("/", files=[("draft", ("d.txt", DRAFT.encode()))])
    assert none.status_code == 400
    assert "at least one source" in none.text
    empty = _uploaded(page, draft=("d.txt", b""))
    assert empty.status_code == 400
    assert 'role="alert"' in empty.text


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "a\\b.txt", '"><script>.txt', "x" * 300 + ".txt"]
)
def test_odd_names_are_only_names(page, name):
    shown = _uploaded(page, draft=(name, DRAFT.encode()))
    assert shown.status_code in {200, 400}
    assert "<script>" not in shown.text


# --- guards -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1.evil.example"}, 421),
        ({"host": "127.0.0.1:8437", "origin": "http://evil.example"}, 403),
        ({"host": "127.0.0.1:8437", "origin": "null"}, 403),
        ({"host": "127.0.0.1:8437", "origin": "http://127.0.0.1:9999"}, 403),
        ({"host": "127.0.0.1:8437", "sec-fetch-site": "cross-site"}, 403),
        ({"host": "127.0.0.1:8437", "origin": "http://127.0.0.1:8437"}, 200),
        ({"host": "localhost:8437"}, 200),
        ({"host": "[::1]:8437"}, 200),
    ],
)
def test_only_this_machines_own_page_is_answered(page, headers, status):
    assert page.post("/check", json=_asked(), headers=headers).status_code == status


def test_a_named_host_is_answered():
    client = TestClient(create_app(("cms.internal",)), base_url="http://cms.internal")
    assert client.get("/").status_code == 200


def test_every_answer_keeps_others_out(page):
    for path in ("/", "/style.css", "/nothing", "/result/none"):
        headers = page.get(path).headers
        assert all(headers[k] == v for k, v in HEADERS.items())
    assert page.get("/nothing").status_code == 404


def test_too_much_is_refused_whatever_length_is_claimed():
    async def app(_scope, receive, _send):
        more = True
        while more:
            more = (await receive()).get("more_body", False)

    client = TestClient(Guard(app, most=1000), base_url="http://127.0.0.1")
    assert client.post("/", content=b"x" * 2000).status_code == 413

    def unmeasured():
        for _ in range(20):
            yield b"x" * 100

    assert client.post("/", content=unmeasured()).status_code == 413


# --- injection ----------------------------------------------------------------------------------


class _Inventory(HTMLParser):
    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, tuple(sorted(name for name, _ in attributes))))


def _inventory(html):
    parser = _Inventory()
    parser.feed(html)
    parser.close()
    return parser.elements


def _page_for(hostile):
    words = f"The council closed 14 libraries in 2019, {hostile} said."
    draft = document_from_text("draft", words, outlet=hostile)
    source = document_from_text("release", f"{RELEASE} {hostile}", outlet=hostile)
    report = check_drafts([draft], [source])
    return result_page("n", report.documents[0], report, word=True)


HOSTILE = st.text(
    st.sampled_from("<>\"'&/=`{}()[]!-;:\\\x00\x1b\u202e\u2028 \n") | st.characters(), max_size=25
).map(lambda t: f"<img src=x onerror=alert(1)>{t}")


@given(HOSTILE)
def test_no_text_becomes_a_node(hostile):
    allowed = {"script", "img", "iframe", "svg", "object", "style"}
    found = _inventory(_page_for(hostile))
    assert not {tag for tag, _ in found} & allowed
    assert all(not name.startswith("on") for _, names in found for name in names)


@pytest.mark.nightly
def test_no_text_becomes_a_node_in_ten_thousand():
    chance = random.Random(8)  # noqa: S311 - the same texts each time
    signs = "<>\"'&/=`{}()[]!-;:\\\x00\x1b\u202e ab\n"
    for _ in range(10_000):
        hostile = "".join(chance.choice(signs) for _ in range(chance.randrange(1, 25)))
        found = _inventory(_page_for(hostile))
        assert not {tag for tag, _ in found} & {"script", "img", "iframe", "svg", "object"}


def test_the_answer_names_its_unit():
    draft = document_from_text("draft", DRAFT)
    told = answer(check_drafts([draft], [document_from_text("r", RELEASE)]), "code-points")
    assert told["offsets"] == "code-points"
