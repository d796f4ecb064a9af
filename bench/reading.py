"""How fast sentences are read, beside other readers of quantities, in one run on the same prose.

    python bench/reading.py                         made-up news and the demonstration's documents
    python bench/reading.py FILE ...                these texts, too
    python bench/reading.py --peers PYTHON          peers from the environment of that interpreter
    python bench/reading.py --doubling              and how time grows with a text, up to 1 MB

Peers are no dependencies. To have them beside: make an environment, `pip install setuptools
quantulum3 text2num number-parser numerizer recognizers-text-suite` there, and name its
interpreter. All times are of one core, in processor time, for each article the best of several
passes, so that what else the machine does counts least. A peer finds
numbers, or numbers and units; claimcheck reads figures with their slots, periods, names, speech,
cues and clauses.
"""

import argparse
import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from claimcheck.model import Block, Document, Span, Zone
from claimcheck.reading.reader import read_document
from claimcheck.reading.scan import is_worth_reading
from claimcheck.reading.sentences import split_sentences

ROOT = Path(__file__).parents[1]
SENTENCES = 2_400
ARTICLE = 20
"""So many sentences make an article, two to a paragraph."""

PLACES = (
    "Carrow", "Marlow", "Dunbridge", "Ashcombe", "Westerby", "Port Alden", "Thornley", "Holmford",
    "Eastmere", "Kelby", "Stanwick", "Ferrybank", "Northgate", "Oldham Cross", "Tarnside",
)  # fmt: skip
PEOPLE = (
    "Helen Pryce", "Martin Doyle", "Aisha Khan", "Robert Lindqvist", "Grace Okafor", "Tom Hadley",
    "Priya Raman", "Daniel Frost", "Marian Oakes", "Colm Byrne", "Sofia Marsh", "Peter Whitlock",
)  # fmt: skip
BODIES = (
    "the county council", "the police", "the hospital trust", "the water company", "the regulator",
    "the school", "the bus operator", "the charity", "the fire service", "the housing association",
    "the inspectorate", "the university", "the port authority", "the central bank",
)  # fmt: skip
THINGS = (
    "children", "patients", "homes", "jobs", "pupils", "complaints", "burglaries", "passengers",
    "planning applications", "nurses", "road accidents", "library visits", "teachers", "tenants",
)  # fmt: skip
TIMES = (
    "last year", "in 2019", "since April", "in the year to March 2022", "over the past two years",
    "between 2015 and 2018", "this week", "in the first quarter", "on Tuesday", "in 2021/22",
)  # fmt: skip
WITH_FIGURES = (
    "{B} said that {n} {t} were affected {w}, of which {m} were in {p}.",
    "The number of {t} in {p} fell from {n} to {m} {w}, according to figures published by {b}.",
    "{B} will spend £{s} million on {t} in {p}, up {k}% on what it spent {w}.",
    "Nearly {k} per cent of {t} waited more than four hours {w}, {x} told a meeting in {p}.",
    '"We have seen {n} {t} {w}, and more than half of them came from {p}," said {x}.',
    "{x}, who has led {b} since 2012, said about {n} of the {m} {t} had been told by letter.",
    "At least {k} {t} were moved out of {p} {w} after {b} found faults in three buildings.",
    "Twenty-two of the {t} were under 18, {b} said, and one in six had been there before.",
    "{B} received {n} complaints about {t} {w}, compared with {m} in the previous year.",
    "The cost rose to ${s}bn {w}, twice as much as {b} had planned when work began in {p}.",
    "Rents in {p} went up by {k}% {w} while the number of {t} grew by just {d} per cent.",
    "A {k}-year-old man from {p} was one of {d} people held by police {w}, {x} confirmed.",
    "Of the {n} {t} looked at by {b}, {m} were judged good, {k} adequate and {d} inadequate.",
    "There were {n} {t} for every 100,000 people in {p} {w}, the third-highest rate of all.",
)
WITHOUT_FIGURES = (
    "{B} declined to say why the plan for {p} had been dropped, but {x} is expected to speak soon.",
    "{x} said that {b} had not been told of the decision, and called for an inquiry.",
    '"Nobody asked the people of {p} what they wanted," {x} said. "That has to change."',
    "Critics of the scheme, among them {x}, argue that {t} would suffer if the road were closed.",
    "{B} has denied that staff in {p} were warned about the state of the building.",
    "The report, written by {x}, blames poor management rather than a shortage of {t}.",
    "Work on the bridge at {p} stopped after heavy rain; {b} could not say when it would resume.",
    "{x} was appointed to lead {b} after the resignation of {y}, who denies any wrongdoing.",
    "Many {t} in {p} rely on a service that {b} wants to close, campaigners say.",
    "The government may yet overrule {b}, although ministers have promised not to interfere.",
    "According to {x}, the decision was taken because {b} feared that {t} would be put at risk.",
    "In {p} the mood was calmer: most people had left before {b} closed the road.",
)

