"""The weights of matching, read from their data file."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = tomllib.loads(
    (files("claimcheck.matching") / "weights.toml").read_text("utf-8")
)
"""By table and name, as `weights.toml` explains them."""
