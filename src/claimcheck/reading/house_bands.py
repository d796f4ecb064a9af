"""The bands of bounds that a house has of its own, in force for the process."""

from collections.abc import Mapping
from typing import Final

BANDS: Final[dict[str, Mapping[str, float]]] = {}
"""They go before those of the table; `bounds.use_bands` puts them here."""
