"""The rule magnitude."""

from collections.abc import Iterator

from claimcheck.matching.trust import enough
from claimcheck.model import Case, Pairing, Severity, Verdict
from claimcheck.quantity import plain
from claimcheck.rules.rule import Found, case_rule
from claimcheck.rules.value import other_values, says_another

_FEWEST = 2
"""One digit and zeros are often of two things: 80 on each farm, 800 on all."""


def _is_one_amount(pairing: Pairing) -> bool:
    """Whether, where nobody has made a claim, nothing but the size tells two figures apart.

    A part of a firm and the firm, a week and a year, one farm and all of them are told with the
    same digits by chance: no place may stand on one side only, and with two digits most words on
    both.
    """
    values = [f.quantity.value for f in (pairing.ours, pairing.theirs)]
    printed = [plain(v).replace(".", "").strip("0") for v in values if v is not None]
    sighting = pairing.sighting
    if min(map(len, printed), default=0) < _FEWEST or len(printed) < len(values):
        return False
    mine, yours = (
        {n.full for n in s.names if n.kind == "place"} for s in (sighting.ours, sighting.theirs)
    )
    told = min(map(len, printed)) > _FEWEST or enough(
        min(sighting.sure, sighting.back), "magnitude"
    )
    return mine == yours and told


@case_rule("magnitude", "value", Verdict.CONFLICT, Severity.ERROR)
def magnitude(case: Case) -> Iterator[Found]:
    """The same digits are given in another size: million for billion, 1.6 for 16.

    Everything else about the two figures is the same, and one is ten, a hundred, a thousand or a
    million times the other.

    What to do: look up the unit of the table in the source, which is often "thousands".
    """
    for pairing, slip in other_values(case):
        if slip == "magnitude" and (case.source is None or _is_one_amount(pairing)):
            yield says_another(case, pairing, " (the same digits, of another size)")
