"""The draft comes back as a Word copy: each comment at its words, and nothing else changed."""

import datetime as dt
import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents import read_document
from claimcheck.documents.formats import UnreadableError
from claimcheck.model import (
    Acceptance,
    DocumentEntry,
    Evidence,
    Finding,
    Report,
    Role,
    Span,
    Tracked,
    Verdict,
)
from claimcheck.word_copy import word_copy
from documents.office_files import docx as _bare
from documents.office_files import packed

pytest.importorskip("docx", reason="the extra word is not installed")

DAY = dt.date(2024, 5, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SINGLE = {f"{W}tab", f"{W}br", f"{W}noBreakHyphen"}


def word_file(body, **further):
    """A Word file with the list of its parts' types, which Word and its libraries ask for."""
    bare = zipfile.ZipFile(BytesIO(_bare(body, **further)))
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    named = {"document": "document.main", "styles": "styles", "footnotes": "footnotes"}
    rows = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{main}.{kind}+xml"/>'
        for part, kind in named.items()
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/>{rows}</Types>'
    )
    parts = {name: bare.read(name) for name in bare.namelist()}
    return packed({"[Content_Types].xml": types, **parts})


def _read(data, folder, tracked=None):
    path = Path(folder) / "draft.docx"
    path.write_bytes(data)
    entry = DocumentEntry("draft", path, role=Role.DRAFT, tracked=tracked or Tracked.ACCEPTED)
    return read_document(entry)


def _finding(document, start, end, number=1, **keys):
    marks = (Span(start, end),)
    quote = Evidence("draft", document.text[start:end], start, end, 1, 1, marks)
    return Finding(
        "value", "value", Verdict.CONFLICT, "It differs.", (quote,), id=f"f{number}", **keys
    )


def _part(data, name):
    return ET.fromstring(  # noqa: S314 - made here
        zipfile.ZipFile(BytesIO(data)).read(name)
    )


def _anchored(data):
    """The words between the marks of each comment, by the words of the comment."""
    body = _part(data, "word/document.xml")
    comments = {
        c.get(f"{W}id"): "\n".join("".join(p.itertext()) for p in c)
        for c in _part(data, "word/comments.xml")
    }
    open_, found = set(), dict.fromkeys(comments, "")
    for element in body.iter():
        if element.tag == f"{W}commentRangeStart":
            open_.add(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(element.get(f"{W}id"))
        elif element.tag == f"{W}t":
            for each in open_:
                found[each] += element.text or ""
    return {comments[c]: words for c, words in found.items()}


def _words(data):
    return "".join(t.text or "" for t in _part(data, "word/document.xml").iter(f"{W}t"))


def _runs(*texts):
    inner = "".join(
        f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{t}</w:t></w:r>' for t in texts
    )
    return f"<w:p>{inner}</w:p>"


def _copied(data, document, *findings, **keys):
    return word_copy(document, Report(documents=(document,), discrepancies=findings), data, **keys)


def test_a_comment_stands_at_the_exact_words(tmp_path):
    data = word_file(
        _runs("The council clo", "sed 14 libraries", " in 2019.") + _runs("It kept 14 open.")
    )
    document = _read(data, tmp_path)
    at = document.text.rindex("14")
    copy = _copied(
        data,
        document,
        _finding(document, document.text.index("14 lib"), document.text.index(" in 2019")),
        _finding(document, at, at + 2, 2),
    )
    assert list(_anchored(copy.data).values()) == ["14 libraries", "14"]
    assert (copy.comments, copy.loose) == (2, 0)
    assert _words(copy.data) == _words(data)


@given(st.lists(st.text("ab 14", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_any_words_are_anchored_whatever_the_runs(tmp_path_factory, texts, data):
    whole = " ".join(("x", *"".join(texts).split(), "z"))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole) - 1), max_size=4)))
    parts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    packed = word_file(_runs(*parts))
    document = _read(packed, tmp_path_factory.mktemp("w"))
    start = data.draw(st.integers(0, len(whole) - 1).filter(lambda i: not whole[i].isspace()))
    end = data.draw(st.integers(start + 1, len(whole)).filter(lambda i: not whole[i - 1].isspace()))
    copy = _copied(packed, document, _finding(document, start, end))
    assert list(_anchored(copy.data).values()) == [whole[start:end]]
    assert _words(copy.data) == whole


