"""A read sentence as a person looks at it."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

from claimcheck.cli.streams import visible

_SLOTS: Final = ("counted", "of", "change", "role", "bound")
"""The slots of a figure that are shown as they are, in this order; its hedge is in its text."""

_USUAL: Final = {"role": "level", "bound": "exact"}
"""What is not worth a word."""


def reading_view(found: Mapping[str, Any], *, width: int) -> str:
    """The sentence, then a line or two for each of its figures, with what it counts."""
    figures: Sequence[Mapping[str, Any]] = found.get("figures", ())
    lines = _wrapped(visible(str(found.get("text", ""))), width, "")
    if not figures:
        lines.append("  no figure is read in this sentence")
    widest = max((len(str(each["text"])) for each in figures), default=0)
    for number, each in enumerate(figures):
        slots = "; ".join(_slots(each, figures))
        text = visible(str(each["text"])).ljust(widest)
        lines += _wrapped(slots, width, f"  {number + 1}. {text}  ")
    for text in map(_clause, found.get("clauses", ())):
        lines += _wrapped(text, width, "  clause: ") if text else []
    return "\n".join(lines) + "\n"


def _wrapped(text: str, width: int, before: str) -> list[str]:
    """The lines of a text, `before` in front of the first and the others below its words."""
    indent = len(before) if len(before) <= width // 2 else len("  clause: ")
    return textwrap.wrap(
        text, width, initial_indent=before, subsequent_indent=" " * indent, break_on_hyphens=False
    ) or [before.rstrip()]


def _slots(figure: Mapping[str, Any], figures: Sequence[Mapping[str, Any]]) -> list[str]:
    shown = [f"{figure.get('kind', 'figure')} {_amount(figure)}"]
    for name in _SLOTS:
        value = figure.get(name)
        if value is not None and value != _USUAL.get(name):
            shown.append(f"{name} {visible(str(value))}")
    period = figure.get("period")
    if period:
        shown.append(f"period {visible(str(period.get('text')))}{_days(period)}")
    relation = figure.get("relation")
    if relation:
        other = figures[relation["figure"]]
        shown.append(f"{relation['how']} {visible(str(other['text']))}")
    return shown


def _amount(figure: Mapping[str, Any]) -> str:
    """The values that the words leave open, in the printed unit."""
    low, high = figure.get("low"), figure.get("high")
    unit = figure.get("unit") or ""
    space = " " if unit[:1].isalpha() else ""
    if low is not None and low == high:
        return f"{_number(low)}{space}{unit}"
    if high is None:
        return f"{'above' if figure.get('low_open') else 'from'} {_number(low)}{space}{unit} up"
    if low is None:
        return f"{'below' if figure.get('high_open') else 'up to'} {_number(high)}{space}{unit}"
    return f"{_number(low)} to {_number(high)}{space}{unit}"


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _days(period: Mapping[str, Any]) -> str:
    start, end = period.get("start"), period.get("end")
    return f" ({start or '…'} to {end or '…'})" if start or end else ""


def _clause(clause: Mapping[str, Any]) -> str:
    """The parts of a clause, each with its name."""
    shown = []
    for name in ("subject", "predicate", "object", "polarity", "modality", "quantifier", "speaker"):
        value = clause.get(name)
        text = value.get("text") if isinstance(value, Mapping) else value
        if text and text not in ("positive", "did"):
            shown.append(f"{name} {visible(str(text))!r}")
    return ", ".join(shown)
