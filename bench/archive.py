# ruff: noqa: E501, SIM905 - the lines of made-up language are data
"""A made-up archive: documents of realistic language on many topics, with planted facts and claims.

    python bench/archive.py FOLDER                          1,000 documents, 100 claims
    python bench/archive.py FOLDER --documents 10000 --claims 1000 --seed 2

Writes FOLDER/documents/*.txt, FOLDER/claims.toml and FOLDER/truth.json, which says of every claim
what the documents that speak of it say: agree or conflict. All other pairs are silent. The same
seed makes the same bytes. A claim beyond the planted facts is of a place that no document names, as
most of what a desk keeps is not in most of what it reads.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

PLANTED = 100
"""So many facts stand in the archive, whatever the number of claims; each in three documents."""
FIGURED = 0.25
"""So many of the sentences hold figures."""
SIZE = 3_000
"""About so many characters make a document."""

HEADS = "Ald Ash Bar Beck Brad Brins Cal Car Cold Cran Dal Dun East Eld Fern Gar Hal Harp Holm Ings".split()
TAILS = "bourne bury by cliffe combe cote dale field ford gate ham hurst ley low mere moor port ridge stead ton wick worth".split()
FIRST = "Aisha Alan Beth Carl Clare Colm Dina Emma Farah Gavin Grace Helen Ivan Jane Karim Leah Mark Nadia Owen Priya Rosa Sam Tariq Una Vera Will".split()
LAST = "Abbot Brook Byrne Coyle Dawes Ellery Frost Gough Hadley Iqbal Jarvis Kerr Lund Marsh Noble Okoro Pryce Quill Reeve Shah Tully Usher Voss Whit Yates".split()

# What is counted, by whom, and how it may be worded: the claim, two sentences that say the same and
# a frame into which another number is put for a conflict.
MEASURES = (
    ("Burglaries in {p} fell to {n} in {y}", "The number of burglaries in {p} fell to {n} in {y}."),
    ("{n} homes were built in {p} in {y}", "In {y}, {n} homes were built in {p}."),
    ("{n} nurses worked at {p} hospital in {y}", "{p} hospital had {n} nurses in {y}."),
    ("{n} pupils were suspended in {p} in {y}", "In {p}, {n} pupils were suspended in {y}."),
    ("Passengers using {p} station rose to {n} in {y}", "The number of passengers using {p} station rose to {n} in {y}."),
    ("{n} trees were planted in {p} in {y}", "Volunteers say {n} trees were planted in {p} in {y}."),
    ("{n} people visited {p} museum in {y}", "Some {n} people visited {p} museum in {y}."),
    ("{n} potholes were repaired in {p} in {y}", "Across {p}, {n} potholes were repaired in {y}."),
    ("{n} food parcels were handed out in {p} in {y}", "In {y} a total of {n} food parcels were handed out in {p}."),
    ("{n} dogs were rehomed in {p} in {y}", "The shelter said {n} dogs were rehomed in {p} in {y}."),
    ("{n} fires were attended by crews in {p} in {y}", "Crews in {p} attended {n} fires in {y}."),
    ("{n} books were borrowed from {p} library in {y}", "Readers borrowed {n} books from {p} library in {y}."),
)  # fmt: skip

# A topic: who acts, what it is about, what is done, and where or how.
TOPICS = (
    ("the planning committee|the developer|residents of the estate|the parish council", "the flats|the old mill|the bypass|the meadow|the tower", "objected to|approved|redrew|postponed|defended", "after a stormy meeting|without a vote|despite a petition|on appeal"),
    ("the surgeon|the ward sister|the health trust|a patient group", "the waiting list|the new scanner|the maternity unit|night cover", "complained about|praised|reorganised|reviewed|ran", "during the winter|since the merger|under the new contract|for the first time"),
    ("the head teacher|governors|the academy chain|parents", "the uniform|the sixth form|exam results|the reading scheme", "welcomed|scrapped|questioned|reopened|funded", "before the holidays|in a letter|after an inspection|at short notice"),
    ("the coach|the goalkeeper|the visitors|the club's owners", "the second leg|a late penalty|the transfer|the stadium", "missed|celebrated|disputed|sold|rescued", "in heavy rain|before half-time|with ten men|to loud applause"),
    ("the composer|the festival|the curator|a young cellist", "the opera|the exhibition|a lost manuscript|the concert hall", "revived|opened|recorded|restored|toured with", "to warm reviews|in an old chapel|over a weekend|with local choirs"),
    ("the farmer|the dairy|the vet|a cooperative of growers", "the harvest|the hedgerows|sheep prices|the drought", "feared|insured|measured|blamed|survived", "as the weather turned|against advice|on the high ground|with borrowed machines"),
    ("the bank|the regulator|shareholders|the finance director", "the dividend|the merger|bad loans|the audit", "rejected|announced|delayed|explained|investigated", "in a filing|amid rumours|behind closed doors|to analysts"),
    ("the lifeboat crew|the coastguard|a walker|the harbour master", "the trawler|the cliff path|the stranded whale|the storm", "reached|spotted|closed|warned of|towed", "at dawn|in rough seas|with a helicopter|by torchlight"),
    ("the jury|the defendant|the barrister|the judge", "the verdict|the forged will|the appeal|the witness", "considered|denied|adjourned|cross-examined|dismissed", "on the fourth morning|in a packed court|with reluctance|by video link"),
    ("the engineer|the rail operator|signallers|commuters", "the timetable|the viaduct|the points failure|new carriages", "inspected|cancelled|replaced|endured|tested", "overnight|at peak times|between the tunnels|because of the heat"),
    ("the biologist|the laboratory|a team of students|the aquarium", "the enzyme|the coral|the beetle|the gene", "sequenced|discovered|bred|described|lost", "by accident|in a small tank|under the microscope|after years of work"),
    ("the chef|the baker|a family of grocers|the brewery", "the recipe|the menu|the oven|the cellar", "inherited|changed|guarded|auctioned|perfected", "on the high street|with local flour|out of season|for charity"),
    ("the astronomer|the observatory|amateurs|the space agency", "the comet|the telescope|the landing|the signal", "tracked|aimed|lost sight of|simulated|photographed", "on a clear night|from the desert|with new mirrors|against the odds"),
    ("the union|the employer|apprentices|the foreman", "the rota|the canteen|overtime|the pension scheme", "negotiated|signed|opposed|cut|restored", "after a ballot|line by line|in good faith|under protest"),
    ("the novelist|the publisher|a translator|the bookshop", "the sequel|the diary|the prize|the first edition", "finished|withdrew|serialised|reprinted|reviewed", "in a remote cottage|to some surprise|without illustrations|on a tight deadline"),
    ("the minister|a backbencher|the select committee|campaigners", "the bill|the leak|the pledge|the consultation", "amended|condemned|dropped|quoted|delayed", "in the chamber|before the recess|on local radio|by a narrow margin"),
)  # fmt: skip
FRAMES = (
    "{A} {v} {t} {h}.",
    "{A} {v} {t} {h}, and {b} has yet to respond.",
    '"Nobody expected it," said {x}, who has followed {t} from the start.',
    "{x} said that {a} had {v} {t} {h}.",
    "For {b}, {t} had long been a worry; {a} {v} it {h}.",
    "Asked about {t}, {x} would only say that {a} had acted {h}.",
    "Those close to {b} describe a different mood: {t}, they say, was never in doubt.",
    "It was {x} who first raised the matter of {t}, in a note to {b}.",
    "What happens next depends on {b}, which meets {h}.",
    "{A} is not alone. Elsewhere, {b} {v} {t} in much the same way.",
    "There was laughter when {x} compared {t} to a broken umbrella.",
    "In a statement, {a} thanked {b} and promised to publish everything about {t}.",
)
COUNTED = (
    "{x}, {k}, has lived with {t} for {d} years.",
    "At least {k} people came to hear about {t} {h}, according to {b}.",
    "The bill for {t} came to £{m},{z}00, about {k}% more than {a} had planned.",
    "{A} {v} {t} in {y}, {d} years after {b} had asked for it.",
    "Nearly {k} per cent of those asked by {b} said that {t} mattered to them.",
)


def _pick(chance: random.Random, listed: str) -> str:
    return chance.choice(listed.split("|"))


def places(chance: random.Random) -> list[str]:
    """Names of towns that exist nowhere, in random order."""
    made = [h + t for h in HEADS for t in TAILS]
    chance.shuffle(made)
    return made


def sentence(chance: random.Random, topic: Sequence[str]) -> str:
    """One sentence of a topic; one in four holds figures."""
    who, what, done, how = topic
    a, b = chance.sample(who.split("|"), 2)
    text = chance.choice(COUNTED if chance.random() < FIGURED else FRAMES).format(
        A=a[0].upper() + a[1:], a=a, b=b, t=_pick(chance, what), v=_pick(chance, done),
        h=_pick(chance, how), x=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        k=chance.randint(13, 89), d=chance.randint(2, 12), m=chance.randint(11, 980),
        z=chance.randint(1, 9), y=chance.randint(1998, 2024),
    )  # fmt: skip
    return text[0].upper() + text[1:]


def article(chance: random.Random, topic: Sequence[str], planted: str | None) -> str:
    """A headline and paragraphs of about the usual size; what is planted opens one of them."""
    title = f"{_pick(chance, topic[0]).capitalize()} and {_pick(chance, topic[1])}"
    parts: list[str] = []
    while sum(map(len, parts)) < SIZE * chance.uniform(0.8, 1.0):
        parts.append(" ".join(sentence(chance, topic) for _ in range(chance.randint(1, 3))))
    if planted:
        at = chance.randint(0, len(parts) - 1)
        parts[at] = f"{planted} {parts[at]}"
    return "\n\n".join([title, *parts]) + "\n"


def facts(chance: random.Random, count: int) -> Iterator[tuple[str, str, str]]:
    """For each fact the claim, a sentence that agrees and one that does not."""
    towns = places(chance)
    for at in range(count):
        claim, said = MEASURES[at % len(MEASURES)]
        value = chance.randint(1_100, 98_000) // 1 | 1  # odd, so that nothing is a round number
        wrong = value + chance.choice((-1, 1)) * 2 * max(3, value // chance.randint(6, 12) // 2)
        town = towns[at % len(towns)]
        if at >= len(towns):
            town = f"{('North', 'South', 'Great', 'Little', 'Upper')[at // len(towns) - 1]} {town}"
        slots = {"p": town, "y": chance.randint(2015, 2024)}
        # What is only about so many in the sentence is exact in the claim, as a desk would note it.
        yield (
            claim.format(n=f"{value:,}", **slots),
            said.format(n=f"{value:,}", **slots),
            said.format(n=f"{wrong:,}", **slots),
        )


def write_archive(folder: Path, documents: int, claims: int, seed: int = 1) -> None:
    """Write the documents, the claims and what is true of them."""
    chance = random.Random(seed)  # noqa: S311 - the same archive each time is the point
    made = list(facts(chance, max(claims, PLANTED)))
    planted = made[: min(PLANTED, claims, documents // 5 or 1)]
    slots = list(range(documents))
    chance.shuffle(slots)
    where: dict[int, tuple[int, str]] = {}
    for number in range(len(planted)):
        for verdict in ("agree", "agree", "conflict"):
            if slots:
                where[slots.pop()] = number, verdict
    target = folder / "documents"
    target.mkdir(parents=True, exist_ok=True)
    truth: dict[str, dict[str, str]] = {}
    for at in range(documents):
        number, verdict = where.get(at, (-1, ""))
        told = None
        if verdict:
            told = planted[number][1 if verdict == "agree" else 2]
            truth.setdefault(f"c{number:04d}", {})[f"d{at:06d}"] = verdict
        text = article(chance, chance.choice(TOPICS), told)
        (target / f"d{at:06d}.txt").write_text(text, "utf-8")
    lines = ['title = "A made-up archive"\n']
    for number, (claim, _, _) in enumerate(made[:claims]):
        lines.append(f'[[claim]]\nid = "c{number:04d}"\nclaim = "{claim}"\n')
    (folder / "claims.toml").write_text("\n".join(lines), "utf-8")
    (folder / "truth.json").write_text(json.dumps(truth, sort_keys=True), "utf-8")


def main() -> None:
    """Write the archive that the arguments ask for."""
    parser = argparse.ArgumentParser(description="A made-up archive with planted facts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_archive(given.folder, given.documents, given.claims, given.seed)


if __name__ == "__main__":
    main()
