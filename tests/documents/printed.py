"""Documents printed as PDF, as word processors and layout programs do."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

STYLES = getSampleStyleSheet()


def printed(
    parts: Sequence[tuple[str, Any]],
    *,
    columns: int = 1,
    head: str = "",
    foot: str = "",
    title: str | None = None,
    justified: bool = False,
    encrypted: str = "",
) -> bytes:
    """Parts are (kind, content): headline, heading, text, item or table (rows of cells)."""

    def edges(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        if head:
            canvas.drawString(2 * cm, 28.3 * cm, head)
        if foot:
            canvas.drawCentredString(10.5 * cm, 1 * cm, foot.replace("#", str(document.page)))

    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=title,
        invariant=1,
        **({"encrypt": encrypted} if encrypted else {}),
    )
    gap = 0.8 * cm
    width = (17 * cm - gap * (columns - 1)) / columns
    frames = [
        Frame(2 * cm + i * (width + gap), 2 * cm, width, 25.5 * cm, 0, 0, 0, 0)
        for i in range(columns)
    ]
    document.addPageTemplates([PageTemplate("page", frames, onPage=edges)])
    body = ParagraphStyle(
        "text", parent=STYLES["BodyText"], alignment=4 if justified else 0, spaceAfter=6
    )
    made = []
    for kind, content in parts:
        if kind == "table":
            made.append(Table(content, spaceBefore=6, spaceAfter=6))
        elif kind == "item":
            made.append(Paragraph(content, body, bulletText="\u2022"))
        else:
            style = {"headline": STYLES["Title"], "heading": STYLES["Heading2"], "text": body}[kind]
            made.append(Paragraph(content, style))
    document.build(made)
    return file.getvalue()


def drawn(*pages: Sequence[tuple[float, float, float, str]]) -> bytes:
    """Pages of pieces drawn in the order given, each as x, y from the top, size and text."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for page in pages:
        for x, y, size, text in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def turned(lines: Sequence[str]) -> bytes:
    """A page that lies on its side in the file and is turned when it is shown."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(842, 595), invariant=1)
    canvas.setPageRotation(90)
    canvas.translate(842, 0)
    canvas.rotate(90)
    for i, line in enumerate(lines):
        canvas.drawString(50, 700 - 14 * i, line)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture() -> bytes:
    """A page without text, as a scanner makes it."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
