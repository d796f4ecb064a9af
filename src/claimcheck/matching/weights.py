"""The weights of matching, read from their data file."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = tomllib.loads(
    Path(__file__).with_name("weights.toml").read_text("utf-8")
)
"""By table and name, as `weights.toml` explains them."""
