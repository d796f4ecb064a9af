"""What may be in a file: the pieces that its reader looks at, in any order, whole and broken."""
# ruff: noqa: E501, RUF001, ISC004 - a table of pieces reads best with many on a line; odd signs are meant

import io
import tarfile
import warnings
import zipfile

from hypothesis import strategies as st

from documents import office_files as word

WORDS = st.sampled_from([
    "Of the 194 children, 90 were in need, of which 49 were on protection plans.",
    "Burglaries fell from 115 in 2009 to 69 in 2010/11, a drop of 40 per cent.",
    "“The council had spent £1.2m,” Ann Lee said on 3 May 2010.",
    "Nearly one in six of the 1,204 homes", "up 3.5 percentage points to 16%", "between April and",
    "about 48,000", "more than 80", "£1.2m-£1.4m", "158 per 100,000 people", "twice as many",
    "Dr. A. B. Carlile QC", "the Office for National Statistics (ONS)", "last year", "not",
    "no fewer than", "said", "who said that", "according to", "but", "compared with", "in all",
    "10am", "-3°C", "½", "٣٤", "①", "1e400", "1" * 400, "1,2,3,4", "9" * 30 + "m", "0%", "−5",
    "0/0", "100/1", "31 February 2010", "2010-13-45", "the year to 2", "10000/11", "12/12/12",
    "?", "…", "\u200b", "\u00a0", "\u2028", "\x85", "\x0c", "\ufeff", "\u202e", "e\u0301", "🏴\u200d☠",
    "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "\t", "'", '"', "(", ")",
    "[1]", "* * *", "- item", "By Ann Lee", "Read more", "HEADLINE IN CAPITALS", "x" * 300,
])  # fmt: skip
NEWS = st.lists(WORDS | st.text(max_size=12), max_size=9).map(" ".join)
LINES = st.lists(NEWS, max_size=6).map("\n\n".join)


def _pieces(*markup: str) -> st.SearchStrategy[str]:
    """Words, and pieces of a markup language, in any order."""
    part = WORDS | st.sampled_from(markup) | st.sampled_from(["", " ", "\n", "\n\n", "\r\n"])
    return st.lists(part | st.text(max_size=8), max_size=24).map("".join)


