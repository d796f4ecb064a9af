"""The rules, in the order in which their findings are shown.

To add a rule, write its file and its corpus, and name it here: `rules/your_rule.py`,
`tests/corpus/rules/your_rule.md`, and one line below.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from claimcheck.errors import UnknownNameError
from claimcheck.model import Severity
from claimcheck.rules.acronym_reuse import acronym_reuse
from claimcheck.rules.agent import agent
from claimcheck.rules.agreement import agreement
from claimcheck.rules.allegation_as_fact import allegation_as_fact
from claimcheck.rules.ambiguous import ambiguous
from claimcheck.rules.another_stage import another_stage
from claimcheck.rules.approximation_lost import approximation_lost
from claimcheck.rules.arithmetic import arithmetic
from claimcheck.rules.attribution_lost import attribution_lost
from claimcheck.rules.attribution_swapped import attribution_swapped
from claimcheck.rules.causal_strength import causal_strength
from claimcheck.rules.caveat_dropped import caveat_dropped
from claimcheck.rules.comparison_reversed import comparison_reversed
from claimcheck.rules.condition_dropped import condition_dropped
from claimcheck.rules.connective import connective
from claimcheck.rules.denominator import denominator
from claimcheck.rules.direction import direction
from claimcheck.rules.does_not_add_up import does_not_add_up
from claimcheck.rules.double_count import double_count
from claimcheck.rules.entity_swap import entity_swap
from claimcheck.rules.excepted import excepted
from claimcheck.rules.frequency import frequency
from claimcheck.rules.furniture import furniture
from claimcheck.rules.headline_against_body import headline_against_body
from claimcheck.rules.headline_unsupported import headline_unsupported
from claimcheck.rules.hedge_added import hedge_added
from claimcheck.rules.hedge_dropped import hedge_dropped
from claimcheck.rules.inside_quotation import inside_quotation
from claimcheck.rules.inverse_proportion import inverse_proportion
from claimcheck.rules.level_for_change import level_for_change
from claimcheck.rules.loaded_word import loaded_word
from claimcheck.rules.magnitude import magnitude
from claimcheck.rules.measure import measure
from claimcheck.rules.modality import modality
from claimcheck.rules.more_precise import more_precise
from claimcheck.rules.name_variant import name_variant
from claimcheck.rules.negation import negation
from claimcheck.rules.not_comparable import not_comparable
from claimcheck.rules.object_swap import object_swap
from claimcheck.rules.only_a_part import only_a_part
from claimcheck.rules.opposite_term import opposite_term
from claimcheck.rules.ordering import ordering
from claimcheck.rules.other_basis import other_basis
from claimcheck.rules.other_end import other_end
from claimcheck.rules.other_hour import other_hour
from claimcheck.rules.other_outcome import other_outcome
from claimcheck.rules.other_share import other_share
from claimcheck.rules.other_word import other_word
from claimcheck.rules.overlapping_period import overlapping_period
from claimcheck.rules.percent_for_amount import percent_for_amount
from claimcheck.rules.percent_for_points import percent_for_points
from claimcheck.rules.period import period
from claimcheck.rules.place import place
from claimcheck.rules.population import population
from claimcheck.rules.quantifier import quantifier
from claimcheck.rules.quotation_altered import quotation_altered
from claimcheck.rules.quotation_cut import quotation_cut
from claimcheck.rules.rank import rank
from claimcheck.rules.rate_basis import rate_basis
from claimcheck.rules.role import role
from claimcheck.rules.roles_reversed import roles_reversed
from claimcheck.rules.rounding import rounding
from claimcheck.rules.rule import Rule
from claimcheck.rules.scope import scope
from claimcheck.rules.stale_period import stale_period
from claimcheck.rules.subset_relation import subset_relation
from claimcheck.rules.swapped_figures import swapped_figures
from claimcheck.rules.transposed_digits import transposed_digits
from claimcheck.rules.under_another_label import under_another_label
from claimcheck.rules.unit_of_count import unit_of_count
from claimcheck.rules.unsupported_detail import unsupported_detail
from claimcheck.rules.value import value
from claimcheck.rules.year_convention import year_convention

__all__ = ["RULES", "Rule", "choose", "in_force"]

RULES: Final[tuple[Rule, ...]] = (
    value,
    transposed_digits,
    magnitude,
    swapped_figures,
    under_another_label,
    ordering,
    other_hour,
    frequency,
    double_count,
    unit_of_count,
    acronym_reuse,
    measure,
    percent_for_points,
    percent_for_amount,
    rate_basis,
    other_basis,
    inverse_proportion,
    denominator,
    population,
    excepted,
    subset_relation,
    level_for_change,
    period,
    stale_period,
    year_convention,
    place,
    direction,
    negation,
    opposite_term,
    other_outcome,
    another_stage,
    other_share,
    only_a_part,
    rank,
    name_variant,
    role,
    scope,
    entity_swap,
    object_swap,
    agent,
    roles_reversed,
    comparison_reversed,
    other_end,
    other_word,
    attribution_swapped,
    quotation_altered,
    headline_against_body,
    headline_unsupported,
    allegation_as_fact,
    does_not_add_up,
    modality,
    hedge_dropped,
    hedge_added,
    quantifier,
    causal_strength,
    caveat_dropped,
    condition_dropped,
    quotation_cut,
    unsupported_detail,
    attribution_lost,
    connective,
    loaded_word,
    rounding,
    more_precise,
    approximation_lost,
    arithmetic,
    agreement,
    overlapping_period,
    inside_quotation,
    ambiguous,
    not_comparable,
    furniture,
)


def in_force(*, preview: bool = False) -> tuple[Rule, ...]:
    """The rules that a run puts: those in preview only where it asks for them."""
    return tuple(rule for rule in RULES if preview or not rule.preview)


def choose(
    rules: Sequence[Rule],
    *,
    preview: bool = False,
    allow: Sequence[str] = (),
    severity: Mapping[str, Severity] | None = None,
) -> tuple[Rule, ...]:
    """The rules that a house asks: not those that it allows, with severities of its own.

    Raises:
        UnknownNameError: `allow` or `severity` names a rule that there is not.
    """
    given = severity or {}
    known = tuple(rule.name for rule in rules)
    for name in (*allow, *given):
        if name not in known:
            raise UnknownNameError("rule", name, known)
    return tuple(
        # A rule that is as everybody has it stays the same object: archives know it by that.
        evolve(rule, house=given[rule.name]) if rule.name in given else rule
        for rule in rules
        if rule.name not in allow and (preview or not rule.preview)
    )
