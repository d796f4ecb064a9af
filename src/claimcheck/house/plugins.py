"""Rules, document formats and report formats that other distributions bring.

They join by entry points: `claimcheck.rules` (a Rule, or a function that gives some),
`claimcheck.documents` (a Format) and `claimcheck.reports` (a Renderer). A plugin is code and is not
sandboxed. Where none is installed, none of the rooms that they may join is imported for them.
"""

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from claimcheck.model import Problem

if TYPE_CHECKING:
    from claimcheck.documents import Format
    from claimcheck.reports import Renderer
    from claimcheck.rules.rule import Rule

__all__ = ["GROUPS", "Plugins", "load_plugins"]

GROUPS: Final = ("claimcheck.rules", "claimcheck.documents", "claimcheck.reports")


@frozen
class Plugins:
    """What plugins bring, with the problems of those that could not be loaded.

    `failures` fills while the rules run; ask for it when the run is over.
    """

    rules: "tuple[Rule, ...]" = ()
    formats: "tuple[Format, ...]" = ()
    renderers: "tuple[Renderer, ...]" = ()
    problems: tuple[Problem, ...] = ()
    failures: list[Problem] = field(factory=list, eq=False)


def load_plugins(found: Iterable[EntryPoint] | None = None) -> Plugins:
    """Load what is installed; `found` stands for that in tests."""
    if found is None:
        installed = entry_points()  # once: each call reads what every distribution says
        found = [p for group in GROUPS for p in installed.select(group=group)]
    points = tuple(found)
    if not points:
        return Plugins()
    from claimcheck.house.plugin_loading import load  # noqa: PLC0415 - heavy

    return load(points)