MARKDOWN = _pieces(
    "# ", "## ", "- ", "1. ", "> ", "| a | b |\n|--|--|\n| 1 | 2 |\n", "**", "*", "_", "`", "```\n",
    "[a](b)", "![", "](", "<p>", "<!--", "-->", "---\n", "===\n", "\\", "&amp;", "&#0;", "&#xD800;",
    "---\ntitle: x\n---\n", "[^1]: ", "[^1]", "\t", "  \n", "<http://a>", "~~", "<details>",
)  # fmt: skip
HTML = _pieces(
    "<p>", "</p>", "<h1>", "</h1>", "<table><tr><th>", "<td rowspan=9999999 colspan=-1>", "</table>",
    "<li>", "<ul>", "<article>", "</article>", "<main>", "<nav>", "</nav>", "<footer>", "<div class=ad>",
    "</div>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<!doctype html>",
    "<meta charset=utf-7>", '<meta property="article:published_time" content="2010-99-99">', "&nbsp;",
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 3', "&#1114112;",
    "&#0;", "&copy", "<blockquote>", "<q>", "<figcaption>", "<br/>", "<a href='", "<svg>", "<template>",
    "<time datetime=x>", "<sup>", "<title>", "<p hidden>", "<p style='display:none'>", "<", ">", "\0",
    '<p aria-hidden="true">', "<details>", "<body>", "</html>", "<pre>", "<textarea>", "<base href=//>",
)  # fmt: skip
RTF = _pieces(
    "{", "}", "\\", r"\par ", r"\u8217 ", r"\u-1 ", r"\u99999999999 ", r"\uc9 ", r"\'e9", r"\'zz",
    r"\bin5 ", r"\bin99999999999 ", r"\ansicpg1251 ", r"\ansicpg0 ", r"{\fonttbl{\f0 Times;}}", r"\f9 ",
    r"\trowd \cellx1 a\cell b\cell\row ", r"{\footnote ", r"{\header ", r"\deleted ", r"\revised ",
    r"{\*\revtbl {A;}}", r"{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}", r"{\pict ", r"{\object ",
    r"{\stylesheet{\s1 heading 1;}}", r"\s1 ", r"\outlinelevel0 ", r"\tab ", r"\emdash ", r"{\info{\title ",
    r"\v ", r"{\upr{a}{\*\ud b}}", r"\~", r"\_", r"\-", r"\pard ", r"\intbl ",
).map(lambda text: r"{\rtf1\ansi " + text + "}")  # fmt: skip
MAIL = _pieces(
    "From: Ann <a@b>\n", "Subject: =?utf-8?q?=ff=zz?=\n", "Subject: =?x?b?!!?=\n", "Date: 99 99\n",
    "Date: Wed, 03 May 2010 10:00:00 -9999\n", "Content-Type: text/plain; charset=x\n\n",
    "Content-Type: text/html; charset=utf-7\n\n", "MIME-Version: 1.0\n",
    "Content-Type: multipart/alternative; boundary=x\n\n", "\n--x\n", "\n--x--\n", "--x\nContent-Type: ",
    "Content-Type: message/rfc822\n\n", "Content-Transfer-Encoding: base64\n", "QUJD=\n",
    "Content-Transfer-Encoding: quoted-printable\n", "=E2=80", "=\n", "> quoted\n", "On Monday Ann wrote:\n",
    "-- \nAnn\n", "Content-Disposition: attachment; filename*=x'y'%ff\n", "Received: \n", "begin 644 a\n",
    "Content-Type: ;;;\n", "Content-Type: multipart/mixed\n\n", " folded\n", "X: " + "a" * 2000 + "\n",
)  # fmt: skip
WORD_BODY = st.lists(
    st.builds(lambda text: word.p(_plain(text)), NEWS)
    | st.sampled_from([
        "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>", "</w:tr>", "<w:r>", "</w:r>",
        word.table("a|b", "1|2", head=True), word.mark("ins"), word.changed("del", word.run("nine")),
        word.changed("ins", word.run("90 children")), "<w:ins>", "</w:ins>", "<w:txbxContent>",
        "</w:txbxContent>", '<w:footnoteReference w:id="1"/>', '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:instrText>TOC</w:instrText>", "<w:tab/>", "<w:br/>",
        '<w:sym w:char="F0B7"/>', '<w:gridSpan w:val="999999999"/>', "<w:vMerge/>", "<mc:AlternateContent>",
        '<w:pStyle w:val="H1"/>', "<w:vanish/>", "<w:sdt>", "</w:sdt>", "&#x0;", "&bad;", "<!-- x -->",
        '<w:commentRangeStart w:id="1"/>', "<w:moveFrom>", "</w:moveFrom>", "<m:oMath>", "<w:rPr>",
    ]),
    max_size=14,
).map("".join)  # fmt: skip
ODT_BODY = st.lists(
    st.builds(lambda text: f"<text:p>{_plain(text)}</text:p>", NEWS)
    | st.sampled_from([
        "<text:p>", "</text:p>", '<text:h text:outline-level="x">', "</text:h>", "<text:list>", "</text:list>",
        "<text:list-item>", "<text:s text:c='99999999999'/>", "<text:s text:c='x'/>", "<text:tab/>",
        "<text:line-break/>", "<table:table>", "</table:table>", "<table:table-row>", "</table:table-row>",
        "<table:table-cell table:number-columns-repeated='999999999'>", "</table:table-cell>",
        "<table:table-row table:number-rows-repeated='999999999'>", "<table:covered-table-cell/>",
        "<text:note>", "</text:note>", "<draw:text-box>", "</draw:text-box>", "<office:annotation>",
        '<text:change-start text:change-id="c"/>', '<text:change-end text:change-id="c"/>', "&bad;", "<text:span>",
    ]),
    max_size=14,
).map("".join)  # fmt: skip
PDF_PARTS = st.lists(
    st.sampled_from([
        "%PDF-1.4\n", "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
        "2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 99999999 >>\nendobj\n",
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << "
        "/F 5 0 R >> >> >>\nendobj\n",
        "4 0 obj\n<< /Length 60 >>\nstream\nBT /F 12 Tf 72 700 Td (90 children were in need) Tj ET\nendstream\nendobj\n",
        "4 0 obj\n<< /Length 9999999999 >>\nstream\nBT /F 1e9 Tf -1e9 1e9 Td (x) Tj\nendstream\nendobj\n",
        "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n",
        "xref\n0 1\n0000000000 65535 f \n", "trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n",
        "trailer\n<< /Encrypt 5 0 R /Root 1 0 R >>\n", "endobj\n", "stream\n", "endstream\n", "(", ")", "<<", ">>",
    ])
    | st.text("0123456789 /", max_size=6),
    min_size=4,
    max_size=16,
).map(lambda parts: "".join(["%PDF-1.4\n", *parts]).encode("latin-1"))  # fmt: skip
TOML = _pieces(
    "[[claim]]\n", "[[document]]\n", "[terms]\n", "[units]\n", 'id = "a"\n', 'id = "b"\n', "id = 3\n",
    'claim = "90 children were in need"\n', 'claim = """\n', '"""\n', "claim = ''\n", 'period = "2009"\n',
    'period = "2009-99"\n', 'period = "last year"\n', 'file = "../x"\n', 'file = "a.txt"\n', "date = 2010-01-01\n",
    "date = 1979-05-27T07:32:00Z\n", 'role = "primary"\n', 'severity = "eror"\n', "tags = [\n", "]\n", '"x"', "{", "}",
    "where = []\n", 'where = ["d"]\n', '"children" = { is = "people", not = ["cases"] }\n', '"CIN" = ["x"]\n', "# c\n",
    "claimm = 1\n", "a.b.c = 1\n", '"" = 1\n', "title = 1\n", 'root = ".."\n', "[claim]\n", "x = 0x\n", "= 1\n", "\\u0000",
    'confirmed = "no"\n', 'source = "d"\n', 'unit = "children"\n', 'speaker = "Ann Lee"\n', "x = " + "[" * 200 + "\n",
)  # fmt: skip
CSV = _pieces(
    "id,claim,period\n", "claim\n", "id;claim\n", "a,", ",", ";", "\t", '"', '""', "\n", "\r\n", "=1+1", "'=1", "@x",
    "confirmed", "yes", "maybe", "tags", "where", "note", "severity,", "error", "90 children were in need", "\0", "sep=;\n",
    "verdict", "document,file\n",
)  # fmt: skip
LISTED = _pieces(
    "# Claims\n", "- 90 children were in need\n", "1. ", "* ", "- [ ] ", "- (period: 2009) ", "  - note: x\n", "|a|b|\n",
    "(place: ", ")", "- id: a\n", "`a`", "**", "<!--", "\n", "period:", "## documents\n", "- a.txt\n", "[x](y)",
)  # fmt: skip
XLSX_SHEETS = st.lists(
    st.lists(
        st.sampled_from([
            '<c t="inlineStr"><is><t>claim</t></is></c>', '<c t="inlineStr"><is><t>id</t></is></c>',
            '<c t="inlineStr"><is><t>90 children were in need</t></is></c>', "<c><v>1e400</v></c>", '<c r="XFD1"/>',
            '<c t="s"><v>999</v></c>', '<c t="b"><v>x</v></c>', '<c t="e"><v>#N/A</v></c>', "<c><f>1+1</f></c>", "<c>",
            '<c t="d"><v>2010-99-99</v></c>', '<c r="A0"/>', "</c>", '<c s="99"><v>40000</v></c>', "&bad;",
            '<c r="ZZZZZ9999999999"><v>1</v></c>', '<c t="n"><v>abc</v></c>', '<c t="s"><v>-1</v></c>',
        ]),
        max_size=4,
    ).map(lambda cells: f"<row>{''.join(cells)}</row>"),
    max_size=4,
).map("".join)  # fmt: skip