PEERS = {
    "quantulum3": (
        "from quantulum3 import parser\nwork = parser.parse",
        "quantulum3 setuptools",
    ),
    "recognizers-text": (
        (
            "from recognizers_number_with_unit import NumberWithUnitRecognizer as R\n"
            "m = R('en-us').get_currency_model()\nwork = m.parse"
        ),
        "recognizers-text-suite",
    ),
    "text2num": (
        "from text_to_num import alpha2digit\nwork = lambda s: alpha2digit(s, 'en')",
        "text2num",
    ),
    "number-parser": ("from number_parser import parse\nwork = parse", "number-parser"),
    "numerizer": ("from numerizer import numerize\nwork = numerize", "numerizer"),
}
RUNNER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
{setup}
sentences = json.load(sys.stdin)
def one(s):
    try:
        work(s)
    except Exception:
        return 1
    return 0
for s in sentences[:100]:
    one(s)
parts = [sentences[i : i + {article}] for i in range(0, len(sentences), {article})]
least, failed = [float("inf")] * len(parts), 0
for _ in range(3):
    failed = 0
    for at, part in enumerate(parts):
        start = time.process_time()
        failed += sum(map(one, part))
        least[at] = min(least[at], time.process_time() - start)
print(json.dumps([sum(least), failed]))
"""

ADVERSARIAL = {
    "digits": "1 ", "one number": "1", "quotes": '"', "nested quotes": "\"'a ", "brackets": "(",
    "of which": "of which ", "from 1 to": "from 1 to ", "capitals": "Ann Lee ", "hyphens": "a-",
    "commas": ",", "per": "5 per ", "letters": "a b c ", "months": "May ", "stops": "!!!(",
    "number words": "one hundred and ", "spoken": '"x" said Lee. ',
}  # fmt: skip


def made_up(count: int, templates: Sequence[str], seed: int) -> list[str]:
    """Different sentences of invented news; the same ones in every run."""
    chance = random.Random(seed)  # noqa: S311 - the same sentences each time are the point
    found: dict[str, None] = {}
    while len(found) < count:
        body, thing = chance.choice(BODIES), chance.choice(THINGS)
        one, other = chance.sample(PEOPLE, 2)
        low = chance.randint(11, 900)
        sentence = chance.choice(templates).format(
            B=body[0].upper() + body[1:], b=body, t=thing, p=chance.choice(PLACES), x=one, y=other,
            w=chance.choice(TIMES), n=f"{low * chance.randint(2, 40):,}", m=f"{low:,}",
            k=chance.randint(13, 89), d=chance.randint(2, 12), s=round(chance.uniform(1, 9), 1),
        )  # fmt: skip
        found[sentence[0].upper() + sentence[1:]] = None
    return list(found)


def demonstration() -> Iterator[str]:
    """The paragraphs of the demonstration's documents."""
    for file in sorted((ROOT / "claims").glob("*/documents/*.txt")):
        yield from filter(None, file.read_text("utf-8").split("\n"))


