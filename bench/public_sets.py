"""How well public collections of figures are read: hits and totals for each type.

    python bench/public_sets.py                      the data in ../shared/public
    python bench/public_sets.py FOLDER               the data in another folder
    python bench/public_sets.py --misses [FOLDER]    every miss as well, and the reason where judged

Two files are looked for: `recognizers_english.jsonl` (a line for each text, with its results) and
`quantulum3_quantities.json` (texts with values and units). A file that is absent is left out. A
result is hit where a figure that overlaps it has its value and, where it names one, its unit, or
where a period has its dates. Nothing of the data is kept here: results that were judged wrong or
out of scope for news are named by their places, and are still counted in `total`; `in scope` leaves
them out.
"""

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from claimcheck.reading.reader import read_text
from claimcheck.reports.read import read_json

DATA = Path(__file__).parents[2] / "shared" / "public"

NAMES = "digits of an address, a telephone number, a date or a model name, and no quantity"
NO_NUMBER = "a unit without a number is no figure"
VAGUE = "words that give no number (few, some, several, all, another)"
AMBIGUOUS = "the words have two readings in English, and the other one was taken"
NOT_ENGLISH = "no wording of English prose"
CLASH = "the same letters mean another thing in news (pm, mb, G)"
DASH = "a dash with a space behind it is no minus in prose"
YEAR = "a year is a period and no count"
DOZEN = "a dozen is twelve things, not one dozen; a gross likewise"
NO_ONE = '"a gallon", "a penny": an article alone states no number in news'
TWO = '"from A to B" of a change is two figures, not their mean'
RARE = "a unit of physics that news does not use"

UNSAID = "the hundredths are not said to be hundredths"
ORDER = "both orders of day and month are possible: the British one is the default"
LAST_MONTH = '"June to August" ends with August, not before it'
HALVES = (
    '"later" and "the end" are half of a year or week there; here what is left of it, or its end'
)
UNNAMED = '"the year" and "the week" alone name no period in news'
NARRATED = 'counted from a date that is not given ("the day before", "the following week")'
MONTHS = "some months or years away: the month is given, not a day"
NO_DAY = "no dates are expected (30 February, a season)"
FIRST = '"the first two" ranks nothing: the figure is the two'

_REASONS = {
    "recognizers_english": {
        NAMES: (
            418,
            419,
            420,
            421,
            552,
            557,
            558,
            559,
            560,
            561,
            562,
            563,
            600,
            *range(607, 611),
            638,
        ),
        AMBIGUOUS: (354, 385, 522, 582),
        CLASH: (408, 409, 410, 454, 602, 603, 857, 859),
        VAGUE: (28, 30, 32, 33, 34, 35, 53, 358),
        NO_ONE: (31,),
        NOT_ENGLISH: (29, 66, 121, 167, 231, 232, 368, 371, 404, 484, 652, 653, 654, 655, 782, 790),
        FIRST: (642,),
        UNSAID: (777, 781, 783),
        DASH: (923,),
        ORDER: (129, 131, 132, 133, 134, 143, 144, 145, 219, 300),
        LAST_MONTH: (135, 136, 141, 142, 150, 216, 217, 312),
        HALVES: (68, 69, 73, 74, 170, 171, 172, 194, 222, 333),
        UNNAMED: (58, 59, 60, 61, 62, 63, 96, 97, 110, 353),
        NARRATED: (113, 151, 152, 180, 199, 240, 241, 377, 380),
        MONTHS: (101, 103, 125, 126),
        NO_DAY: (20, 265, 266, 267, 313, 323, 362, 363, 367),
    },
    "quantulum3_quantities": {
        NAMES: (6,),
        YEAR: (7, 45, 88, 100, 103),
        DOZEN: (77, 78, 80, 82),
        NO_ONE: (41, 56, 67),
        TWO: (43, 139, 141),
        RARE: (22, 75, 76, 91, 93, 99, 102, 111, 118),
    },
}
JUDGED: Mapping[tuple[str, int], str] = {
    (name, place): reason
    for name, reasons in _REASONS.items()
    for reason, places in reasons.items()
    for place in places
}
"""The reason for each result that was judged, by its file and its place among all results."""

