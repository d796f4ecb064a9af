"""What hostile and broken input costs: one measurement for each row of the table of faults.

Each returns what was reached and whether that is what was asked. The tests hold every row to its
figure; `bench/faults.py` prints the table.
"""
# ruff: noqa: E501 - a table reads best with a row on a line

import io
import json
import os
import random
import re
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from claimcheck import checking
from claimcheck.claimfile import read_claim_file
from claimcheck.cli import main
from claimcheck.documents import document_from_text, find_documents, read_document
from claimcheck.documents.html import read_html
from claimcheck.errors import ClaimcheckError, DocumentError
from claimcheck.model import Claim, DocumentEntry, Tracked
from claimcheck.reading.reader import read_document as read
from claimcheck.reports import renderer

CLAIM = Claim("cin", "90 children were in need, of which 49 were on protection plans")
STORY = (
    "Of the 194 children, 90 were in need, of which 49 were on protection plans. "
    "Carter\u2019s council said that \u00a31.2m had been spent."
)


@frozen
class Reached:
    """The figure that was reached, in words, and whether it is the one that was asked."""

    figure: str
    holds: bool


@frozen
class Fault:
    """A row of the table: what is tried, the figure asked for, and how it is measured."""

    row: int
    tried: str
    asked: str
    measure: Callable[[Path], Reached]
    heavy: bool = False
    """It takes long, and is left out of the usual run."""


def fault_of(path: Path) -> str:
    """Why a document is not read; empty if it is."""
    try:
        read_document(DocumentEntry("x", path))
    except DocumentError as error:
        return error.faults[0].what
    return ""


_COST = """
import json, resource, sys
from pathlib import Path
from claimcheck import checking
from claimcheck.documents import find_documents
from claimcheck.model import Claim
entries, problems = find_documents([Path(p) for p in sys.argv[1:]])
loaded = checking.load_documents(entries)
claim = Claim("c", "90 children were in need, of which 49 were on protection plans")
report = checking.check_documents([claim], loaded.documents, problems=(*problems, *loaded.problems))
from claimcheck.apart.runner import end_process
end_process()
unit = 1e6 if sys.platform == "darwin" else 1e3
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
status = Path("/proc/self/status")
if status.exists():  # the figure above also counts what the process was before it became this one
    peak = next(int(r.split()[1]) for r in open(status) if r.startswith("VmHWM")) / 1e3
peak += resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
used = sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, who))
print(json.dumps({"seconds": used, "peak": peak,
                  "read": len(loaded.documents), "said": [p.what for p in report.problems]}))
"""


