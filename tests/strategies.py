"""Invented news: facts as a claim and as articles state them, and claims with one thing changed.

Everything is chosen by a `random.Random`, so that one generator serves both seeded runs and
Hypothesis (`scenes()` hands out a Random whose choices Hypothesis draws and shrinks).
"""

import random
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import field, frozen
from hypothesis import strategies as st

from claimcheck.documents import document_from_text
from claimcheck.model import Document

# --- what news is made of ------------------------------------------------------------------

PLACES: Final = (
    "Marlow", "Norwell", "Eastbrook", "Thornby", "Calder Bay", "Winsmoor", "Aldport", "Hexley",
)  # fmt: skip
FIRST_NAMES: Final = ("Anna", "Martin", "Priya", "Joseph", "Helena", "Omar", "Ruth", "Daniel")
SURNAMES: Final = (
    "Lundberg", "Okafor", "Pemberton", "Castellan", "Marsden", "Varga", "Hollis", "Drummond",
    "Tennant", "Ashworth", "Kowalski", "Penrose",
)  # fmt: skip
MONTHS: Final = ("January", "March", "May", "June", "August", "October", "November")
BODIES: Final = ("council", "trust", "university", "regulator", "charity", "housing association")

_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS: Final = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip


def in_words(number: int) -> str:
    """A whole number below a thousand as British prose writes it."""
    if number < len(_ONES):
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")


@frozen
class Twist:
    """Words of a claim's pattern, and words that make it say another thing."""

    kind: str
    """The kinds that name the difference, the first what the twist is called after."""
    old: str
    new: str

    @property
    def how(self) -> str:
        """What sort of change it is."""
        return self.kind.split()[0]


Slots = Mapping[str, str]
Fill = Callable[[random.Random], dict[str, str]]


@frozen
class Frame:
    """A kind of news: how a claim states it, and how articles do.

    Slots named `n…` hold printed numbers, `year…` years, `unit` what is counted, `surname` the
    name of a person the statement hangs on.
    """

    name: str
    claim: str
    told: tuple[str, ...]
    fill: Fill = field(repr=False)
    twists: tuple[Twist, ...] = ()


@frozen
class Scene:
    """One fact of a frame, in one article."""

    frame: Frame
    slots: Slots
    told: str
    article: tuple[str, ...]
    """The other paragraphs; the place of the fact is the empty one."""
    rival: str
    """A person whom the article quotes on something else."""

    @property
    def claim(self) -> str:
        """The fact as a claim."""
        return written(self.frame.claim, self.slots)

    def sentence(self, slots: Slots | None = None) -> str:
        """The fact as the article says it."""
        return written(self.told, slots or self.slots)

    def text(self, sentence: str | None = None) -> str:
        """The whole article."""
        said = sentence or self.sentence()
        return "\n\n".join(p or said for p in self.article) + "\n"

    def document(self, text: str | None = None, id: str = "paper") -> Document:  # noqa: A002 - the field's name
        """The article as the plain-text reader reads it."""
        return as_document(text or self.text(), id)


def as_document(text: str, id: str = "paper") -> Document:  # noqa: A002 - the field's name
    """A text as a document, read from no file."""
    return document_from_text(id, text)


def written(pattern: str, slots: Slots) -> str:
    """A pattern with its slots filled, as a sentence."""
    text = pattern.format_map(slots)
    return text[0].upper() + text[1:]


# --- numbers -------------------------------------------------------------------------------


def count(r: random.Random, low: int, high: int) -> str:
    """A count that no one rounds: it does not end in a nought."""
    number = r.randint(low, high)
    return f"{number + 3 if number % 10 == 0 else number:,}"


def decimal(r: random.Random, low: int, high: int, digits: int = 1) -> str:
    """A number with so many digits after the point, the last no nought."""
    after = "".join(str(r.randint(1, 9)) for _ in range(digits))
    return f"{r.randint(low, high)}.{after}"


