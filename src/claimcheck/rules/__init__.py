"""The rules, in the order in which their findings are shown.

To add a rule, write its file and its corpus, and name it here: `rules/your_rule.py`,
`tests/corpus/rules/your_rule.md`, and one line below.
"""

from typing import Final

from claimcheck.rules.agreement import agreement
from claimcheck.rules.ambiguous import ambiguous
from claimcheck.rules.arithmetic import arithmetic
from claimcheck.rules.attribution_lost import attribution_lost
from claimcheck.rules.attribution_swapped import attribution_swapped
from claimcheck.rules.causal_strength import causal_strength
from claimcheck.rules.connective import connective
from claimcheck.rules.denominator import denominator
from claimcheck.rules.direction import direction
from claimcheck.rules.entity_swap import entity_swap
from claimcheck.rules.headline_against_body import headline_against_body
from claimcheck.rules.level_for_change import level_for_change
from claimcheck.rules.loaded_word import loaded_word
from claimcheck.rules.modality import modality
from claimcheck.rules.name_variant import name_variant
from claimcheck.rules.negation import negation
from claimcheck.rules.not_comparable import not_comparable
from claimcheck.rules.object_swap import object_swap
from claimcheck.rules.opposite_term import opposite_term
from claimcheck.rules.other_word import other_word
from claimcheck.rules.period import period
from claimcheck.rules.place import place
from claimcheck.rules.quantifier import quantifier
from claimcheck.rules.quotation_altered import quotation_altered
from claimcheck.rules.rank import rank
from claimcheck.rules.role import role
from claimcheck.rules.rounding import rounding
from claimcheck.rules.rule import Rule
from claimcheck.rules.scope import scope
from claimcheck.rules.subset_relation import subset_relation
from claimcheck.rules.swapped_figures import swapped_figures
from claimcheck.rules.unit_of_count import unit_of_count
from claimcheck.rules.value import value

__all__ = ["RULES", "Rule", "in_force"]

RULES: Final[tuple[Rule, ...]] = (
    value,
    swapped_figures,
    unit_of_count,
    denominator,
    subset_relation,
    level_for_change,
    period,
    place,
    direction,
    negation,
    opposite_term,
    rank,
    name_variant,
    role,
    scope,
    entity_swap,
    object_swap,
    other_word,
    attribution_swapped,
    quotation_altered,
    headline_against_body,
    modality,
    quantifier,
    causal_strength,
    attribution_lost,
    connective,
    loaded_word,
    rounding,
    arithmetic,
    agreement,
    ambiguous,
    not_comparable,
)


def in_force(*, preview: bool = False) -> tuple[Rule, ...]:
    """The rules that a run puts: those in preview only where it asks for them."""
    return tuple(rule for rule in RULES if preview or not rule.preview)