SYMBOLS: Mapping[str, str] = {
    "acre": "ac", "barrel": "bbl", "bit": "bit", "c": "°C", "cubic foot": "ft³",
    "decimeter": "dm", "degree": "°", "f": "°F", "foot": "ft", "gallon": "gal", "gram": "g",
    "inch": "in", "kilogram": "kg", "kilometer": "km", "kilometer per hour": "km/h",
    "megabit": "Mb", "megabyte": "MB", "meter": "m", "metric ton": "t", "microgram": "µg",
    "mile": "mi", "mile per hour": "mph", "milliliter": "mL", "millimeter": "mm", "ounce": "oz",
    "picometer": "pm", "pound": "lb", "square kilometer": "km²", "square meter": "m²",
    "ton": "ton", "byte": "B", "cent": "¢", "centilitre": "cL", "cubic centimetre": "mL",
    "cubic kilometre": "km³", "cup": "cup", "degree celsius": "°C", "degree fahrenheit": "°F",
    "dollar": "USD", "dollar per hour": "USD", "dollar per kilogram": "USD",
    "electronvolt": "eV", "euro": "EUR", "exabyte": "EB", "gigahertz": "GHz", "gigayear": "Ga",
    "joule per square metre per year": "J", "kelvin": "K", "kibibyte": "KiB", "kilometre": "km",
    "kilometre per hour": "km/h", "kilometre per square second": "km/s²", "litre": "L",
    "megawatt hour": "MWh", "megayear": "Ma", "metre": "m", "milligram": "mg",
    "milligray": "mGy", "nanometre": "nm", "percentage": "%", "picometre": "pm",
    "pound sterling": "GBP", "pound-mass": "lb", "square kilometre": "km²", "square mile": "mi²",
    "tablespoon": "tbsp", "teraelectronvolt": "TeV", "tonne": "t", "watt hour": "Wh",
    "watt per minute": "W",
}  # fmt: skip
"""The symbols that stand for the units as the two files name them; other names are their own."""

TONS = frozenset({"t", "ton"})
"""The first file calls both kinds of ton one."""
PLAIN = frozenset({"dimensionless", "count per week"})

SECONDS: Mapping[str, float] = {
    "ms": 0.001, "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800,
    "fortnight": 1209600, "month": 2592000, "quarter": 7776000, "year": 31536000,
    "decade": 315360000, "century": 3153600000,
}  # fmt: skip

FIGURES = ("number", "percentage", "currency", "dimension", "age", "temperature", "ordinal")
DATES = ("datetimeV2.date", "datetimeV2.daterange")
DURATION = "datetimeV2.duration"


@frozen
class Result:
    """One expected result: its type, whether it was read, and what was read in its place."""

    type: str
    text: str
    expected: str
    hit: bool
    reason: str | None
    read: str


def recognizers(file: Path) -> Iterator[Result]:
    """The results of `recognizers_english.jsonl` that its Python version is held to."""
    place = 0
    for line in file.read_text("utf-8").splitlines():
        case = json.loads(line)
        wanted = [r for r in case["results"] if r.get("TypeName") in {*FIGURES, *DATES, DURATION}]
        if not case["python_ok"] or not wanted:
            continue
        reference = (case["context"] or {}).get("ReferenceDateTime")
        anchor = dt.date.fromisoformat(reference[:10]) if reference else None
        found = read_json(case["text"], read_text(case["text"], anchor))
        for result in wanted:
            place += 1
            type_ = result["TypeName"]
            value = result["Resolution"]
            if type_ in DATES:
                hit = any(_ends(p) in _wanted_ends(value) for p in found["periods"])
                read = [(p["text"], *_ends(p)) for p in found["periods"]]
            else:
                figures = [f for f in found["figures"] if _overlaps(f, result)]
                hit = (
                    any(_is_duration(f, value) for f in figures)
                    if type_ == DURATION
                    else any(_is_value(f, value) and _is_kind(f, type_, value) for f in figures)
                )
                read = [(f["text"], _printed(f), f["unit"]) for f in figures]
            reason = JUDGED.get((file.stem, place))
            if type_ in FIGURES and value.get("value") is None and "value" in value:
                reason = NO_NUMBER
            yield Result(
                type_.rpartition(".")[2], case["text"], f"{place}: {result['Text']} {value}", hit,
                reason, str(read),
            )  # fmt: skip


def _overlaps(figure: Mapping[str, Any], result: Mapping[str, Any]) -> bool:
    return bool(figure["start"] <= result["End"] and result["Start"] < figure["end"])


def _printed(figure: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a number or two
    return figure["range"] if figure["value"] is None else figure["value"]


def _values(figure: Mapping[str, Any]) -> list[float]:
    """The numbers that a figure prints; of a range both ends."""
    return [figure["value"]] if figure["value"] is not None else list(figure["range"] or ())


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(b))


