"""Write the page that shows the table of bounds and hedges.

python tools/bounds_page.py        after any change in src/claimcheck/lexicon/en/bounds.toml
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.lexicon import load
from claimcheck.reading.bounds import Shape, make_ends

PAGE = Path(__file__).parents[1] / "docs" / "bounds.md"

CLASSES = {
    "near": "below the number, never at it or above",
    "past": "above the number, never at it or below",
    "around": "to both sides of the number",
    "over": "above the number, however far",
    "under": "below the number, however far",
    "at-least": "the number or more",
    "at-most": "the number or less",
    "exact": "the number, as its digits are printed",
    "status": "the number, as its digits are printed; whose figure it is, is said",
}
"""What each class of hedges leaves open."""

SHAPES = {
    "a count below 1,000": ("194", "194", "1", Shape.COUNT),
    "a count of 1,000 or more that ends in two noughts or more": (
        "48,000", "48000", "1000", Shape.COUNT,
    ),
    "a percentage": ("16%", "16", "1", Shape.PRINTED),
    "decimals": ("16.4%", "16.4", "0.1", Shape.PRINTED),
    "an amount with a magnitude": ("£1.2m (in millions)", "1.2", "0.1", Shape.PRINTED),
    "a fraction in words": ("half (0.5)", "0.5", "0.01", Shape.FRACTION),
    "odds in words": ("one in four (0.25)", "0.25", "0.01", Shape.ODDS),
    "a factor": ("doubled (2)", "2", "1", Shape.MULTIPLE),
}  # fmt: skip
"""How a number without a hedge is written: an example, its value, its step and its shape."""

OPENING = """\
# Bounds and hedges

A number in prose stands for all the values that its words leave open, and two numbers conflict only
where no value is left open by both. This page shows the table that says how far: `bounds.toml` in
the lexicon, whose bands and phrases may be edited. It is written by `tools/bounds_page.py`; a test
holds it to the table.

## Without a hedge

Printed digits stand for themselves and for what rounds to them.

| written | for example | leaves open |
|---|---|---|
"""


def page(table: Mapping[str, Any]) -> str:
    """The page for a table of bounds."""
    lines = [
        f"| {what} | {example} | {_ends(value, step, shape, None)} |"
        for what, (example, value, step, shape) in SHAPES.items()
    ]
    text = OPENING + "\n".join(lines)
    text += (
        "\n\n## With a hedge\n\n`[` and `]` hold the end itself, `(` and `)` leave it out. About"
        " a third and about one\nin six are moved by"
        f" {_band(table, 'around-ratio')}, other numbers by {_band(table, 'around')}.\n"
    )
    for name, meaning in CLASSES.items():
        text += f"\n### {name}\n\n{meaning[0].upper()}{meaning[1:]}; 50 becomes"
        text += f" {_ends('50', '1', Shape.COUNT, name)}.\n"
        for part, where in (("before", "In front of the number"), ("after", "Behind it")):
            phrases = table[part].get(name, ())
            if phrases:
                text += f"\n{where}: {_listed(phrases)}.\n"
    text += f"\n## Behind what is counted\n\n{_listed(table['after']['apart'])}.\n"
    text += (
        "\n## Loaded words\n\nThey move no end, but make a figure small or large, and are compared"
        " as wording.\n"
    )
    for name, phrases in table["loaded"].items():
        text += f"\n{name[0].upper()}{name[1:]}s: {_listed(phrases)}.\n"
    return text


def _ends(value: str, step: str, shape: Shape, limit: str | None) -> str:
    ends = make_ends(Decimal(value), Decimal(step), shape, limit)
    left, right = "(" if ends.low_open else "[", ")" if ends.high_open else "]"
    if ends.low == ends.high:
        return f"`{ends.low}`"
    right = ")" if ends.high.is_infinite() else right
    high = "…" if ends.high.is_infinite() else f"{ends.high.normalize():f}"
    return f"`{left}{ends.low.normalize():f}, {high}{right}`"


def _band(table: Mapping[str, Any], name: str) -> str:
    return f"{table['bands'][name]['below']:.0%}"


def _listed(phrases: list[str]) -> str:
    return ", ".join(f"`{phrase}`" for phrase in phrases)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(load("en").table("bounds")), "utf-8")
    print(f"wrote {PAGE}")


if __name__ == "__main__":
    main()