def document(text: str) -> Document:
    """A text as a document of one block for each paragraph."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(start, start + len(paragraph)), Zone.BODY))
        start += len(paragraph) + 2
    return Document("bench", Path("bench.txt"), text, tuple(blocks))


def articles(sentences: Sequence[str]) -> list[Document]:
    """Sentences as articles, two to a paragraph."""
    return [
        document("\n\n".join(map(" ".join, zip(part[::2], [*part[1::2], ""], strict=False))))
        for part in (sentences[i : i + ARTICLE] for i in range(0, len(sentences), ARTICLE))
    ]


def best(work: Callable[[], object], passes: int) -> float:
    """The least processor time of some passes."""
    least = float("inf")
    for _ in range(passes):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def least_of_each(texts: Sequence[Document], passes: int) -> float:
    """The least processor times of some passes, taken for each text by itself."""
    least = [float("inf")] * len(texts)
    for _ in range(passes):
        for at, text in enumerate(texts):
            start = time.process_time()
            read_document(text)
            least[at] = min(least[at], time.process_time() - start)
    return sum(least)


def peer(python: str, setup: str, sentences: Sequence[str]) -> tuple[float, int] | None:
    """The time that a peer takes, and on how many sentences it failed; None if not installed."""
    done = subprocess.run(
        [python, "-c", RUNNER.replace("{setup}", setup).replace("{article}", str(ARTICLE))],
        input=json.dumps(sentences),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    seconds, failed = json.loads(done.stdout.splitlines()[-1])
    return seconds, failed


def compare(sentences: Sequence[str], python: str) -> None:
    """Print the table of readers."""
    count, size = len(sentences), sum(map(len, sentences))
    print(f"{count:,} different sentences, {size / count:.0f} characters each, one core\n")
    print(f"{'':<30}{'sentences/s':>12}{'MB/s':>8}{'claimcheck is':>15}")
    texts = articles(sentences)
    for text in texts[:10]:
        read_document(text)
    ours = least_of_each(texts, 8)
    print(f"{'claimcheck, full reading':<30}{count / ours:>12,.0f}{size / ours / 1e6:>8.2f}")
    for name, (setup, packages) in PEERS.items():
        result = peer(python, setup, sentences)
        if result is None:
            print(f"{name:<30}{'not installed':>20}   pip install {packages}")
            continue
        seconds, failed = result
        times = f"{seconds / ours:.1f} times"
        note = f"   failed on {failed}" if failed else ""
        print(f"{name:<30}{count / seconds:>12,.0f}{size / seconds / 1e6:>8.2f}{times:>15}{note}")


def scan() -> None:
    """Print how fast text without figures and anchors is passed over."""
    quiet = [
        s
        for s in made_up(4_000, WITHOUT_FIGURES, 2)
        if not is_worth_reading(s, frozenset({"zebra"}))
    ]
    anchors = frozenset({"zebra", "aquarium", "orbit", "volcano", "harvest"})
    single = [" ".join(quiet[i : i + ARTICLE]) for i in range(0, len(quiet), ARTICLE)]
    long = " ".join(single * 8)
    print()
    for name, texts in (("articles", single * 8), ("one long text", [long])):
        size = sum(map(len, texts))
        seconds = best(lambda texts=texts: [is_worth_reading(t, anchors) for t in texts], 7)
        print(f"scan, no figure, no anchor: {name:<16}{size / seconds / 1e6:>8.1f} MB/s")


def doubling() -> None:
    """Print how much longer a text takes that is twice as long."""
    sizes = [125_000, 250_000, 500_000, 1_000_000]
    print(
        f"\n{'seconds of reading':<20}" + "".join(f"{s // 1000:>8} kB" for s in sizes) + "   most"
    )
    for name, piece in ADVERSARIAL.items():
        times = []
        for size in sizes:
            text = document((piece * (size // len(piece) + 1))[:size])
            times.append(best(lambda text=text: read_document(text), 1))
        most = max(b / a for a, b in pairwise(times))
        print(f"{name:<20}" + "".join(f"{t:>11.2f}" for t in times) + f"{most:>7.1f}", flush=True)


def prose(files: Sequence[Path] = ()) -> list[str]:
    """The sentences that are read: made up, of the demonstration, and of some files."""
    half = SENTENCES // 2
    found = [*made_up(half, WITH_FIGURES, 1), *made_up(half, WITHOUT_FIGURES, 1)]
    random.Random(1).shuffle(found)  # noqa: S311 - the same order each time
    texts = [*demonstration(), *(file.read_text("utf-8") for file in files)]
    found += [s.of(t) for t in texts for s in split_sentences(t, Span(0, len(t)))]
    return list(dict.fromkeys(found))


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description="How fast sentences are read.")
    parser.add_argument("files", nargs="*", type=Path, help="texts to read, too")
    parser.add_argument("--peers", default=sys.executable, help="an interpreter that has the peers")
    parser.add_argument("--doubling", action="store_true", help="how time grows, up to 1 MB")
    given = parser.parse_args()
    gc.set_threshold(200_000, 50, 50)  # as the command does
    compare(prose(given.files), given.peers)
    scan()
    if given.doubling:
        doubling()


if __name__ == "__main__":
    main()