def cost_of(*paths: Path) -> dict[str, object]:
    """What a whole run over some paths costs: seconds of work, and peak memory in MB."""
    done = subprocess.run(
        [sys.executable, "-c", _COST, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if done.returncode:
        return {"seconds": 0.0, "peak": 0.0, "read": -1, "said": [done.stderr[-300:]]}
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _within(paths: Sequence[Path], *, seconds: float, peak: float, refused: bool) -> Reached:
    worst_time = worst_peak = 0.0
    said: list[str] = []
    fine = True
    for path in paths:
        cost = cost_of(path)
        worst_time = max(worst_time, float(cost["seconds"]))  # type: ignore[arg-type]
        worst_peak = max(worst_peak, float(cost["peak"]))  # type: ignore[arg-type]
        what = "".join(map(str, cost["said"]))  # type: ignore[call-overload]
        said.append(what.partition("; ")[0].partition(" (")[0] or "read")
        fine &= cost["read"] != -1 and bool(what) == refused
    return Reached(
        f"{worst_time:.1f} s, {worst_peak:.0f} MB: {'; '.join(dict.fromkeys(said))}",
        fine and worst_time <= seconds and worst_peak <= peak,
    )


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times longer twice as much takes; the least of three measurements."""
    ratios = []
    for _ in range(3):
        times = []
        for n in (size, 2 * size):
            begun = time.process_time()
            work(n)
            times.append(time.process_time() - begun)
        ratios.append(times[1] / max(times[0], 0.01))
    return min(ratios)


# --- 8 and 9: what bytes mean ----------------------------------------------------------------


def encodings(folder: Path) -> Reached:
    ways = {
        "utf-8": STORY.encode(),
        "utf-8-sig": STORY.encode("utf-8-sig"),
        "utf-16-le": b"\xff\xfe" + STORY.encode("utf-16-le"),
        "utf-16-be": b"\xfe\xff" + STORY.encode("utf-16-be"),
        "cp1252": STORY.encode("cp1252"),
    }
    found, unsaid = set(), 0
    for name, data in ways.items():
        path = folder / f"{name}.txt"
        path.write_bytes(data)
        document = read_document(DocumentEntry("x", path))
        cell = checking.check_documents([CLAIM], [document]).cells[0]
        found.add((document.text, cell.verdict, cell.reason))
        unsaid += name == "cp1252" and not document.notes
    (folder / "mojibake.txt").write_bytes(STORY.encode().decode("cp1252").encode())
    flagged = bool(read_document(DocumentEntry("x", folder / "mojibake.txt")).notes)
    (folder / "cut.txt").write_bytes(STORY.encode()[: STORY.index("\u2019") + 1])
    cut = bool(read_document(DocumentEntry("x", folder / "cut.txt")).notes)
    return Reached(
        f"{len(found)} reading of 5 encodings, {unsaid} guesses unsaid, "
        f"mojibake {'flagged' if flagged else 'missed'}",
        len(found) == 1 and not unsaid and flagged and cut,
    )


ODD = "\x00\x07\x1b[2J\x9b\u202e\u2066\u200b\u00ad\ufeff\u2028\u0085\u0664\u0669\uff19\u00b2\u0660"


def odd_characters(folder: Path) -> Reached:
    chance = random.Random(9)  # noqa: S311 - the same text each time
    crashes = shown = 0
    count = 300
    for _ in range(count):
        text = list(STORY)
        for _ in range(chance.randint(1, 12)):
            text.insert(chance.randrange(len(text)), chance.choice(ODD))
        document = document_from_text("x", "".join(text))
        try:
            report = checking.check_documents([CLAIM], [document])
            page = renderer("terminal").render(report, width=100, color=False)
        except Exception:  # noqa: BLE001 - any crash counts
            crashes += 1
            continue
        shown += bool(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page))
    (folder / "a.txt").write_bytes(b"49 children\x00")
    nul = "NUL" in fault_of(folder / "a.txt")
    return Reached(
        f"{crashes} crashes, {shown} marks obeyed, in {count} texts",
        not crashes and not shown and nul,
    )


# --- 10 and 11: size -------------------------------------------------------------------------


def huge_file(folder: Path) -> Reached:
    path = folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(21_000_000)
    begun = time.perf_counter()
    what = fault_of(path)
    took = time.perf_counter() - begun
    return Reached(
        f"{took * 1000:.0f} ms: {what.partition('; ')[0]}", took < 0.1 and "limit is 20 MB" in what
    )


def deadly_sizes(folder: Path) -> Reached:
    (folder / "line.txt").write_text("of the children 49 were known and " * 580_000)
    (folder / "numbers.txt").write_text("49\n" * 1_000_000)
    (folder / "page.html").write_text("<p>49 children" * 1_400_000)
    return _within(
        [folder / "line.txt", folder / "numbers.txt", folder / "page.html"],
        seconds=30,
        peak=512,
        refused=True,
    )


def long_number(folder: Path) -> Reached:
    (folder / "digits.txt").write_text(
        f"There were {'9' * 5000} children, and {'1,' * 3000}1 more."
    )
    return _within([folder / "digits.txt"], seconds=30, peak=512, refused=False)


def largest_allowed(folder: Path) -> Reached:
    chance = random.Random(11)  # noqa: S311 - the same text each time
    words = [
        "the",
        "council",
        "said",
        "children",
        "in",
        "need",
        "were",
        "known",
        "to",
        "services",
        "before",
        "after",
        "review",
    ]
    story = [f"{' '.join(chance.choices(words, k=12))} {n % 900}." for n in range(11_000)]
    (folder / "paragraphs.txt").write_text("\n\n".join(story))
    (folder / "line.txt").write_text(" ".join(story))
    (folder / "rows.txt").write_text("\n".join(str(n) for n in range(24_000)))
    return _within(
        [folder / "paragraphs.txt", folder / "line.txt", folder / "rows.txt"],
        seconds=30,
        peak=512,
        refused=False,
    )


# --- 12 and 13: office files -----------------------------------------------------------------

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = f'<w:document xmlns:w="{_WORD}"><w:body>%s</w:body></w:document>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word_file(path: Path, body: str, before: str = "") -> Path:
    """A Word file of one part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _LINKS)
        file.writestr("word/document.xml", before + _BODY % body)
    return path


def word_bombs(folder: Path) -> Reached:
    one = f"<w:p><w:r><w:t>{'a' * 100_000_000}</w:t></w:r></w:p>"
    text = word_file(folder / "text.docx", one)
    del one
    elements = word_file(folder / "elements.docx", "<w:p/>" * 2_000_000)
    many = folder / "entries.docx"
    with zipfile.ZipFile(many, "w") as file:
        for n in range(2001):
            file.writestr(f"word/{n}.xml", "")
    lying = folder / "lying.docx"
    data = bytearray(text.read_bytes())
    size = zipfile.ZipFile(text).getinfo("word/document.xml").file_size.to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (90_000).to_bytes(4, "little")
    lying.write_bytes(bytes(data))
    return _within([text, elements, many, lying], seconds=30, peak=150, refused=True)


def zip_bombs(folder: Path) -> Reached:
    zeros = folder / "zeros.zip"
    with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", bytes(100_000_000))
    many = folder / "many.zip"
    with zipfile.ZipFile(many, "w") as file:
        for n in range(2001):
            file.writestr(f"{n}.txt", "49 children")
    nested = zeros.read_bytes()
    for _ in range(4):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("in.zip", nested)
        nested = out.getvalue()
    (folder / "nested.zip").write_bytes(nested)
    return _within([zeros, many, folder / "nested.zip"], seconds=30, peak=150, refused=True)


def entities(folder: Path) -> Reached:
    secret = folder / "secret"
    secret.write_text("4949 secrets")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    tried = {
        "laughs": f'<!DOCTYPE d [<!ENTITY l0 "lol">{laughs}]>',
        "file": f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>',
        "http": '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        "dtd": '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
    }
    events: list[str] = []

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        if listening and (
            event.startswith("socket.") or (event == "open" and str(arguments[0]) == str(secret))
        ):
            events.append(event)

    sys.addaudithook(listen)
    listening = True
    rows = 0
    for name, before in tried.items():
        said = "&l9;" if name == "laughs" else "&x;" if name != "dtd" else "49"
        path = word_file(
            folder / f"{name}.docx", f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>", before
        )
        rows += bool(fault_of(path))
    listening = False
    return Reached(
        f"{len(events)} reads and sockets, {rows} of {len(tried)} refused",
        not events and rows == len(tried),
    )


# --- 14 and 15: pages ------------------------------------------------------------------------


def pdf_of(content: bytes) -> bytes:
    """A PDF of one page with a compressed stream of drawing."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%bendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer<</Size 5/Root 1 0 R>>startxref\n%d\n%%%%EOF" % start


def pdf_bombs(folder: Path) -> Reached:
    packer = zlib.compressobj(9)
    block = b"0 " * (1 << 20)
    zeros = b"".join(packer.compress(block) for _ in range(256)) + packer.flush()
    (folder / "zeros.pdf").write_bytes(pdf_of(zeros))
    words = b"BT /F1 1 Tf " + b"(49) Tj 1 0 Td " * 1_000_000 + b"ET"
    (folder / "words.pdf").write_bytes(pdf_of(zlib.compress(words, 9)))
    (folder / "cut.pdf").write_bytes(pdf_of(zlib.compress(b"BT ET"))[:120])
    loop = pdf_of(zlib.compress(b"BT ET")).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R]/Count 9")
    (folder / "loop.pdf").write_bytes(loop)
    return _within(
        [folder / f"{n}.pdf" for n in ("zeros", "words", "cut", "loop")],
        seconds=30,
        peak=512,
        refused=True,
    )


def html_bombs(folder: Path) -> Reached:
    def page(text: str) -> None:
        try:
            read_html(DocumentEntry("x", Path("x.html")), text)
        except ValueError:
            return

    ratios = {
        "nested": growth(lambda n: page("<b>" * n), 40_000),
        "comments": growth(lambda n: page("<p>49 children</p>" + "<!-- " * n), 100_000),
        "attributes": growth(lambda n: page(f"<p {'a=1 ' * n}>49 children</p>"), 40_000),
        "unclosed": growth(lambda n: page("<p>49 children" + "<" * n), 100_000),
        "paragraphs": growth(lambda n: page("<p>49 children</p>" * n), 2_000),
    }
    deep = folder / "deep.html"
    deep.write_text("<div>" * 1_000_000 + STORY)
    cost = cost_of(deep)
    worst = max(ratios, key=lambda name: ratios[name])
    return Reached(
        f"t(2n)/t(n) at most {ratios[worst]:.2f} ({worst}); 1 M nested tags {cost['seconds']:.1f} s",
        ratios[worst] <= 2.5 and float(cost["seconds"]) < 5,  # type: ignore[arg-type]
    )


# --- 16 to 18: patterns and claims files -------------------------------------------------------

_ADVERSE = (
    "1,1", "9", "a", " ", "49 of the ", "of which ", "(", '"', "\u2018", "-", ".", "a.", "A. ",
    "per cent ", "and ", "1 in ", "\u00a3", "2009-", "Mr ", "the ", "x-", "1 ", "not ", "\t", "\n ",
    "| ", "Jan ", "http://", "@a.", "%", "million ", "one hundred and ",
)  # fmt: skip


def patterns(_: Path) -> Reached:
    worst, at = 0.0, ""
    for unit in _ADVERSE:
        size = 6_000

        def work(n: int, unit: str = unit) -> None:
            read(document_from_text("x", (unit * n)[:n] + "!"))

        ratio = growth(work, size)
        if ratio > worst:
            worst, at = ratio, unit
    return Reached(
        f"t(2n)/t(n) at most {worst:.2f} over {len(_ADVERSE)} texts (worst: {at!r})", worst <= 2.5
    )


def house_patterns(folder: Path) -> Reached:
    docs = folder / "docs"
    docs.mkdir()
    (docs / f"{'a' * 200}.txt").write_text(STORY)
    (docs / ".gitignore").write_text("*a" * 60 + "b\n")
    begun = time.perf_counter()
    _, problems = find_documents([docs])
    took = time.perf_counter() - begun
    return Reached(
        f"{took:.2f} s, {len(problems)} pattern left out and listed",
        took < 2 and len(problems) == 1,
    )


def claims_bombs(folder: Path) -> Reached:
    claim = '[[claim]]\nid = "a"\nclaim = "49 children"\n'
    tried = {
        "size": "#" * 5_000_001,
        "depth": "a = " + "[" * 5_000,
        "tables": f"[{'.'.join('a' * 5_000)}]\n",
        "claims": "".join(
            f'[[claim]]\nid = "c{n}"\nclaim = "{n} children"\n' for n in range(10_001)
        ),
        "double": claim + claim,
        "key": claim + 'perod = "2009"\n',
    }
    said = {}
    for name, text in tried.items():
        path = folder / f"{name}.toml"
        path.write_text(text)
        said[name] = _fault_of_claims(path)
    chance = random.Random(18)  # noqa: S311 - the same files each time
    crashes = 0
    path = folder / "fuzz.toml"
    for _ in range(300):
        data = bytearray((claim * 3).encode())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.choice(b'[]{}"=\n\\#.\x00\xff\xc3a1')
        path.write_bytes(bytes(data))
        crashes += _fault_of_claims(path).startswith("crash")
    fine = not crashes and all(w and not w.startswith("crash") for w in said.values())
    named = all(f":{line}" in said[name] for name, line in (("double", 5), ("key", 4)))
    return Reached(
        f"{crashes} crashes in 300 files, {sum(map(bool, said.values()))} of {len(tried)} refused",
        fine and named and "did you mean 'period'" in said["key"],
    )


def _fault_of_claims(path: Path) -> str:
    try:
        read_claim_file(path)
    except ClaimcheckError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - any crash counts
        return f"crash: {error!r}"
    return ""


# --- 19 and 20: names and paths ----------------------------------------------------------------


def paths_out(folder: Path) -> Reached:
    docs, away = folder / "docs", folder / "away"
    docs.mkdir()
    away.mkdir()
    (away / "secret.txt").write_text(STORY)
    (docs / "good.txt").write_text(STORY)
    (docs / "file.txt").symlink_to(away / "secret.txt")
    (docs / "folder").symlink_to(away)
    (docs / "loop").symlink_to(docs)
    listed = ["file.txt", "folder", "loop"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(docs / "pipe.txt")
        listed.append("pipe.txt")
    entries, problems = find_documents([docs, Path("/dev/zero")])
    said = [Path(p.file or "").name for p in problems]
    claims = folder / "docs" / "claims.toml"
    claims.write_text(
        '[[document]]\nid = "x"\nfile = "../away/secret.txt"\n\n'
        '[[claim]]\nid = "a"\nclaim = "49 children"\n'
    )
    refused = "leaves the folder" in _fault_of_claims(claims)
    try:
        read_document(DocumentEntry("x", docs / ".." / "away" / "secret.txt"), docs)
        refused = False
    except DocumentError as error:
        refused &= "outside" in str(error)
    return Reached(
        f"{len(entries) - 1} read, {len(said)} of {len(listed) + 1} listed, "
        f"'..' {'refused' if refused else 'followed'}",
        [e.id for e in entries] == ["good"]
        and sorted(said) == sorted([*listed, "zero"])
        and refused,
    )


def odd_names(folder: Path) -> Reached:
    docs = folder / "docs"
    docs.mkdir()
    names = [
        b"caf\xe9.txt", b"new\nline.txt", b"::error::x.txt", "right\u202eto left.txt".encode(),
        b"esc\x1b[2J.txt", b"a" * 251 + b".txt", b"CON.txt", b"[red]x[/red].txt", b"-o.txt",
        b"Case.txt", b"case.txt",
    ]  # fmt: skip
    made = 0
    for name in names:
        try:
            with open(os.fsencode(docs) + b"/" + name, "wb") as file:  # noqa: PTH123 - a name of bytes
                file.write(STORY.encode())
            made += 1
        except OSError:
            continue
    bad = 0
    for style in ("terminal", "json"):
        out = folder / f"out.{style}"
        main(["compare", str(docs), "--format", style, "-o", str(out), "--quiet"])
        data = out.read_bytes().decode("utf-8")
        seen = re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", data
        )
        bad += seen is not None or any(line.startswith("::") for line in data.splitlines())
    entries, problems = find_documents([docs])
    return Reached(
        f"{len(entries)} of {made} read, {bad} reports with a raw name",
        len(entries) == made and not problems and not bad and len({e.id for e in entries}) == made,
    )


# --- 36 and 37: what is lost ------------------------------------------------------------------


def furniture(_: Path) -> Reached:
    page = (
        "Marden ferry carries fewer people\n\nThe ferry carried 38,400 people last year, of which "
        "900 were children.\n\nThe council said that fares would stay.\n\nMore from this section\n\n"
        "Ferry carries 51,000 people in record year\n\nA record 51,000 people took the ferry, the "
        "mayor said in...\n\nCall our newsdesk on 01632 960 449\n"
    )
    document = document_from_text("x", page)
    claim = Claim("f", "The ferry carried 38,400 people")
    report = checking.check_documents([claim], [document])
    cut = page.index("More from")
    inside = [e for c in report.cells for e in c.evidence if e.end > cut]
    found = checking.compare_all([document]).discrepancies
    inside += [e for f in found for e in f.evidence if e.end > cut]
    return Reached(
        f"{len(inside)} findings from furniture, verdict {report.cells[0].verdict.value}",
        not inside and report.cells[0].verdict.value == "agree",
    )


def tracked(folder: Path) -> Reached:
    text = "<w:r><w:t xml:space='preserve'>%s</w:t></w:r>"
    gone = "<w:del w:id='1' w:author='a'><w:r><w:delText>90</w:delText></w:r></w:del>"
    new = f"<w:ins w:id='2' w:author='a'>{text % '119'}</w:ins>"
    body = (
        f"<w:p>{text % 'Of the 194 children, '}{gone}{new}{text % ' were known to services.'}</w:p>"
    )
    path = word_file(folder / "draft.docx", body)
    seen = {
        how.value: re.findall(r"\d+", read_document(DocumentEntry("x", path, tracked=how)).text)[1]
        for how in Tracked
    }
    return Reached(
        f"accepted {seen['accepted']}, rejected {seen['rejected']}",
        seen == {"accepted": "119", "rejected": "90"},
    )


FAULTS: tuple[Fault, ...] = (
    Fault(8, "five encodings, mojibake, a cut character", "0 undeclared guesses", encodings),
    Fault(9, "NUL, control, bidi and zero-width marks, odd digits", "0 crashes, none obeyed", odd_characters),
    Fault(10, "a file of 21 MB", "refused in 0.1 s", huge_file),
    Fault(11, "a line of 20 MB, a million numbers, a million paragraphs", "30 s, 512 MB", deadly_sizes, heavy=True),
    Fault(11, "a number of 5,000 digits", "30 s, 512 MB", long_number),
    Fault(11, "the largest texts that the limits allow", "30 s, 512 MB", largest_allowed, heavy=True),
    Fault(12, "Word files that inflate, hold too much, or lie", "refused, 150 MB", word_bombs, heavy=True),
    Fault(12, "zip archives that inflate, hold too much, or nest", "refused, 150 MB", zip_bombs),
    Fault(13, "entities that multiply, or name files and addresses", "no read, no socket", entities),
    Fault(14, "PDF files that inflate, never end, or are cut", "30 s, 512 MB", pdf_bombs),
    Fault(15, "nested tags, unclosed comments, a million attributes", "t(2n)/t(n) <= 2.5", html_bombs),
    Fault(16, "texts made to keep a pattern busy", "t(2n)/t(n) <= 2.5", patterns, heavy=True),
    Fault(17, "an ignore file with sixty stars", "2 s, listed", house_patterns),
    Fault(18, "claims files that are deep, long, doubled or noise", "0 crashes, line named", claims_bombs),
    Fault(19, "links, loops, pipes, devices, paths that lead out", "none read, each listed", paths_out),
    Fault(20, "file names that are no text, or commands", "valid UTF-8, escaped", odd_names),
    Fault(36, "teasers and a telephone line below a story", "0 findings from them", furniture),
    Fault(37, "a tracked change of a number", "both views right", tracked),
)  # fmt: skip
