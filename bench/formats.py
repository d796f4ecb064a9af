"""Whether the same story gets the same verdicts in every format, and how fast each is read.

    python bench/formats.py [--clusters DIR] [--only NAME] [--speed] [--differences]

Each folder of DIR (default: claims/ of this repository, and the annotated clusters beside it if
they are there) holds a claims.toml; its documents are made plain text, and from that rendered to
each format by the tests' own script, read again, and checked. Printed for each format: the share of
claim and document pairs with the same verdict as in plain text, of those that are not silent in
both. Then, how many quotations lie in furniture, which must be none. With --speed: how fast each
format is read, beside the library that does the least for it.
"""

import argparse
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from attrs import evolve

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from claimcheck.checking import check_documents  # noqa: E402
from claimcheck.claimfile import read_claim_file  # noqa: E402
from claimcheck.documents import READERS, read_document  # noqa: E402
from claimcheck.documents.plain_text import read_text  # noqa: E402
from claimcheck.model import ClaimSet, Document, DocumentEntry, Report, Zone  # noqa: E402
from documents.rendered import FORMATS, as_text, write  # noqa: E402 - found by the line above

Verdicts = dict[tuple[str, str], str]


def verdicts(report: Report) -> Verdicts:
    """What is said of each claim and document that is not silent."""
    return {(c.claim, c.document): c.verdict.value for c in report.cells}


def checked(claims: ClaimSet, documents: list[Document]) -> Report:
    """Hold the claims of a file against documents."""
    return check_documents(claims.claims, documents, terms=claims.terms, units=claims.units)


def plain(entry: DocumentEntry, root: Path) -> Document:
    """A document of a cluster as plain text."""
    document = read_document(entry, root)
    text = as_text(document)
    return evolve(
        read_text(evolve(entry, file=Path(f"{entry.id}.txt")), text),
        date=document.date,
        outlet=document.outlet,
    )


def again(document: Document, form: str, folder: Path) -> Document:
    """The same document, written in a format and read."""
    entry = DocumentEntry(
        document.id,
        write(document, form, folder),
        document.outlet,
        document.date,
        document.role,
        document.title,
        document.url,
    )
    # What a file says of itself must not stand where the plain text says nothing.
    return evolve(read_document(entry), date=document.date, outlet=document.outlet)


def in_furniture(report: Report, documents: list[Document]) -> int:
    """How many quotations of a report touch furniture."""
    cut = {d.id: [b.span for b in d.blocks if b.zone is Zone.FURNITURE] for d in documents}
    return sum(
        any(e.start < s.end and s.start < e.end for s in cut[e.document])
        for c in report.cells
        for e in c.evidence
    )


def equal(
    clusters: list[Path], only: str, *, differences: bool
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Print the share of equal verdicts for each format; equal pairs, all, and furniture quoted."""
    same: Counter[str] = Counter()
    total: Counter[str] = Counter()
    furniture: Counter[str] = Counter()
    for cluster in clusters:
        claims = read_claim_file(cluster / "claims.toml")
        texts = [plain(entry, claims.root) for entry in claims.documents]
        report = checked(claims, texts)
        furniture["plain text"] += in_furniture(report, texts)
        wanted = verdicts(report)
        for form in FORMATS:
            if only not in form:
                continue
            with tempfile.TemporaryDirectory() as folder:
                documents = [again(text, form, Path(folder)) for text in texts]
            report = checked(claims, documents)
            furniture[form] += in_furniture(report, documents)
            found = verdicts(report)
            for pair in wanted.keys() | found.keys():
                total[form] += 1
                same[form] += wanted.get(pair) == found.get(pair)
                if differences and wanted.get(pair) != found.get(pair):
                    print(
                        f"  {cluster.name} {form}: {pair} {wanted.get(pair)} -> {found.get(pair)}"
                    )
    print(f"{len(clusters)} clusters; pairs of claim and document with the verdict of plain text")
    for form, count in total.items():
        print(f"  {form:26} {same[form]:5} of {count:5}   {same[form] / max(1, count):7.2%}")
    print(f"quotations in furniture, all formats: {sum(furniture.values())}")
    return same, total, furniture


class _Words(HTMLParser):
    """The least that can be done for a page: its words."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        """Some text."""
        self.parts.append(data)


def _bare() -> Iterator[tuple[str, Callable[[bytes], object]]]:
    """For each suffix, the library that does the least for it."""

    def page(data: bytes) -> object:
        parser = _Words()
        parser.feed(data.decode())
        return parser.parts

    def part(name: str) -> Callable[[bytes], object]:
        def parse(data: bytes) -> object:
            from xml.parsers import expat  # noqa: PLC0415 - only here

            words: list[str] = []
            parser = expat.ParserCreate()
            parser.CharacterDataHandler = words.append
            with zipfile.ZipFile(BytesIO(data)) as archive:
                parser.Parse(archive.read(name), True)  # noqa: FBT003 - by place only
            return words

        return parse

    def rtf(data: bytes) -> object:
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - an extra

        return rtf_to_text(data.decode())

    def mail(data: bytes) -> object:
        from email import message_from_bytes, policy  # noqa: PLC0415 - only here

        return message_from_bytes(data, policy=policy.default).get_content()

    def pdf(data: bytes) -> object:
        import pypdfium2  # noqa: PLC0415 - an extra

        opened = pypdfium2.PdfDocument(data)
        words = [page.get_textpage().get_text_range() for page in opened]
        opened.close()
        return words

    yield ".pdf", pdf
    yield ".txt", lambda data: data.decode().splitlines()
    yield ".html", page
    yield ".docx", part("word/document.xml")
    yield ".odt", part("content.xml")
    yield ".rtf", rtf
    yield ".eml", mail


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The shortest of some runs, in seconds of this process, or of another clock."""
    times = []
    for _ in range(5):
        started = clock()
        work()
        times.append(clock() - started)
    return min(times)


def speed(clusters: list[Path]) -> None:
    """Print how fast each format is read, beside the bare library."""
    claims = read_claim_file(clusters[0] / "claims.toml")
    one = plain(claims.documents[0], claims.root)
    text = "\n".join([one.text] * max(1, 300_000 // len(one.text)))
    entry = DocumentEntry("long", Path("long.txt"))
    document = read_text(entry, text)
    print(f"reading {len(text) / 1e6:.1f} MB of text: MB of text a second, and the bare library's")
    bare = dict(_bare())
    for form, (suffix, render) in {"plain text": (".txt", lambda d: d.text), **FORMATS}.items():
        content = render(document)
        data = content if isinstance(content, bytes) else content.encode()
        reader = next(each for each in READERS if suffix in each.suffixes)
        known = evolve(entry, file=Path(f"long{suffix}"))
        # A PDF is read by another process, whose time is not this one's.
        clock = time.perf_counter if suffix == ".pdf" else time.process_time
        ours = best(lambda reader=reader, known=known, data=data: reader.read(known, data), clock)
        theirs = best(lambda suffix=suffix, data=data: bare[suffix](data), clock)
        size = len(text) / 1e6
        print(f"  {form:26} {size / ours:7.2f}   {size / max(theirs, 1e-9):9.1f}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clusters", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--differences", action="store_true")
    asked = parser.parse_args()
    folders = [asked.clusters] if asked.clusters else [ROOT / "claims", ROOT.parent / "shared/gold"]
    clusters = sorted(p.parent for f in folders if f.is_dir() for p in f.glob("*/claims.toml"))
    if asked.speed:
        speed(clusters)
    else:
        equal(clusters, asked.only, differences=asked.differences)


if __name__ == "__main__":
    main()