@pytest.mark.parametrize(
    ("tracked", "figure"), [(Tracked.ACCEPTED, "119"), (Tracked.REJECTED, "90")]
)
def test_a_figure_inside_a_tracked_change_is_commented(tmp_path, tracked, figure):
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Of the 194, </w:t></w:r>'
        '<w:del w:id="1" w:author="a"><w:r><w:delText>90</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>119</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> were known.</w:t></w:r></w:p>'
    )
    data = word_file(body)
    document = _read(data, tmp_path, tracked)
    at = document.text.index(figure)
    copy = _copied(data, document, _finding(document, at, at + len(figure)), tracked=tracked)
    assert copy.loose == 0
    assert b"commentRangeStart" in zipfile.ZipFile(BytesIO(copy.data)).read("word/document.xml")
    if tracked is Tracked.ACCEPTED:
        assert list(_anchored(copy.data).values()) == ["119"]
    assert {"del", "ins"} <= {
        e.tag.removeprefix(W) for e in _part(copy.data, "word/document.xml").iter()
    }


def test_words_of_a_table_are_found(tmp_path):
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [("Year", "Fires"), ("2019", "310"), ("2020", "320")]
    table = "".join(f"<w:tr>{''.join(cell.format(c) for c in row)}</w:tr>" for row in rows)
    data = word_file(_runs("Fires by year.") + f"<w:tbl>{table}</w:tbl>")
    document = _read(data, tmp_path)
    at = document.text.index("320")
    copy = _copied(data, document, _finding(document, at, at + 3))
    assert list(_anchored(copy.data).values()) == ["320"]


def test_words_outside_the_main_text_are_quoted_at_its_beginning(tmp_path):
    words = "<w:p><w:r><w:t>It rose by 9% in the year to May.</w:t></w:r></w:p>"
    inside = f'<w:footnote w:id="2">{words}</w:footnote>'
    note = f'<w:footnotes xmlns:w="{W[1:-1]}">{inside}</w:footnotes>'
    data = word_file(_runs("The rate rose."), footnotes=note)
    document = _read(data, tmp_path)
    at = document.text.index("9%")
    copy = _copied(data, document, _finding(document, at, at + 2))
    assert (copy.comments, copy.loose) == (1, 1)
    assert "not in the main text" in next(iter(_anchored(copy.data)))


def test_a_comment_says_why_and_where_the_other_side_stands(tmp_path):
    data = word_file(_runs("14 libraries closed."))
    document = _read(data, tmp_path)
    other = Evidence("release", "12 libraries closed.", 0, 20, 3, 7)
    finding = _finding(document, 0, 2, arithmetic="14 - 12 = 2")
    finding = Finding(**{
        k: getattr(finding, k) for k in ("rule", "kind", "verdict", "reason", "arithmetic", "id")
    }, evidence=(*finding.evidence, other))  # fmt: skip
    (said,) = _anchored(_copied(data, document, finding).data)
    assert said == (
        "conflict: value. It differs.\nArithmetic: 14 - 12 = 2\n"
        "release:3:7: “12 libraries closed.”\n[f1]"
    )


def test_the_original_is_untouched_and_the_copy_reproducible(tmp_path):
    data = word_file(_runs("14 libraries closed."))
    document = _read(data, tmp_path)
    before = (tmp_path / "draft.docx").read_bytes()
    copies = {_copied(data, document, _finding(document, 0, 2)).data for _ in range(2)}
    assert len(copies) == 1
    assert (tmp_path / "draft.docx").read_bytes() == before
    assert not re.search(
        rb'w:date="', zipfile.ZipFile(BytesIO(copies.pop())).read("word/comments.xml")
    )