def _plain(text: str) -> str:
    """Words that XML can hold."""
    kept = "".join(c for c in text if c.isprintable() or c in "\t\n")
    return kept.replace("&", "&amp;").replace("<", "&lt;")


def workbook(rows: str) -> bytes:
    """A workbook of the XML of its rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return word.packed({
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{kinds}.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{word.R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{word.R}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{word.R}"><sheets><sheet name="a" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    })  # fmt: skip


NAMES = st.sampled_from([
    "a.txt", "b/a.txt", "a.md", "a.html", "../a.txt", "/a.txt", "a.zip", "a.exe", ".hidden", "a.docx", "", "a/",
    "CON.txt", "a\\b.txt", "a\n.txt", "ä.txt", "a.txt/b.txt", "\udcff.txt", "x" * 300 + ".txt", "a.eml", "a\x1b[2J.txt",
])  # fmt: skip
MEMBERS = st.lists(st.tuples(NAMES, LINES | HTML), max_size=5)


def zipped(members: list[tuple[str, str]]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for name, text in members:
            made = name.encode("utf-8", "replace").decode() or "a"
            info = zipfile.ZipInfo("a")
            info.filename = made
            archive.writestr(info, text.encode("utf-8", "replace"))
    return out.getvalue()


def tarred(members: list[tuple[str, str]], how: str = "w:gz") -> bytes:
    """A tar archive; a member with no text is a link."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=how) as archive:  # type: ignore[call-overload]
        for name, text in members:
            info = tarfile.TarInfo(name or "a")
            data = text.encode("utf-8", "replace")
            info.size = len(data)
            if not data:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


@st.composite
def broken(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Bytes as they are, or with some of them cut, repeated, replaced or put in."""
    data = bytearray(draw(whole))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2, 5]))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        new = draw(st.binary(max_size=6) | st.just(bytes(data[start:end]) * 3))
        data[start:end] = new
    return bytes(data)


def encoded(text: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Text in one of the encodings that files come in."""
    codecs = ["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be"]
    return st.builds(lambda t, c: t.encode(c, "replace"), text, st.sampled_from(codecs))