def whole_and_part(r: random.Random, low: int = 40, high: int = 900) -> dict[str, str]:
    """A whole, and a part that is neither half of it nor nearly all."""
    whole = int(count(r, low, high))
    part = max(3, whole * r.choice((17, 23, 31, 62, 71)) // 100)
    return {"n": str(whole), "n_part": str(part + 1 if part % 10 == 0 else part)}


def year(r: random.Random) -> str:
    return str(r.randint(2008, 2023))


def when(r: random.Random) -> dict[str, str]:
    return {"place": r.choice(PLACES), "year": year(r)}


def person(r: random.Random) -> dict[str, str]:
    return {"first": r.choice(FIRST_NAMES), "surname": r.choice(SURNAMES)}


def pick(r: random.Random, **choices: tuple[str, ...]) -> dict[str, str]:
    return {name: r.choice(options) for name, options in choices.items()}


# --- the frames ----------------------------------------------------------------------------

COUNTED: Final = {
    "children": ("cases", "families"),
    "patients": ("operations", "nurses"),
    "pupils": ("teachers", "classes"),
    "tenants": ("flats", "complaints"),
    "calls": ("complaints", "fires"),
    "homes": ("offices", "garages"),
    "burglaries": ("robberies", "arrests"),
    "tickets": ("shirts", "programmes"),
    "trees": ("benches", "shrubs"),
    "schools": ("nurseries", "teachers"),
    "hospitals": ("surgeries", "pharmacies"),
    "prisons": ("courts", "prisoners"),
    "jobs": ("vacancies", "contracts"),
    "visitors": ("exhibits", "volunteers"),
    "volunteers": ("patients", "doses"),
    "seizures": ("arrests", "searches"),
}
"""What is counted, and things that are neither that, nor a kind of it, nor what it is a kind of."""


def _frame(name: str, claim: str, told: tuple[str, ...], fill: Fill, *twists: Twist) -> Frame:
    return Frame(name, claim, told, fill, twists)


FRAMES: Final = (
    _frame(
        "of-which",
        "{n} {unit} were receiving {help} in {place} in {year}, of which {n_part} had {thing}.",
        (
            "In {year}, {n} {unit} in {place} were receiving {help}, of whom {n_part} had {thing}.",
            "Of the {n} {unit} receiving {help} in {place} in {year}, {n_part} had {thing}.",
            "{n} {unit} in {place} were receiving {help} in {year}; {n_part} of them had {thing}.",
        ),
        lambda r: {
            **whole_and_part(r),
            **when(r),
            **pick(
                r,
                unit=("children", "patients", "tenants"),
                help=("support", "extra help", "advice"),
                thing=("a written plan", "a named adviser", "a carer at home"),
            ),
        },
        Twist("relation", "of which {n_part} had", "compared with {n_part} who had"),
        Twist("relation", "of which {n_part} had", "and a further {n_part} had"),
        Twist("negation", "were receiving", "were not receiving"),
    ),
    _frame(
        "calls",
        "Ambulance crews answered {n} {unit} in {place} in {month} {year}.",
        (
            "In {month} {year}, {n} {unit} in {place} were answered by ambulance crews.",
            "Crews of the ambulance service answered {n} {unit} in {place} in {month} {year}.",
            "{n} {unit} were answered by ambulance crews in {place} in {month} {year}.",
        ),
        lambda r: {
            "n": count(r, 1100, 9800),
            "unit": "calls",
            "month": r.choice(MONTHS),
            **when(r),
        },
    ),
    _frame(
        "fare",
        "The average {price} rose by {n_change}% to £{n} in {year}.",
        (
            "In {year} the average {price} rose by {n_change} per cent, to £{n}.",
            "The average {price} went up by {n_change}% in {year} to £{n}.",
            "The average {price} increased {n_change}% to £{n} in {year}.",
        ),
        lambda r: {
            "n": decimal(r, 11, 89, 2),
            "n_change": decimal(r, 2, 9),
            "year": year(r),
            "price": r.choice(("fare", "ticket price", "weekly bill", "entry fee")),
        },
        Twist("direction", "rose", "fell"),
        Twist("direction", "rose", "dropped"),
        Twist("negation", "rose", "did not rise"),
    ),
    _frame(
        "judged",
        "{n}% of the {unit} in {place} were judged {grade} in {year}.",
        (
            "Inspectors judged {n}% of the {unit} in {place} to be {grade} in {year}.",
            "In {year}, {n} per cent of the {unit} in {place} were judged {grade}.",
            "{n}% of {unit} in {place} were judged {grade} by inspectors in {year}.",
        ),
        lambda r: {
            "n": count(r, 12, 88),
            **when(r),
            **pick(r, unit=("schools", "hospitals", "prisons"), grade=("good", "outstanding")),
        },
        Twist("negation", "were judged", "were not judged"),
        Twist("unit", "{n}% of the {unit}", "{n} of the {unit}"),
    ),
    _frame(
        "said",
        "{first} {surname} said the {body} would {plan}.",
        (
            "The {body} would {plan}, {first} {surname} said.",
            "The {body} would {plan}, according to {first} {surname}.",
            "{first} {surname} told reporters that the {body} would {plan}.",
            '"The {body} will {plan}," said {first} {surname}.',
        ),
        lambda r: {
            **person(r),
            **pick(
                r,
                body=BODIES,
                plan=(
                    "close two wards",
                    "appeal against the ruling",
                    "publish the report",
                    "sell the old library",
                    "recruit more inspectors",
                ),
            ),
        },
        Twist("negation", "would", "would not"),
        Twist("attribution name", "{first} {surname}", "{rival}"),
    ),
    _frame(
        "approved",
        "The {body} approved the plan for {thing} in {month} {year}.",
        (
            "The plan for {thing} was approved by the {body} in {month} {year}.",
            "In {month} {year} the {body} approved the plan for {thing}.",
            "The plan for {thing}, which the {body} approved in {month} {year}, is popular.",
        ),
        lambda r: {
            "month": r.choice(MONTHS),
            "year": year(r),
            **pick(r, body=BODIES, thing=("a cycle lane", "a new stadium", "the wind farm")),
        },
        Twist("negation", "approved", "did not approve"),
        Twist("term value negation", "approved", "rejected"),
    ),
    _frame(
        "not-approved",
        "The {body} did not approve the plan for {thing}.",
        (
            "The plan for {thing} was not approved by the {body}.",
            "The {body} has not approved the plan for {thing}.",
            "The {body} did not approve a plan for {thing}.",
        ),
        lambda r: pick(r, body=BODIES, thing=("a cycle lane", "a new stadium", "the wind farm")),
        Twist("negation", "did not approve", "approved"),
    ),
    _frame(
        "from-to",
        "The number of {unit} in {place} fell from {n} in {year} to {n_2} in {year_2}.",
        (
            "In {place} the number of {unit} fell from {n} in {year} to {n_2} in {year_2}.",
            "The number of {unit} in {place} dropped to {n_2} in {year_2} from {n} in {year}.",
            "The number of {unit} in {place} was {n} in {year} and fell to {n_2} in {year_2}.",
        ),
        lambda r: {
            "n": count(r, 501, 989),
            "n_2": count(r, 111, 469),
            "place": r.choice(PLACES),
            "unit": r.choice(("burglaries", "seizures", "jobs")),
            "year": str(r.randint(2006, 2012)),
            "year_2": str(r.randint(2014, 2022)),
        },
        Twist("direction", "fell", "rose"),
        Twist(
            "direction arithmetic value period",
            "from {n} in {year} to {n_2}",
            "from {n_2} in {year} to {n}",
        ),
        Twist("negation", "fell", "did not fall"),
    ),
    _frame(
        "spent",
        "The {body} spent £{n} million on {thing} in {year}.",
        (
            "In {year}, the {body} spent £{n}m on {thing}.",
            "Spending on {thing} by the {body} came to £{n} million in {year}.",
            "£{n} million was spent on {thing} by the {body} in {year}.",
        ),
        lambda r: {
            "n": decimal(r, 2, 79),
            "year": year(r),
            **pick(r, body=BODIES, thing=("road repairs", "agency staff", "new computers")),
        },
        Twist("value unit", "million", "billion"),
        Twist("negation", "spent", "did not spend"),
    ),
    _frame(
        "length",
        "The new {thing} between {place} and {place_two} is {n} kilometres long.",
        (
            "The new {thing}, which runs from {place} to {place_two}, is {n} kilometres long.",
            "At {n} km long, the new {thing} links {place} and {place_two}.",
            "The {n}-kilometre new {thing} runs between {place} and {place_two}.",
        ),
        lambda r: {
            "n": count(r, 11, 89),
            "thing": r.choice(("tramline", "pipeline", "cycle path")),
            **dict(zip(("place", "place_two"), r.sample(PLACES, 2), strict=True)),
        },
        Twist("unit value", "kilometres", "miles"),
        Twist("negation", "is {n}", "is not {n}"),
    ),
    _frame(
        "waited",
        "{unit} in {place} waited an average of {n} weeks for {thing} in {year}.",
        (
            "In {year} {unit} in {place} waited {n} weeks on average for {thing}.",
            "{unit} in {place} waited {n} weeks, on average, for {thing} in {year}.",
            "The average wait of {unit} in {place} for {thing} in {year} was {n} weeks.",
        ),
        lambda r: {
            "n": count(r, 3, 48),
            "thing": r.choice(("a hip operation", "an appointment", "a new kitchen")),
            "unit": r.choice(("patients", "tenants")),
            **when(r),
        },
        Twist("unit value", "weeks", "days"),
        Twist("unit value", "weeks", "months"),
    ),
    _frame(
        "sentenced",
        "{first} {surname} was sentenced to {n} years in prison for {crime} in {month} {year}.",
        (
            "In {month} {year} {first} {surname} was sentenced to {n} years in prison for {crime}.",
            "A judge sentenced {first} {surname} to {n} years for {crime} in {month} {year}.",
            "{first} {surname} was jailed for {n} years in {month} {year} for {crime}.",
        ),
        lambda r: {
            **person(r),
            "n": str(r.choice((3, 4, 6, 7, 8, 9, 12, 14))),
            "crime": r.choice(("fraud", "arson", "robbery")),
            "month": r.choice(MONTHS),
            "year": year(r),
        },
        Twist("unit value", "years", "months"),
        Twist("negation", "was sentenced", "was not sentenced"),
    ),
    _frame(
        "appointed",
        "{first} {surname} was appointed director of the {place} {house} in {year}.",
        (
            "In {year} {first} {surname} was appointed director of the {place} {house}.",
            "The {place} {house} appointed {first} {surname} as its director in {year}.",
            "{first} {surname} became director of the {place} {house} in {year}.",
        ),
        lambda r: {**person(r), **when(r), "house": r.choice(("Museum", "Hospital", "Festival"))},
        Twist("negation", "was appointed", "was not appointed"),
        Twist("role", "director", "treasurer"),
    ),
    _frame(
        "recorded",
        "Police in {place} recorded {n} {unit} in {year}.",
        (
            "In {year} {n} {unit} were recorded by police in {place}.",
            "{n} {unit} were recorded in {place} by police in {year}.",
            "Police recorded {n} {unit} in {place} in {year}.",
        ),
        lambda r: {
            "n": count(r, 121, 989),
            "unit": r.choice(("burglaries", "seizures")),
            **when(r),
        },
        Twist("negation", "recorded", "did not record"),
    ),
    _frame(
        "points",
        "Unemployment in {place} fell by {n_change} percentage points to {n}% in {year}.",
        (
            "In {year} {place} unemployment fell by {n_change} percentage points to {n} per cent.",
            "Unemployment in {place} fell {n_change} percentage points to {n}% in {year}.",
            "In {place}, unemployment dropped by {n_change} percentage points to {n}% in {year}.",
        ),
        lambda r: {"n": decimal(r, 5, 9), "n_change": decimal(r, 1, 4), **when(r)},
        Twist("unit", "percentage points", "per cent"),
        Twist("direction", "fell", "rose"),
        Twist("negation", "fell", "did not fall"),
    ),
    _frame(
        "sold",
        "{club} sold {n} {unit} in {year}.",
        (
            "In {year}, {club} sold {n} {unit}.",
            "{n} {unit} were sold by {club} in {year}.",
            "Sales reached {n} {unit} at {club} in {year}.",
        ),
        lambda r: {
            "n": count(r, 1100, 8900),
            "unit": "tickets",
            "year": year(r),
            "club": r.choice(("Winsmoor Rovers", "Hexley Athletic", "Thornby Theatre")),
        },
        Twist("negation", "sold", "did not sell"),
        Twist("term direction", "sold", "bought"),
    ),
    _frame(
        "rain",
        "{n} millimetres of rain fell on {place} in {month} {year}.",
        (
            "In {month} {year}, {n} mm of rain fell on {place}.",
            "{place} had {n} millimetres of rain in {month} {year}.",
            "Rain of {n} millimetres fell on {place} in {month} {year}.",
        ),
        lambda r: {"n": count(r, 12, 189), "month": r.choice(MONTHS), **when(r)},
        Twist("unit value", "millimetres", "centimetres"),
    ),
    _frame(
        "built",
        "{n} {unit} were built in {place} in {year}, compared with {n_1} in {year_1}.",
        (
            "In {year}, {n} {unit} were built in {place}, compared with {n_1} in {year_1}.",
            "Builders completed {n} {unit} in {place} in {year}, against {n_1} in {year_1}.",
            "{place} saw {n} {unit} built in {year}, compared with {n_1} in {year_1}.",
        ),
        lambda r: {
            "n": count(r, 521, 989),
            "n_1": count(r, 111, 479),
            "unit": "homes",
            "place": r.choice(PLACES),
            "year": str(r.randint(2015, 2022)),
            "year_1": str(r.randint(2008, 2013)),
        },
        Twist("relation", "compared with", "of which"),
        Twist("negation", "were built", "were not built"),
    ),
    _frame(
        "trial",
        "The trial enrolled {n} {unit}, of whom {n_part} recovered.",
        (
            "The trial enrolled {n} {unit} and {n_part} of them recovered.",
            "{n} {unit} were enrolled in the trial, {n_part} of whom recovered.",
            "Of {n} {unit} enrolled in the trial, {n_part} recovered.",
        ),
        lambda r: {**whole_and_part(r), "unit": r.choice(("volunteers", "patients", "children"))},
        Twist("relation", "of whom {n_part} recovered", "compared with {n_part} who recovered"),
        Twist("negation", "{n_part} recovered", "{n_part} did not recover"),
    ),
    _frame(
        "planted",
        "The {body} planted {n} {unit} in {place} in {year}.",
        (
            "{n} {unit} were planted in {place} by the {body} in {year}.",
            "In {year} the {body} planted {n} {unit} in {place}.",
            "In {place}, the {body} planted {n} {unit} in {year}.",
        ),
        lambda r: {"n": count(r, 21, 899), "unit": "trees", "body": r.choice(BODIES), **when(r)},
        Twist("negation", "planted", "did not plant"),
        Twist("term direction negation", "planted", "felled"),
    ),
)
"""Kinds of news from several fields."""

# --- the article around it -------------------------------------------------------------------

_HEADLINES: Final = (
    "What we learned from this week's figures",
    "Local services under scrutiny",
    "A busy year, and a long list of questions",
    "Review looks back at a difficult period",
)
_ASIDES: Final = (
    "A separate survey of shopkeepers drew {a} replies.",
    "The canal was closed for {b} days after the storm.",
    "Opening hours at the swimming pool will be reviewed in the spring.",
    "The orchestra's tour took in {b} towns and cost £{a},000.",
    "Roughly {b} residents came to the meeting, which lasted three hours.",
    "The museum cafe, which employs {b} people, has a new menu.",
    '"It has been a long winter," said {rival}, who runs the bakery.',
    "Parking charges at the station are due to be discussed next week.",
)
_FURNITURE: Final = ("Share this article", "Sign up for emails", "Most read", "Advertisement")
APPENDED: Final = (
    "The village fair returns on the green next month, with cakes, a brass band and a dog show.",
    "Gardeners say that the late frost was kind to the roses, though less so to the beans.",
    "Judges praised the choir's singing, and the pianist played two encores.",
)
"""Paragraphs about other things entirely."""


def make_scene(r: random.Random, frame: Frame | None = None, told: str | None = None) -> Scene:
    """A fact in its article."""
    frame = frame or r.choice(FRAMES)
    slots = frame.fill(r)
    surname = r.choice([s for s in SURNAMES if s != slots.get("surname")])
    rival = f"{r.choice(FIRST_NAMES)} {surname}"
    taken = {slots[s] for s in slots if s.startswith("n")}
    free = [x for x in range(11, 99) if str(x) not in taken]
    asides = [
        aside.format(a=r.choice(free), b=r.choice(free), rival=rival)
        for aside in r.sample(_ASIDES, r.randint(2, 4))
    ]
    quoted = _ASIDES[6].format(rival=rival)
    if quoted not in asides:
        asides.append(quoted)
    asides.insert(r.randint(0, len(asides)), "")
    article = (r.choice(_HEADLINES), f"By {r.choice(FIRST_NAMES)} Quayle", *asides)
    article += (r.choice(_FURNITURE),)
    return Scene(frame, slots, told or r.choice(frame.told), article, rival)


def scenes(frame: Frame | None = None) -> st.SearchStrategy[Scene]:
    """Facts in articles, drawn by Hypothesis."""
    return st.randoms(use_true_random=False).map(lambda r: make_scene(r, frame))


# --- claims with one thing changed -------------------------------------------------------------


@frozen
class Mutant:
    """A claim that is not what the article says, and the kinds that name the difference."""

    how: str
    claim: str
    kinds: frozenset[str]
    text: str
    """The article."""


def mutants(scene: Scene, r: random.Random) -> Iterator[Mutant]:
    """Every kind of change that a scene's claim allows, one claim each."""
    frame, slots, text = scene.frame, scene.slots, scene.text()
    for name, value in slots.items():
        for how, kinds, new in _replacements(scene, name, value, r):
            changed = {**slots, name: new}
            said = written(frame.claim, changed)
            yield Mutant(how, said, frozenset(kinds.split()), text)
            if how == "digit" and (words := with_numbers_in_words(frame.claim, changed)) != said:
                yield Mutant("number in words", words, frozenset(kinds.split()), text)
    for twist in frame.twists:
        pattern = frame.claim.replace(twist.old, twist.new)
        said = written(pattern, {**slots, "rival": scene.rival})
        yield Mutant(twist.how, said, frozenset(twist.kind.split()), text)


def changed_articles(scene: Scene, r: random.Random) -> Iterator[Mutant]:
    """The true claim, with articles in which one slot of the fact is another."""
    for name, value in scene.slots.items():
        for how, kinds, new in _replacements(scene, name, value, r):
            if f"{{{name}}}" in scene.frame.claim and f"{{{name}}}" in scene.told:
                text = scene.text(scene.sentence({**scene.slots, name: new}))
                yield Mutant(how, scene.claim, frozenset(kinds.split()), text)


def _replacements(
    scene: Scene, name: str, value: str, r: random.Random
) -> Iterator[tuple[str, str, str]]:
    """What may stand in a slot instead: how it was changed, the kinds, and the new words."""
    slots = scene.slots
    if name.startswith("n"):
        used = {v for k, v in slots.items() if k.startswith("n")}
        for how, new in (("digit", another_digit(value, r)), ("transposed", transposed(value, r))):
            if new and new not in used and _possible({**slots, name: new}):
                yield how, "value", new
    elif name.startswith("year"):
        years = {int(v) for k, v in slots.items() if k.startswith("year")}
        near = [int(value) + shift for shift in (-3, -2, -1, 1, 2, 3)]
        new = str(r.choice([y for y in near if y not in years]))
        if _possible({**slots, name: new}):
            yield "year", "period", new
    elif name == "unit":
        # Of whom a share or a time is told is the population, too.
        of_whom = "% of the {unit}" in scene.frame.claim or "waited" in scene.frame.claim
        yield "unit of count", "unit population" if of_whom else "unit", r.choice(COUNTED[value])
    elif name == "place":
        absent = [p for p in PLACES if p not in slots.values()]
        office = "director of the {place}" in scene.frame.claim
        yield "place", "place name role" if office else "place name", r.choice(absent)
    elif name == "surname":
        yield "letter of a name", "name", misspelt(value, r)
        absent = [s for s in SURNAMES if s != value and s not in scene.rival]
        yield "another name", "name attribution", r.choice(absent)


def another_digit(value: str, r: random.Random) -> str:
    """One digit changed; the first never to nought, the last never to nought."""
    places = [i for i, c in enumerate(value) if c.isdigit()]
    at = r.choice(places)
    ends = at in {places[0], places[-1]}
    digit = r.choice([d for d in ("123456789" if ends else "0123456789") if d != value[at]])
    return value[:at] + digit + value[at + 1 :]


def transposed(value: str, r: random.Random) -> str | None:
    """Two neighbouring digits exchanged, None where that changes nothing or is no number."""
    places = [
        i for i in range(len(value) - 1) if value[i : i + 2].isdigit() and value[i] != value[i + 1]
    ]
    places = [i for i in places if i or value[1] != "0"]
    if not places:
        return None
    at = r.choice(places)
    return value[:at] + value[at + 1] + value[at] + value[at + 2 :]


def misspelt(name: str, r: random.Random) -> str:
    """A name with one letter other than it should be."""
    at = r.randint(1, len(name) - 2)
    letter = r.choice([c for c in "aeiou" if c != name[at]] if name[at] in "aeiou" else
                      [c for c in "bdlmnrst" if c != name[at]])  # fmt: skip
    return name[:at] + letter + name[at + 1 :]


def _possible(slots: Slots) -> bool:
    """Whether a part is less than its whole, a fall a fall, and an earlier year earlier."""
    pairs = (("n_part", "n"), ("n_2", "n"), ("n_1", "n"), ("year", "year_2"), ("year_1", "year"))
    return all(
        _value(slots[less]) < _value(slots[more])
        for less, more in pairs
        if less in slots and more in slots
    )


def _value(printed: str) -> float:
    return float(re.sub(r"[^\d.]", "", printed))


# --- other ways of writing the same ------------------------------------------------------------

_UNITS_IN_WORDS: Final = {"%": " per cent", " km": " kilometres", " mm": " millimetres"}
"""A number that is spelt out takes a unit that is."""


def with_numbers_in_words(pattern: str, slots: Slots) -> str:
    """A sentence with its whole numbers below a thousand spelt out."""
    words = dict(slots)
    for name, value in slots.items():
        if name.startswith("n") and value.isdigit() and f"£{{{name}}}" not in pattern:
            words[name] = in_words(int(value))
            for symbol, unit in _UNITS_IN_WORDS.items():
                pattern = pattern.replace(f"{{{name}}}{symbol}", f"{{{name}}}{unit}")
    return written(pattern, words)


def with_curly_quotes(text: str) -> str:
    """Quotation marks and apostrophes as printers set them."""
    text = re.sub(r'(^|(?<=\s))"', "\u201c", text).replace('"', "\u201d")
    return text.replace("'", "\u2019")


def with_no_break_spaces(text: str, r: random.Random) -> str:
    """Some of the spaces made no-break spaces."""
    return "".join("\u00a0" if c == " " and r.random() < 0.3 else c for c in text)


def wrapped(text: str, width: int) -> str:
    """Every paragraph broken into lines of at most so many characters, hyphens left alone."""
    fold = textwrap.TextWrapper(width, break_on_hyphens=False, break_long_words=False)
    return "\n\n".join(fold.fill(p) for p in text.strip().split("\n\n")) + "\n"


def with_loose_white_space(text: str, r: random.Random) -> str:
    """Wider gaps after full stops, blanks at the ends of lines, more empty lines."""
    text = re.sub(r"(?<=[.,]) ", "  ", text)
    return "".join(r.choice(("\n", "  \n", "\n\n")) if c == "\n" else c for c in text)
