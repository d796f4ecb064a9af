"""Word and ODT files built from their XML, as small as they may be."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Ours"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Chapter"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Items"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip package of some parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str, *, names: str = NAMES, **further: str | bytes) -> bytes:
    """A Word file of the XML of its body; further parts by their name ("footnotes").

    A part is pointed to by its kind, which is its name without the figure behind it.
    """
    named = {"styles": STYLES, **further}
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for n, name in enumerate(named)
        if "/" not in name
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="m" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{rows}'
            "</Relationships>",
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            **{n if "/" in n else f"word/{n}.xml": part for n, part in named.items()},
        }
    )


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph; a run that is no XML is its words."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{look}{more}</w:pPr>{inside}</w:p>"


def run(words: str, tag: str = "t", look: str = "") -> str:
    """A run of words."""
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def changed(kind: str, inside: str) -> str:
    """Runs inside a change that is kept track of (ins, del, moveFrom, moveTo)."""
    if kind == "del":
        inside = inside.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="1" w:author="A" w:date="2024-05-03T10:00:00Z">{inside}</w:{kind}>'


def mark(kind: str) -> str:
    """The change of a paragraph's mark."""
    return f'<w:rPr><w:{kind} w:id="2" w:author="A"/></w:rPr>'


def table(*rows: str, head: bool = False) -> str:
    """A table of rows of cells with bars between."""
    first = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return (
        "<w:tbl>"
        + "".join(
            f"<w:tr>{first if number == 0 else ''}"
            + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row.split("|"))
            + "</w:tr>"
            for number, row in enumerate(rows)
        )
        + "</w:tbl>"
    )