def test_a_text_becomes_a_word_file(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text("Libraries close\n\nThe council closed 14 libraries.\n", "utf-8")
    document = read_document(DocumentEntry("draft", path, role=Role.DRAFT))
    at = document.text.index("14")
    copy = _copied(None, document, _finding(document, at, at + 2))
    assert list(_anchored(copy.data).values()) == ["14"]
    assert _words(copy.data) == "Libraries closeThe council closed 14 libraries."


def test_what_is_no_word_file_is_said(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text("It rained.", "utf-8")
    document = read_document(DocumentEntry("draft", path))
    with pytest.raises(UnreadableError, match="Word file"):
        _copied(b"PK no", document)


def test_agreement_is_no_comment(tmp_path):
    data = word_file(_runs("14 libraries closed."))
    document = _read(data, tmp_path)
    finding = Finding(
        "agreement", "value", Verdict.AGREE, "Same.", _finding(document, 0, 2).evidence
    )
    assert _copied(data, document, finding).comments == 0


def _said(finding, document, data, *, evidence=None, **keys):
    quotes = finding.evidence if evidence is None else evidence
    changed = evolve(finding, evidence=quotes, **keys)
    return list(_anchored(_copied(data, document, changed).data))


def test_a_comment_on_quoted_words_says_that_they_are_not_to_be_corrected(tmp_path):
    data = word_file(_runs("“We closed 14,” she said."))
    document = _read(data, tmp_path)
    finding = _finding(document, 11, 13)
    (quote,) = finding.evidence

    (said,) = _said(finding, document, data, evidence=(evolve(quote, inside_quotation=True),))

    assert "inside a quotation: report them, and do not correct them" in said
    assert "inside a quotation" not in _said(finding, document, data)[0]


def test_a_comment_says_who_let_a_finding_stand(tmp_path):
    data = word_file(_runs("14 libraries closed."))
    document = _read(data, tmp_path)
    accepted = Acceptance("f1", "value", (), "Counted again", "rk", date=DAY)

    (said,) = _said(_finding(document, 0, 2), document, data, accepted=accepted)

    assert "Accepted by rk: Counted again" in said


def test_what_quotes_only_other_documents_is_no_comment(tmp_path):
    data = word_file(_runs("14 libraries closed."))
    document = _read(data, tmp_path)
    other = Evidence("release", "12 libraries closed.", 0, 20, 3, 7)

    finding = evolve(_finding(document, 0, 2), evidence=(other,))

    assert _copied(data, document, finding).comments == 0


def test_without_marks_a_comment_stands_at_the_whole_quotation(tmp_path):
    data = word_file(_runs("It rained. 14 libraries closed."))
    document = _read(data, tmp_path)
    quote = Evidence("draft", "14 libraries closed.", 11, 31, 1, 12)
    finding = evolve(_finding(document, 0, 2), evidence=(quote,))

    copy = _copied(data, document, finding)

    assert list(_anchored(copy.data).values()) == ["14 libraries closed."]


@pytest.mark.parametrize("words", ["Closed", "14", "libraries", "Closed 14", "14 libraries"])
@pytest.mark.parametrize("mark", ["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"])
def test_tabs_and_breaks_within_a_run_stay_where_they_are(tmp_path, words, mark):
    texts = ["Closed", "14", "libraries", "here"]
    inner = mark.join(f"<w:t>{text}</w:t>" for text in texts)
    data = word_file(f"<w:p><w:r><w:rPr><w:b/></w:rPr>{inner}</w:r></w:p>")
    document = _read(data, tmp_path)
    first, last = words.split()[0], words.split()[-1]
    start, end = document.text.index(first), document.text.index(last) + len(last)

    copy = _copied(data, document, _finding(document, start, end))

    assert "".join(_anchored(copy.data).values()) == words.replace(" ", "")
    order = [e.tag for e in _part(data, "word/document.xml").iter() if e.text or e.tag in SINGLE]
    kept = [
        e.tag for e in _part(copy.data, "word/document.xml").iter() if e.text or e.tag in SINGLE
    ]
    assert kept == order
    bold = {run: run.find(f"{W}rPr/{W}b") for run in _runs_of(copy.data)}
    assert None not in bold.values()


def _runs_of(data):
    """The runs of the main text that hold words, without those that only carry a comment's mark."""
    runs = _part(data, "word/document.xml").iter(f"{W}r")
    return [run for run in runs if run.find(f"{W}t") is not None]


def test_words_of_a_file_without_main_text_are_quoted_where_it_would_begin(tmp_path):
    words = "<w:p><w:r><w:t>It rose by 9% in the year to May.</w:t></w:r></w:p>"
    note = (
        f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2">{words}</w:footnote></w:footnotes>'
    )
    data = word_file("<w:p/>", footnotes=note)
    document = _read(data, tmp_path)
    at = document.text.index("9%")

    copy = _copied(data, document, _finding(document, at, at + 2))

    assert (copy.comments, copy.loose) == (1, 1)
    assert "It rose by 9%" not in _words(copy.data)