def _is_value(figure: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    try:
        wanted = float(str(expected.get("value")).rstrip("%"))
    except ValueError:
        return False
    return any(_near(value, wanted) for value in _values(figure))


def _is_kind(figure: Mapping[str, Any], type_: str, expected: Mapping[str, Any]) -> bool:
    unit = str(expected.get("unit", ""))
    match type_:
        case "currency":
            code = expected.get("isoCurrency")
            return figure["kind"] == "money" and code in {None, figure["unit"]}
        case "dimension" | "temperature":
            symbol = SYMBOLS.get(unit.lower(), unit)
            return figure["unit"] == symbol or {figure["unit"], symbol} <= TONS
        case "percentage":
            return bool(figure["unit"] == "%")
        case "age":
            return figure["kind"] in {"age", "duration"}
        case _:
            return True


def _is_duration(figure: Mapping[str, Any], expected: Mapping[str, Any]) -> bool:
    length = SECONDS.get(figure["unit"] or "")
    wanted = [float(v["value"]) for v in expected["values"] if v.get("value")]
    return length is not None and any(
        _near(value * length, each) for value in _values(figure) for each in wanted
    )


def _ends(period: Mapping[str, Any]) -> tuple[str | None, str | None]:
    return period.get("start"), period.get("end")


def _wanted_ends(expected: Mapping[str, Any]) -> set[tuple[str | None, str | None]]:
    """The first and last days that are expected; an end may be the day after the last.

    "After 4 May" is expected to begin on 4 May itself, for which the day after it counts too.
    """
    wanted: set[tuple[str | None, str | None]] = set()
    for value in expected["values"]:
        if value.get("type") == "date" and "value" in value:
            wanted.add((value["value"], value["value"]))
        elif "start" in value and "end" in value:
            start, end = value["start"][:10], value["end"][:10]
            wanted |= {(start, end), (start, _moved(end, -1))}
        elif "start" in value:
            wanted |= {(value["start"], None), (_moved(value["start"], 1), None)}
            if value.get("Mod") != "after":
                wanted.discard((_moved(value["start"], 1), None))
        elif "end" in value:
            wanted |= {(None, value["end"]), (None, _moved(value["end"], -1))}
    return wanted


def _moved(day: str, days: int) -> str | None:
    """So many days later, where there is such a day."""
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
    except ValueError:
        return None


def quantities(file: Path) -> Iterator[Result]:
    """The results of `quantulum3_quantities.json`: the value, and the value with its unit."""
    place = 0
    for case in json.loads(file.read_text("utf-8")):
        found = read_json(case["req"], read_text(case["req"]))["figures"]
        for result in case["res"]:
            place += 1
            figures = [f for f in found if _is_quantity(f, result["value"])]
            reason = JUDGED.get((file.stem, place))
            expected = f"{place}: {result['value']} {result['unit']}"
            read = str([(_printed(f), f["unit"], f["counted"]) for f in figures or found])
            with_unit = any(_is_quantity_unit(f, result["unit"]) for f in figures)
            yield Result("value", case["req"], expected, bool(figures), reason, read)
            yield Result("value and unit", case["req"], expected, with_unit, reason, read)


def _is_quantity(figure: Mapping[str, Any], wanted: float) -> bool:
    values = _values(figure)
    return any(_near(value, wanted) for value in (*values, sum(values) / max(1, len(values))))


def _is_quantity_unit(figure: Mapping[str, Any], name: str) -> bool:
    if name in PLAIN:
        return figure["unit"] in {None, "%"}
    if name == "penny":
        return figure["unit"] in {"p", "¢"}
    return bool(figure["unit"] == SYMBOLS.get(name.lower(), name))


SETS = {"recognizers_english.jsonl": recognizers, "quantulum3_quantities.json": quantities}


def results(folder: Path) -> dict[str, list[Result]]:
    """The results of every file that the folder holds."""
    return {
        name: list(read(folder / name)) for name, read in SETS.items() if (folder / name).is_file()
    }


def rates(found: Sequence[Result]) -> dict[str, tuple[int, int, int, int]]:
    """For each type: hits and results in all, and both without those that were judged."""
    every, hits = Counter(r.type for r in found), Counter(r.type for r in found if r.hit)
    scope = Counter(r.type for r in found if r.reason is None)
    fine = Counter(r.type for r in found if r.reason is None and r.hit)
    return {t: (hits[t], every[t], fine[t], scope[t]) for t in every}


def main(arguments: Sequence[str]) -> None:
    """Print the table of each file, and the misses where they are asked for."""
    folders = [Path(a) for a in arguments if a != "--misses"]
    found = results(folders[0] if folders else DATA)
    if not found:
        print("no public data here: nothing was measured")
    for name, each in found.items():
        print(f"{name}\n{'':18}{'hits':>6}{'total':>7}{'':>8}{'in scope':>16}")
        table = rates(each)
        figures = [t for t in table if t in FIGURES]
        if figures:
            table["figures in all"] = tuple(
                map(sum, zip(*(table[t] for t in figures), strict=True))
            )  # type: ignore[assignment]
        for type_, (hits, total, fine, scope) in table.items():
            inside = f"{fine:5}/{scope:<5}{fine / scope:6.1%}" if scope else ""
            print(f"  {type_:16}{hits:6}{total:7}{hits / total:8.1%}{inside:>18}")
        if "--misses" in arguments:
            for result in each:
                if not result.hit:
                    print(f"  {result.type}: {result.text[:120]!r}\n    {result.expected}")
                    print(
                        f"    read {result.read}\n    {result.reason or 'not judged: ours to mend'}"
                    )


if __name__ == "__main__":
    main(sys.argv[1:])
