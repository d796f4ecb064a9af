"""How sure a finding is: the share of findings like it that were right on annotated data."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from claimcheck.model import Verdict

SURE_OF: Final = 10
"""So many findings of all rules together count as much as a rule's own record."""

_FILE: Final = Path(__file__).with_name("confidence.toml")
_CENT: Final = 100


@lru_cache(maxsize=1)
def _kept() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def calibrated(
    rule: str, verdict: Verdict, fit: float, table: Mapping[str, Any] | None = None
) -> float:
    """The share of findings that were right, of that verdict, that rule and that good a fit.

    `fit` is how much of the claim the words of the evidence cover, from 0 to 1. A better fit is
    never less sure, within a rule. A rule without a record of its own is taken for an average one.
    `table` is what `confidence.toml` holds, by default. The last digit is cut off, not rounded, so
    that 0.9 promises no more than it says.
    """
    table = _kept() if table is None else table
    usual = _on_curve(table["curve"].get(verdict.value, ()), fit)
    record = table["rule"].get(rule, {})
    right, of = record.get("right", 0), record.get("of", 0)
    return int((right + SURE_OF * usual) / (of + SURE_OF) * _CENT) / _CENT


def _on_curve(steps: Sequence[Sequence[float]], fit: float) -> float:
    """The share of the last step that a fit reaches; without any, the fit itself."""
    found = fit
    for start, share in steps:
        if fit < start:
            break
        found = share
    return found
