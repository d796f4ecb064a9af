"""Figures on their way: what is known of a quantity before its slots are filled."""

from decimal import Decimal

from attrs import define

from claimcheck.model import FigureRole, Per, Phrase
from claimcheck.reading.bounds import Shape
from claimcheck.reading.units import COUNT, Unit


@define
class Draft:
    """A quantity at words `start` to `stop` of a row (its number and unit), and what stands by it.

    The only value of the room that changes while it is made; it never leaves `reading`. `first` and
    `last` widen the words by the hedge. `pair` is the upper end of a range, and of a score the
    second side.
    """

    start: int
    stop: int
    value: Decimal
    step: Decimal = Decimal(1)
    pair: Decimal | None = None
    unit: Unit = COUNT
    shape: Shape = Shape.COUNT
    vague: tuple[Decimal, Decimal | None] | None = None
    spelled: bool = False
    magnitude: bool = False
    limit: str | None = None
    hedge: str | None = None
    first: int = 0
    last: int = 0
    role: FigureRole | None = None
    change: str | None = None
    per: Per | None = None
    base: "Draft | None" = None
    of: Phrase | None = None
    counted: Phrase | None = None
    noun: tuple[int, int] | None = None
    """The words of its noun phrase, where its reading has found them."""
    loaded: tuple[int, int] | None = None
    relation: tuple[str, "Draft | None"] | None = None
    """How it stands to which earlier draft; None where that is in the sentence before."""
    inherited: tuple[str, ...] = ()
    between: bool = False
    signed: bool = False
    """Whether the values that are meant may lie below zero."""
    identifier: bool = False
    moved_by: int | None = None
    """The word that gave `change`, where one did."""
    placed_by: tuple[int, int] | None = None
    """The words that gave `role`, where it was not the figure's own or `moved_by`."""
    related_by: tuple[int, int] | None = None
    """The words that gave `relation`."""
