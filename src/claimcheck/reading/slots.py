"""What a figure does in its clause: what it counts, of whom, and which part of a change it is."""

# Longer than 400 lines: role, noun, whole and base of a figure lean on one another and share one
# table of words.

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise
from typing import Final

from attrs import field, frozen

from claimcheck.lexicon import load
from claimcheck.lexicon.meaning import category, word_class
from claimcheck.model import FigureRole, Phrase
from claimcheck.quantity import Kind
from claimcheck.reading.bounds import Shape
from claimcheck.reading.drafts import Draft
from claimcheck.reading.grammar import Grammar, grammar
from claimcheck.reading.numbers import number_words
from claimcheck.reading.phrases import Phrases, Row, make_phrases
from claimcheck.reading.relations import find_relations
from claimcheck.reading.tokens import Remembered
from claimcheck.reading.units import AGE

_LONGEST: Final = 6
"""How many words a counted noun phrase may have."""
_OLDEST: Final = 115
_BACK: Final = 12
"""How many figures back or ahead another figure is looked for; more are no sentence of prose."""
_CLAUSE: Final = 40
"""How many words a clause may have in front of its verb."""
_WINDOW: Final = 14
"""How many words to the left a verb of change is looked for."""
_ENDS: Final = frozenset(";:()!?.")
_MARKS: Final = frozenset(',;:()!?."')
_BARE: Final = frozenset({Kind.COUNT, Kind.IDENTIFIER, Kind.CLOCK, Kind.SCORE, Kind.ORDINAL})
_WAYS: Final = frozenset({"up", "down"})
_LIMITS: Final = frozenset({"at-least", "at-most", "over", "under"})
"""Classes of hedges that leave one side open."""
_NAMING: Final = frozenset({Kind.IDENTIFIER, Kind.CLOCK, Kind.SCORE})


@frozen(eq=False)
class _Slots:
    stops: frozenset[str]
    openers: frozenset[str]
    acts: frozenset[str]
    somebody: frozenset[str]
    given_names: frozenset[str] = field(repr=False)
    states: frozenset[str]
    plural: Remembered[bool] = field(repr=False)
    """Whether a word is a plural by its ending, or one of the table."""
    verbal: Remembered[bool] = field(repr=False)
    measures: frozenset[str]
    determiners: frozenset[str]
    copulas: frozenset[str]
    clause: frozenset[str]
    relative: frozenset[str]
    saying: frozenset[str]
    joining: frozenset[str]
    phrasal: frozenset[str]
    verbs: Mapping[str, str]
    causing: Mapping[str, str]
    nouns: Mapping[str, str]
    degrees: Mapping[str, str]
    count_degrees: frozenset[str]
    count_than: frozenset[str]
    place_degrees: frozenset[str]
    amounts: frozenset[str]
    adverbs: Mapping[str, str]
    between: frozenset[str]
    skipped: frozenset[str]
    ranging: frozenset[str]
    foretelling: frozenset[str]
    also_changed: frozenset[str]
    measured: frozenset[str]
    paces: frozenset[str]
    done_to: frozenset[str]
    amounting: Phrases[None] = field(repr=False)
    supplied: frozenset[str]
    running: Phrases[None] = field(repr=False)
    adjectives: frozenset[str]
    people: frozenset[str]
    whole: frozenset[str]
    of_all: frozenset[str]
    qualifying: frozenset[str]
    demanding: frozenset[str]
    obliging: frozenset[str]
    near_targets: frozenset[str]
    threshold_before: Phrases[None] = field(repr=False)
    threshold_after: Phrases[None] = field(repr=False)


@cache
def _slots(language: str = "en") -> _Slots:
    counted, change = load(language).table("counted"), load(language).table("change")
    limits = change["threshold"]

    def directions(part: str) -> dict[str, str]:
        return {
            word: name
            for name, words in change[part].items()
            if name in {"up", "down", "either"}
            for word in words
        }

    return _Slots(
        stops=frozenset(counted["stops"]),
        openers=frozenset(counted["openers"]),
        acts=frozenset(counted.get("acts", ())),
        somebody=frozenset(counted.get("somebody", ())),
        given_names=frozenset(load("en").table("names")["given_names"]),
        states=frozenset(counted["states"]),
        plural=Remembered(
            partial(
                _ends_as_plural,
                grammar=grammar(language),
                plurals=frozenset(counted["plurals"]),
                others=frozenset(counted["not-plurals"]),
            )
        ),
        verbal=Remembered(
            partial(
                _ends_as_verb,
                grammar=grammar(language),
                nouns=frozenset(counted["ed-nouns"]),
            )
        ),
        measures=frozenset(counted["measures"]),
        determiners=frozenset(counted["determiners"]),
        copulas=frozenset(counted["copulas"]),
        clause=frozenset(counted["clause"]),
        relative=frozenset(counted["relative"]),
        saying=frozenset(counted["saying"]),
        joining=frozenset(counted["joining"]),
        phrasal=frozenset(change["words"]["phrasal"]),
        verbs=directions("verb"),
        causing=directions("causing"),
        nouns=directions("noun"),
        degrees=directions("degree"),
        count_degrees=frozenset(change["degree"]["count"]),
        count_than=frozenset(change["degree"]["count-than"]),
        place_degrees=frozenset(change["degree"]["place"]),
        amounts=frozenset(change["money"]["amounts"]),
        adverbs=directions("adverb"),
        between=frozenset(change["words"]["between"]),
        skipped=frozenset(change["words"]["skipped"]),
        ranging=frozenset(change["words"]["ranging"]),
        foretelling=frozenset(change["words"]["foretelling"]),
        also_changed=frozenset(change["words"]["also-changed"]),
        measured=frozenset(change["words"]["measured"]),
        paces=frozenset(change["words"]["paces"]),
        done_to=frozenset(change["words"]["done-to"]),
        amounting=make_phrases((w, None) for w in change["words"]["amounting"]),
        supplied=frozenset(change["words"]["supplied"]),
        running=make_phrases((w, None) for w in change["rank"]["running"]),
        adjectives=frozenset(counted["adjectives"]),
        people=frozenset(load(language).table("units")["context"]["age-people"]),
        whole=frozenset(counted["whole"]),
        of_all=frozenset(counted["of-all"]),
        qualifying=frozenset(limits["qualifying"]),
        demanding=frozenset(limits["demanding"]),
        obliging=frozenset(limits["obliging"]),
        near_targets=frozenset(limits["near"]),
        threshold_before=make_phrases((w, None) for w in limits["before"]),
        threshold_after=make_phrases((w, None) for w in limits["after"]),
    )


# --- noun phrases ------------------------------------------------------------------------


def noun_phrase(row: Row, at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a word: its first word and where it stops; None for none."""
    if at not in row.nouns:
        row.nouns[at] = _noun_phrase(row, at, _slots(row.language))
    return row.nouns[at]


def _noun_phrase(row: Row, at: int, words: _Slots) -> tuple[int, int] | None:
    first = at
    while row.word(first) in words.openers and first - at < 3:  # noqa: PLR2004 - "all the other"
        first += 1
    if row.grammar.capital_nouns:
        return _to_capital(row, first, words)
    return _to_plural(row, first, words)


def _to_plural(row: Row, first: int, words: _Slots) -> tuple[int, int] | None:
    """The noun phrase through adjectives and nouns, to the last plural of the run."""
    stop, head, place = first, 0, first
    while place < len(row) and place - first < _LONGEST:
        word = row.word(place)
        if word in row.grammar.and_or:
            # "knife or sharp object offences": one head behind two modifiers.
            if head or place == first or not _plural_ahead(row, place + 1, words):
                break
            place += 1
            continue
        if row.hyphen(place) and place > first:
            place += 1
            continue
        if not row.is_word(place) or _moves(row, place, words):
            break
        if word in words.stops and not (
            place == first and word in words.adjectives and _is_plural(row, place + 1, words)
        ):
            # "12 stolen cars" are cars; "12 stolen from shops" are not.
            break
        if words.verbal[word] and (head or not _goes_on(row, place + 1, words)):
            break
        if _is_plural(row, place, words):
            head = place + 1
        elif head == place and _acts(row, place, words):
            break
        place += 1
        stop = place
    end = head or stop
    return (first, end) if end > first else None


def _is_numbered(row: Row, at: int) -> bool:
    """Whether a number begins here, which has a noun of its own."""
    return row.is_number(at) or row.word(at) in number_words(row.language).cardinal


def _acts(row: Row, at: int, words: _Slots) -> bool:
    """Whether a word behind people is what they do: "drivers back strikes", "staff face cuts"."""
    return (
        row.word(at) in words.acts
        and row.word(at - 1) != row.lemma(at - 1)
        and category(row.lemma(at - 1)) == "person"
        and _goes_on(row, at + 1, words)
    )


def _to_capital(row: Row, first: int, words: _Slots) -> tuple[int, int] | None:
    """The noun phrase up to its first word with a capital, in a language that writes nouns so."""
    for place in range(first, min(first + _LONGEST, len(row))):
        word = row.word(place)
        if not row.is_word(place) or word in words.stops:
            return None
        if row.capital(place):
            return first, place + 1
        if not word.endswith(row.grammar.adjectives) or row.lemma(place) in words.verbs:
            return None
    return None


def _moves(row: Row, at: int, words: _Slots) -> bool:
    """Whether a word is the past of a verb of change ("slid", "shrank")."""
    word, lemma = row.word(at), row.lemma(at)
    if lemma == word or word.endswith(row.grammar.past):
        return False
    return words.verbs.get(lemma) in _WAYS


def _goes_on(row: Row, at: int, words: _Slots) -> bool:
    return row.is_word(at) and row.word(at) not in words.stops


def _plural_ahead(row: Row, at: int, words: _Slots) -> bool:
    """Whether a plural ends the noun phrase; of "passenger and two guards" each has a number."""
    if _is_numbered(row, at):
        return False
    for place in range(at, at + 4):
        if not _goes_on(row, place, words):
            return False
        if _is_plural(row, place, words):
            return True
    return False


def _is_plural(row: Row, at: int, words: _Slots) -> bool:
    if row.grammar.capital_nouns:
        return row.capital(at) and row.is_word(at)
    return words.plural[row.word(at)]


def _ends_as_plural(
    word: str, grammar: Grammar, plurals: frozenset[str], others: frozenset[str]
) -> bool:
    if word in plurals:
        return True
    return (
        len(word) > 3  # noqa: PLR2004 - "gas"
        and word.endswith(grammar.plural)
        and not word.endswith(grammar.not_plural)
        and word not in others
    )


def _ends_as_verb(word: str, grammar: Grammar, nouns: frozenset[str]) -> bool:
    """Whether a word looks like a participle or an adverb, and so like no head."""
    return word.endswith(grammar.verb_like) and len(word) > 4 and word not in nouns  # noqa: PLR2004 - "bed", "only"


def _after_of(row: Row, at: int) -> tuple[int, int] | None:
    """The noun phrase behind "of", with its determiners left out."""
    place = at + 1
    while row.word(place) in row.grammar.all_the:
        place += 1
    return noun_phrase(row, place)


def _clause_start(row: Row, at: int, words: _Slots, floor: int) -> int:
    place = at
    floor = max(floor, at - _CLAUSE)
    while place > floor:
        word = row.word(place - 1)
        if word in words.joining:
            # "Crime in England and Wales rose" is one clause; a verb in front makes it two.
            if _has_verb(row, place - 1, words, floor):
                break
        elif word in _MARKS or word in words.clause:
            break
        elif word in words.saying and row.lemma(place - 2) not in row.grammar.be:
            # "Cases being reported fell" is one clause, "police said cases fell" is two.
            break
        place -= 1
    return place


def _has_verb(row: Row, at: int, words: _Slots, floor: int) -> bool:
    for place in range(at - 1, max(floor, at - _WINDOW) - 1, -1):
        lemma = row.lemma(place)
        if row.word(place) in _MARKS:
            return False
        if lemma in words.verbs or lemma in words.copulas or lemma in row.grammar.have_do:
            return True
        if row.is_number(place) or row.word(place) in words.saying:
            return True
    return False


def _subject(row: Row, verb: int, words: _Slots, floor: int = 0) -> tuple[int, int] | None:
    """The noun phrase in front of a verb: the thing that rose, fell or was."""
    if row.grammar.verb_second:
        return _around_verb(row, verb, words, floor)
    place = _clause_start(row, verb, words, floor)
    while place < verb and (
        row.word(place) in words.determiners
        or row.word(place) in row.grammar.before_subject
        or not row.is_word(place)
    ):
        place += 1
    if row.lemma(place) in words.measures and row.word(place + 1) in row.grammar.of:
        found = _after_of(row, place + 1)
    else:
        found = noun_phrase(row, place)
        if found is None and place == verb - 1 and row.word(place).endswith(row.grammar.gerund):
            # "offending fell by a tenth".
            found = (place, verb)
    if found is None or found[0] >= verb:
        return None
    return found[0], min(found[1], verb)


def _around_verb(row: Row, verb: int, words: _Slots, floor: int) -> tuple[int, int] | None:
    """The subject of a verb that stands second: before it, or behind where that place is taken."""
    first, end = _clause_start(row, verb, words, floor), min(verb + _WINDOW, len(row))
    before, behind = (
        _named_from(row, first, verb, words),
        _named_from(row, verb + 1, end, words),
    )
    done = row.lemma(verb) in words.causing and row.word(verb + 1) not in row.grammar.itself
    # "Deutlich sanken die Preise": the first word of a sentence has a capital, whatever it is.
    bare = before is not None and behind is not None and before[0] == 0 == first
    told = bare and behind is not None and row.word(behind[0] - 1) in words.determiners
    # "Die Firma senkte die Kosten": the costs fell, and not the firm.
    return (behind or before) if done or told else (before or behind)


def _named_from(row: Row, place: int, end: int, words: _Slots) -> tuple[int, int] | None:
    """The noun phrase that begins at a place with its determiner: what a measure is of, or it."""
    while place < end and row.word(place) in words.determiners:
        place += 1
    found = noun_phrase(row, place)
    if found is None or found[1] > end:
        return None
    if row.lemma(found[1] - 1) in words.measures and row.word(found[1]) in row.grammar.of:
        inner = _named_from(row, found[1] + 1, end, words)
        return inner or found
    return found


def _shared(row: Row, verb: int, words: _Slots) -> tuple[int, int] | None:
    """The subject of the verb before, where a verb has none: "rose again and now stands at 69"."""
    start = _clause_start(row, verb, words, 0)
    if row.word(start - 1) == "," and start == verb:
        # "Burglaries, which had fallen, rose to 69": a clause stands between.
        for place in range(verb - 2, max(0, verb - _WINDOW), -1):
            if row.word(place) == ",":
                inside = row.word(place + 1) in words.clause
                return _subject(row, place, words) if inside else None
        return None
    if row.word(start - 1) not in row.grammar.and_but:
        return None
    other = _verb_left(row, start - 1, words, 0)
    return None if other is None else _subject(row, other, words)


# --- slots -------------------------------------------------------------------------------


def fill_slots(row: Row, drafts: list[Draft]) -> list[Draft]:
    """Give each draft its role, its counted phrase, its base and its relation, in place."""
    words = _slots(row.language)
    for i, draft in enumerate(drafts):
        if draft.unit.kind in _NAMING:
            continue
        before = drafts[i - 1] if i else None
        _role(row, draft, before, words)
    _pairs(row, drafts, words)
    _bases(row, drafts, words)
    _units(row, drafts)
    find_relations(row, drafts)
    _ages(row, drafts, words)
    for i, draft in enumerate(drafts):
        if draft.unit.kind not in _NAMING:
            _count(row, draft, drafts[max(0, i - _BACK) : i], words)
    for one, two in pairwise(drafts):
        _share_noun(row, one, two)
    for draft in drafts:
        if draft.role is None and draft.unit.kind is Kind.SHARE:
            draft.role = FigureRole.SHARE
    return drafts


def _left(draft: Draft) -> int:
    """The first word of a draft, its hedge and its loaded word."""
    return min(draft.first, draft.loaded[0]) if draft.loaded else draft.first


def _role(row: Row, draft: Draft, before: Draft | None, words: _Slots) -> None:  # noqa: C901, PLR0912 - one branch for each construction
    if draft.role is not None and draft.role is not FigureRole.CHANGE:
        if draft.role is FigureRole.AGE and draft.limit in _LIMITS:
            draft.role = FigureRole.THRESHOLD
        return
    if draft.role is FigureRole.CHANGE:
        return
    floor = before.last if before else 0
    place = _left(draft) - 1
    if taken := words.amounting.before(row, place + 1):
        # "rose to an average of 80", "hit a record 80".
        place = max(place - taken[0], floor - 1)
    word = row.word(place)
    if draft.hedge and draft.hedge.lower() in row.grammar.up_to and draft.first < draft.start:
        lemma = row.lemma(place)
        moved = words.verbs.get(lemma) or words.causing.get(lemma)
        if moved is not None and moved != "down":
            # "went up to 90" reaches it; "up to 90" does not pass it, and nor does "cut up to 90".
            draft.limit, draft.hedge, draft.first = None, None, draft.start
            draft.role, draft.change = FigureRole.TO, "up"
            draft.moved_by, draft.placed_by = place, (place, draft.start)
            return
    countable = draft.unit.kind in {Kind.COUNT, Kind.MONEY} and word in row.grammar.within
    # "its target of recruiting 6,500 teachers" is a target, too.
    doing = row.word(place).endswith(row.grammar.gerund) and row.word(place - 1) in row.grammar.of
    limit = words.threshold_before.before(row, _left(draft) - doing) or (
        words.threshold_before.before(row, draft.start) if draft.limit == "at-most" else None
    )
    target = None if limit and not countable else _target(row, draft, words)
    if limit and not countable:
        target = _left(draft) - doing - limit[0], _left(draft)
    target = target or _criterion(row, draft, words) or _lasting(row, draft, before, words)
    if target:
        draft.role, draft.placed_by = FigureRole.THRESHOLD, target
        return
    if draft.unit.kind is Kind.ORDINAL:
        if words.running.at(row, draft.last + 1):
            draft.role, draft.placed_by = FigureRole.RANK, (draft.last + 1, draft.last + 2)
        return
    role, change = FigureRole.CHANGE, _change_behind(row, draft, words)
    of_noun = _of_noun(row, draft, place, words)
    if change:
        pass
    elif of_noun:
        change = of_noun
    elif word in row.grammar.by and (change := _change_left(row, place, words)):
        draft.placed_by = place, place + 1
    elif (
        word in row.grammar.from_
        # "raised $40m from a dozen investors": a number of people is no end of a sum.
        and not (before and before.unit.kind is Kind.MONEY and draft.unit.kind is Kind.COUNT)
        and (change := _adverb(row, place - 1, words) or _change_left(row, place, words))
    ):
        role, draft.placed_by = FigureRole.FROM, (place, place + 1)
    elif (
        word in row.grammar.to
        # "costs are to exceed £40m": the "to" of a verb leads to no end of a change.
        and not (draft.first < draft.start and _is_base_verb(row, draft.first))
        and not _supplied(row, draft, place, words)
        and (change := _change_left(row, place, words))
    ):
        role, draft.placed_by = FigureRole.TO, (place, place + 1)
    elif draft.unit.kind is not Kind.AGE and not (
        # "The tower rises 90 metres above the harbour."
        draft.unit.kind in {Kind.MEASURE, Kind.TEMPERATURE}
        and row.word(draft.last) in words.place_degrees - words.adverbs.keys()
    ):
        change = _change_direct(row, draft.unit.kind, place, floor, words)
        if change and _is_done_to(row, draft, change[1], words):
            change = None
    if change:
        draft.role, draft.change, draft.moved_by = role, _direction(change[0]), change[1]


def _is_done_to(row: Row, draft: Draft, verb: int, words: _Slots) -> bool:
    """Whether a verb of change is done to what is counted: "divers recovered 12 bodies"."""
    return (
        draft.unit.kind is Kind.COUNT
        and row.lemma(verb) in words.done_to
        and noun_phrase(row, draft.last) is not None
    )


def _of_noun(row: Row, draft: Draft, place: int, words: _Slots) -> tuple[str, int] | None:
    """The direction of "an increase of", and the place of its noun.

    Where the same word says where a change begins, it does so if the end follows.
    """
    noun = words.nouns.get(row.lemma(place - 1)) if row.word(place) in row.grammar.of else None
    if noun is None or (draft.unit.kind is Kind.MONEY and row.lemma(place - 1) in words.amounts):
        return None
    following = (row.word(i) for i in range(draft.last, draft.last + _WINDOW // 2))
    if row.word(place) in row.grammar.from_ and any(w in row.grammar.to for w in following):
        return None
    return noun, place - 1


def _is_base_verb(row: Row, at: int) -> bool:
    return word_class(row.word(at)) == "verb"


def _supplied(row: Row, draft: Draft, to: int, words: _Slots) -> bool:
    """Whether "to" leads to those who get something: "cut power to 800 homes"."""
    thing = to - 1
    if row.lemma(thing) in words.causing and row.lemma(thing - 1) in row.grammar.be:
        # "power was cut to 800 homes"
        thing -= 2
    return (
        draft.unit.kind is Kind.COUNT
        and row.lemma(thing) in words.supplied
        and noun_phrase(row, draft.last) is not None
    )


def _criterion(row: Row, draft: Draft, words: _Slots) -> tuple[int, int] | None:
    """The words that make a limit a criterion: "earning over £50,000", "must be at least 5"."""
    if draft.limit not in _LIMITS:
        return None
    place = _left(draft) - 1
    if draft.first == draft.start:
        return None
    if row.word(place) in words.qualifying and draft.unit.kind is Kind.MONEY:
        return place, place + 1
    if draft.limit in {"at-least", "at-most"} and (
        row.lemma(place) in words.demanding
        or (row.word(place) == row.lemma(place) and row.word(place - 1) in words.obliging)
    ):
        return place, place + 1
    return None


def _lasting(row: Row, draft: Draft, before: Draft | None, words: _Slots) -> tuple[int, int] | None:
    """The words that make a time with a limit say which are counted, and not how long it took.

    "Those who waited more than 12 months", "patients waiting under 18 weeks", and behind a share:
    "61.8% had waited for less than 18 weeks".
    """
    if draft.unit.kind is not Kind.DURATION or draft.limit not in _LIMITS:
        return None
    end = _left(draft)
    start = before.last if before else 0
    for at in range(end - 1, max(start, end - _CRITERION) - 1, -1):
        word = row.word(at)
        if word in _MARKS or word in words.joining or word in row.grammar.and_but:
            return None
        if word in words.relative or (
            word.endswith(row.grammar.gerund)
            and row.is_word(at - 1)
            and _is_counted(row, at, words)
        ):
            return at, end
    # "Two thirds waited under a year", "2,160 of them for more than 65 weeks".
    share = before and (before.unit.kind is Kind.SHARE or row.word(before.last) in row.grammar.of)
    if share and end - start <= _CRITERION:
        return start, end
    return None


def _is_counted(row: Row, at: int, words: _Slots) -> bool:
    """Whether the word before an "-ing" is the noun it narrows: "patients waiting"."""
    return _is_plural(row, at - 1, words) and row.lemma(at - 1) not in words.copulas


_CRITERION: Final = 9
"""So many words behind who is counted, or behind their share, a criterion may stand."""


def _adverb(row: Row, at: int, words: _Slots) -> tuple[str, int] | None:
    """The direction of "down" and the like at a word, and its place."""
    change = words.adverbs.get(row.word(at))
    return (change, at) if change else None


def _direction(change: str) -> str | None:
    return change if change in {"up", "down"} else None


def _target(row: Row, draft: Draft, words: _Slots) -> tuple[int, int] | None:
    """The words of a target or limit behind: "the 95% target", "six-month deadline"."""
    place = draft.last
    hyphen = row.hyphen(place) or row.hyphen(draft.stop - 1) or row.hyphen(draft.stop - 2)
    if row.word(place) == "-":
        place += 1
    if not row.is_word(place):
        return None
    article = row.word(_left(draft) - 1) in row.grammar.before_target
    if draft.unit.kind is Kind.COUNT and not (hyphen or article):
        return None
    found = words.threshold_after.at(row, place)
    if found is None and article:
        place += 1
        if row.word(place) in words.near_targets:
            found = words.threshold_after.at(row, place)
    return (place, place + found[0]) if found else None


def _change_behind(row: Row, draft: Draft, words: _Slots) -> tuple[str, int] | None:  # noqa: C901, PLR0911, PLR0912 - one branch for each construction
    """The direction of "7% rise", "£140m lower", "12 fewer", and the place of its word."""
    place = draft.last
    kind = draft.unit.kind
    if row.word(place) == "-":
        place += 1
    if kind is Kind.COUNT and (noun := noun_phrase(row, place)):
        # "60 rooms more than the old hotel", "38 points higher".
        behind = row.word(noun[1])
        direction = words.degrees.get(behind) if behind in words.count_degrees else None
        ends = (
            row.word(noun[1] + 1) in row.grammar.degree_ends and behind in row.grammar.higher_lower
        )
        if direction and (ends or _than(row, noun[1] + 1)):
            return direction, noun[1]
    for step in range(4):
        word, lemma = row.word(place + step), row.lemma(place + step)
        if not row.is_word(place + step) and word not in {"-", ""}:
            return None
        if place + step < len(row) and not word:
            continue
        # "£2m changed hands": a noun has no ending of the past.
        if (change := words.nouns.get(lemma)) and (word == lemma or not word.endswith("ed")):
            counted = kind in {Kind.COUNT, Kind.DURATION, Kind.MEASURE, Kind.RATE}
            article = row.word(_left(draft) - 1) in row.grammar.before_change
            if counted and not article:
                return None
            if kind is Kind.MONEY and lemma in words.amounts:
                return None
            return change, place + step
        if step == 0 and (change := words.degrees.get(word)):
            if kind in {Kind.COUNT, Kind.RATE}:
                if word in words.count_than and _than(row, place + 1):
                    return change, place
                if word not in words.count_degrees:
                    return None
                if word in row.grammar.up_down:
                    return (change, place) if row.word(place + 1) in row.grammar.on_from else None
                return (
                    (change, place)
                    if word not in row.grammar.more or _than(row, place + 1)
                    else None
                )
            if (
                kind in {Kind.MEASURE, Kind.DURATION, Kind.TEMPERATURE}
                and word in words.place_degrees
            ):
                return (
                    (change, place)
                    # "Waits five weeks longer" is a change, whatever it is held against.
                    if word in row.grammar.longer
                    and (kind is Kind.DURATION or _than(row, place + 1))
                    else None
                )
            if word in row.grammar.up_down and row.word(place + 1) in row.grammar.to:
                return None
            if word in row.grammar.up_down and row.word(place + 1) in row.grammar.from_:
                # "42%, up from 38%": the level stands in front.
                return None
            if word in row.grammar.up_down and row.word(place + 1)[:1].isdecimal():
                # "a record £1.6bn up 3%": the change is the number behind.
                return None
            return change, place
        if word not in words.between:
            return None
        if word in row.grammar.in_:
            return None
    return None


def _than(row: Row, at: int) -> bool:
    for place in range(at, at + 7):
        if row.word(place) in row.grammar.than:
            return True
        # What says when is no word of the row.
        if row.word(place) and not row.is_word(place):
            return False
    return False


def _change_direct(
    row: Row, kind: Kind, place: int, floor: int, words: _Slots
) -> tuple[str, int] | None:
    """The direction of "rose 7%", "up 12%", "was down nearly 50%", and the place of its word."""
    if row.word(place) in row.grammar.of and row.word(place - 1) in words.paces:
        # "growing at an annual rate of 4%".
        place -= 2
    for _ in range(5):
        if place < floor or not row.is_word(place):
            return None
        word, lemma = row.word(place), row.lemma(place)
        if change := words.adverbs.get(word):
            return None if row.lemma(place - 1) in words.phrasal else (change, place)
        change = words.verbs.get(lemma)
        if change in {"up", "down"}:
            return change, place
        if lemma in words.causing and (
            kind in {Kind.SHARE, Kind.POINTS, Kind.MULTIPLE}
            or (kind in {Kind.MEASURE, Kind.DURATION} and lemma in words.measured)
        ):
            return words.causing[lemma], place
        if word not in words.skipped and not (
            # "growing at 4%" says how fast; "rose at 40 schools" says where.
            word in row.grammar.at
            and kind is Kind.SHARE
            and words.verbs.get(row.lemma(place - 1)) in _WAYS
        ):
            return None
        place -= 1
    return None


def _change_left(row: Row, place: int, words: _Slots) -> tuple[str, int] | None:
    """The nearest word of change to the left inside the clause, for "by", "from" and "to".

    Where a language may put it last, it is looked for to the right, too.
    """
    found = _change_before(row, place, words)
    if not row.grammar.verb_last or (found and found[0] != "either"):
        return found
    return _change_ahead(row, place, words, found)


def _change_ahead(
    row: Row, place: int, words: _Slots, found: tuple[str, int] | None
) -> tuple[str, int] | None:
    """The word of change that ends the clause: a participle, or a particle of the verb before.

    `found` is a verb that may go either way; a particle says nothing without one.
    """
    for at in range(place + 1, min(place + 2 * _WINDOW, len(row))):
        word = row.word(at)
        if word in _ENDS or (word in words.clause and not row.is_number(at - 1)):
            return found
        last = not row.is_word(at + 1) or row.word(at + 1) in row.grammar.and_but
        if found and last and (way := row.grammar.particles.get(word)):
            return way, found[1]
        lemma = row.lemma(at)
        if way := words.verbs.get(lemma) or words.causing.get(lemma):
            found = way, at
            if way != "either":
                return found
    return found


def _change_before(row: Row, place: int, words: _Slots) -> tuple[str, int] | None:
    change = None
    for at in range(place - 1, max(-1, place - _WINDOW), -1):
        word = row.word(at)
        if word in _ENDS and not (word == "." and row.is_glued(at + 1)):
            return change
        lemma = row.lemma(at)
        found = (
            words.adverbs.get(word)
            or words.verbs.get(lemma)
            or words.causing.get(lemma)
            or words.nouns.get(lemma)
        )
        if found:
            if found != "either":
                return found, at
            change = change or (found, at)
    return change


def is_ranging(row: Row, at: int) -> bool:
    """Whether a word in front says that "from A to B" is a range ("ranging from 5 to 10")."""
    return row.lemma(at - 1) in _slots(row.language).ranging


def is_changing(row: Row, at: int, kind: Kind) -> bool:
    """Whether a figure of that kind which begins at a word is the amount of a change."""
    words = _slots(row.language)
    if row.word(at - 1) in row.grammar.from_:
        return _change_left(row, at - 1, words) is not None
    if row.word(at - 1) in row.grammar.by:
        change = _change_left(row, at - 1, words)
    else:
        change = _change_direct(row, kind, at - 1, 0, words)
    if change is None:
        return False
    # "rose 1% to 2%" gives two figures; "is expected to grow 1% to 2%" gives a range.
    foretold = row.word(change[1] - 1) in words.foretelling and row.lemma(change[1]) == row.word(
        change[1]
    )
    return not (foretold and kind in {Kind.SHARE, Kind.POINTS})


def _pairs(row: Row, drafts: list[Draft], words: _Slots) -> None:
    """Give "from 38% to 42%" its two roles, and the level before "down from 115" its direction."""
    for one, two in pairwise(drafts):
        before_one, before_two = row.word(_left(one) - 1), row.word(_left(two) - 1)
        if one.role is FigureRole.CHANGE and two.role is None and _same_amount(row, one, two):
            # As in "fell 174 points, or 0.5%".
            two.role, two.change, two.moved_by = one.role, one.change, one.moved_by
            continue
        if one.role is FigureRole.CHANGE and two.role is None and _also(row, one, two, words):
            two.role, two.change, two.moved_by = one.role, one.change, one.moved_by
            continue
        bare = one.unit.kind is Kind.COUNT and noun_phrase(row, one.last) is None
        if one.unit.dimension != two.unit.dimension and not (
            # "from zero to 60mph"
            bare and before_one in row.grammar.from_ and two.unit.kind not in _BARE
        ):
            continue
        near = _left(two) - one.last < _WINDOW
        if before_one in row.grammar.from_ and before_two in row.grammar.to and near:
            if row.lemma(_left(one) - 2) in words.ranging:
                continue
            change = one.change or two.change
            if change is None and one.pair is None and two.pair is None:
                change = (
                    "up" if two.value > one.value else "down" if two.value < one.value else None
                )
            one.role, two.role = FigureRole.FROM, FigureRole.TO
            one.change = two.change = change
            one.placed_by, two.placed_by = (
                (_left(one) - 1, _left(one)),
                (_left(two) - 1, _left(two)),
            )
            one.moved_by = two.moved_by = two.moved_by if one.moved_by is None else one.moved_by
        elif (
            two.role is FigureRole.FROM
            and one.role is None
            and near
            and _one_clause(row, one, two, words)
        ):
            # "69, down from 115": the level in front is what it came to.
            one.change, one.moved_by = two.change, two.moved_by


def _also(row: Row, one: Draft, two: Draft, words: _Slots) -> bool:
    """Whether two shares are changes by one verb: "grew 10% in May and 12% in June"."""
    if not one.unit.kind is two.unit.kind is Kind.SHARE or two.spelled:
        return False
    joint = _left(two) - 1
    joint -= row.word(joint) in row.grammar.by
    near = joint - one.last < _WINDOW // 2
    if (
        row.word(joint) not in row.grammar.and_
        or not near
        or row.word(two.last) not in words.also_changed
    ):
        return False
    return not any(
        lemma in words.copulas or lemma in words.verbs or word in words.clause
        for lemma, word in zip(
            row.lemmas[one.last : joint], row.words[one.last : joint], strict=True
        )
    )


def _one_clause(row: Row, one: Draft, two: Draft, words: _Slots) -> bool:
    """Whether no clause begins between two figures."""
    return not any(
        row.word(at) in words.clause or row.word(at) in words.joining
        for at in range(one.last, _left(two))
    )


def _same_amount(row: Row, one: Draft, two: Draft) -> bool:
    """Whether a figure states the one before again in another unit: ", or 0.5%", "(0.5%)"."""
    if one.unit.dimension == two.unit.dimension or two.unit.kind not in {Kind.SHARE, Kind.MONEY}:
        return False
    between = [row.word(i) for i in range(one.last, _left(two))]
    while between and (between[0].isalpha() and between[0] not in row.grammar.or_):
        between = between[1:]
    if len(between) >= _WINDOW or not between or len(between) > 2:  # noqa: PLR2004 - a mark and "or"
        return False
    if len(between) == 1:
        return between[0] == "(" or between[0] in row.grammar.or_
    return between[0] in {",", "("} and between[1] in row.grammar.or_


def _units(row: Row, drafts: list[Draft]) -> None:
    """Give the unit of the figure before to a bare number: "61 acres, up from 54"."""
    for at, (one, two) in enumerate(pairwise(drafts)):
        bare = two.unit.kind is Kind.COUNT and noun_phrase(row, two.last) is None
        if not bare or one.unit.kind in {Kind.COUNT, *_NAMING, Kind.AGE, Kind.ORDINAL}:
            continue
        if one.unit.kind is Kind.SHARE and _is_of_the_count(row, drafts[:at], one, two):
            continue
        after_from = two.role is FigureRole.TO and one.role is FigureRole.FROM
        measured = one.unit.kind in {Kind.DURATION, Kind.MEASURE, Kind.MONEY, Kind.TEMPERATURE}
        # "14 weeks, against a target of six", "380 litres, 40 fewer than before".
        against = two.role in {FigureRole.THRESHOLD, FigureRole.CHANGE} and two.last - two.first < 4  # noqa: PLR2004 - a bare number and its hedge
        if (
            after_from
            or (two.role is FigureRole.FROM and one.role is not FigureRole.CHANGE)
            or (against and measured and one.role in {None, FigureRole.TO} and not two.of)
        ):
            _adopt(two, one)
    for one, two in pairwise(drafts):
        bare = one.unit.kind is Kind.COUNT and noun_phrase(row, one.last) is None
        pair = one.role is FigureRole.FROM and two.role is FigureRole.TO
        if bare and pair and two.unit.kind not in {Kind.COUNT, *_NAMING}:
            _adopt(one, two)


def _is_of_the_count(row: Row, before: list[Draft], share: Draft, bare: Draft) -> bool:
    """Whether a bare number goes with the count that a share only adds to.

    In "90 of the 194 children (46.4%), up from 71" the share is set apart and 71 is nearer to 90.
    """
    if row.word(_left(share) - 1) not in {"(", ","}:
        return False
    counts = [d.value for d in before if d.unit.kind is Kind.COUNT and d.role is None and d.value]
    if not counts or not share.value or not bare.value:
        return False

    def apart(value: Decimal) -> Decimal:
        return max(value, bare.value) / min(value, bare.value)

    return min(map(apart, counts)) < apart(share.value)


def _ages(row: Row, drafts: list[Draft], words: _Slots) -> None:
    """Make ages of bare numbers behind one, or that people are: "aged 5 and 7", "were under 30"."""
    seen: Draft | None = None
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if draft.unit.kind is Kind.AGE:
            seen = draft
            continue
        if (
            draft.unit.kind is not Kind.COUNT
            or draft.role not in {None, FigureRole.FROM, FigureRole.TO}
            or draft.value > _OLDEST
            or noun_phrase(row, draft.last) is not None
        ):
            continue
        if draft.role is None and draft.limit is None and _is_somebody(row, draft, words):
            draft.unit, draft.shape, draft.role = AGE, Shape.EXACT, FigureRole.AGE
            seen = draft
            continue
        if draft.role is not None:
            if not row.grammar.age.isdisjoint(row.lemmas[draft.moved_by or 0 : _left(draft)]):
                # "lift the age limit from 16 to 18"
                draft.unit, draft.shape = AGE, Shape.EXACT
            continue
        if seen and draft.limit is None and draft.pair is None:
            between = [row.word(i) for i in range(seen.last, draft.first)]
            if tuple(between) in row.grammar.between_ages:
                # "aged 19, 24 and 31"
                draft.unit, draft.shape, draft.role = AGE, Shape.EXACT, FigureRole.AGE
                seen = draft
        elif draft.limit in _LIMITS and (
            (seen and draft.limit in {"under", "over"}) or _are_people(row, draft, before, words)
        ):
            draft.unit, draft.shape, draft.role = AGE, Shape.EXACT, FigureRole.THRESHOLD


def _is_somebody(row: Row, draft: Draft, words: _Slots) -> bool:
    """Whether a number is all that one person is said to be: "the driver is 52", "who was 47"."""
    verb = _left(draft) - 1
    ends = not row.is_word(draft.last) or row.word(draft.last) in words.clause
    if row.lemma(verb) not in row.grammar.be or not ends:
        return False
    # "The driver, Paul Mercer, was 44": the comma ends what he is called.
    last = verb - 2 if row.word(verb - 1) == "," else verb - 1
    if row.capital(last) and row.word(last - 1) in words.given_names:
        return True
    word, lemma = row.word(verb - 1), row.lemma(verb - 1)
    return word in words.somebody or (word == lemma and category(lemma) == "person")


def _are_people(row: Row, draft: Draft, before: Draft | None, words: _Slots) -> bool:
    """Whether people are said to be over or under a number: "those tested were under 30"."""
    verb = _left(draft) - 1
    if row.lemma(verb) not in row.grammar.be:
        return False
    if before and before.unit.kind is Kind.SHARE and before.last == verb:
        # As in "16% are under 30".
        return True
    for place in range(_clause_start(row, verb, words, 0), verb):
        if row.lemma(place) in words.people or row.word(place) in words.people:
            return True
    return False


def _adopt(bare: Draft, other: Draft) -> None:
    bare.unit, bare.shape, bare.per = other.unit, other.shape, other.per
    bare.inherited = (*bare.inherited, "unit")


def _bases(row: Row, drafts: list[Draft], words: _Slots) -> None:
    """Find the whole of each part: "of the 194 children, 90 …", "16% of the 147 reviews"."""
    for i, draft in enumerate(drafts):
        if draft.unit.kind not in {Kind.COUNT, Kind.MONEY} or draft.role not in {
            None,
            FigureRole.BASE,
        }:
            continue
        place = _of_whole(row, draft, words)
        if place is None:
            continue
        before = drafts[i - 1] if i else None
        if before and before.base is draft:
            continue
        if before and before.last == place and before.role is not FigureRole.CHANGE:
            same = before.unit.dimension == draft.unit.dimension
            if before.unit.kind is Kind.SHARE or (same and before.value <= draft.value):
                before.base = draft
                draft.role = FigureRole.BASE
            continue
        if draft.unit.kind is not Kind.MONEY and row.word(place - 1) in words.whole:
            # "each of the 18 schools"
            draft.role = FigureRole.BASE
            continue
        # "Out of the 194 children" opens a sentence as "of the 194 children" does.
        place -= row.word(place - 1) in row.grammar.out
        opens = place == 0 or row.word(place - 1) in _OPENS
        if draft.unit.kind is Kind.MONEY:
            _part_of_sum(draft, drafts[i + 1 :] if not place else ())
        elif opens:
            draft.role = FigureRole.BASE
            _parts(row, draft, drafts[i + 1 : i + _BACK])


def _part_of_sum(whole: Draft, following: Sequence[Draft]) -> None:
    """Give a sum that opens a sentence to the next one: "Of the £110m, £30m goes to drama"."""
    part = next((d for d in following if d.unit.kind is Kind.MONEY), None)
    if part is None or part.unit != whole.unit or part.value >= whole.value:
        return
    if part.role is None and part.base is None:
        whole.role, part.base = FigureRole.BASE, whole


def _parts(row: Row, whole: Draft, following: list[Draft]) -> None:
    """Give the whole to the figures behind it that are its parts."""
    for j, later in enumerate(following):
        if ";" in {row.word(at) for at in range(whole.last, later.first)}:
            # "Of the 2,618 given it 34 fell ill; of the 2,622 others 90 did."
            return
        part = later.unit.kind in {Kind.COUNT, Kind.SHARE} and later.base is None
        # Behind the first part, only figures without a noun of their own are parts, too.
        alone = row.word(later.last) not in row.grammar.of and noun_phrase(row, later.last) is None
        if part and (j == 0 or alone):
            later.base = whole


_OPENS: Final = frozenset({",", ";", "-", "(", "that", "and", '"', "\u2014"})


def _of_whole(row: Row, draft: Draft, words: _Slots) -> int | None:
    """The place of the "of" in front of a whole: "of the firm's 600 drivers"."""
    place = _left(draft) - 1
    while row.word(place) in words.of_all and row.word(place) not in row.grammar.of_among:
        place -= 1
    if row.word(place).endswith("'s") or row.word(place) == "'":
        for at in range(place - 1, place - 5, -1):
            if row.word(at) in row.grammar.of:
                return at
            if not row.is_word(at):
                return None
    return place if row.word(place) in row.grammar.of_among else None


# --- what is counted ---------------------------------------------------------------------


def _share_noun(row: Row, one: Draft, two: Draft) -> None:
    """The noun behind the second end of a change is of both: "from 846 to 818 posts"."""
    ends = one.role is FigureRole.FROM and two.role is FigureRole.TO
    if not ends or one.unit.kind is not Kind.COUNT or two.unit.kind is not Kind.COUNT:
        return
    if two.counted is None or _left(two) - 1 != one.last:
        return
    if two.counted.span.start < row.span(two.start, two.stop).end:
        return
    if one.counted is None or one.counted.span.end <= row.span(one.start, one.stop).start:
        one.counted = two.counted
        one.inherited = (*one.inherited, "counted")


def _count(row: Row, draft: Draft, earlier: list[Draft], words: _Slots) -> None:  # noqa: C901, PLR0912 - one branch for each construction
    kind = draft.unit.kind
    if draft.role is FigureRole.TIMES and kind is not Kind.MULTIPLE:
        return
    if kind is Kind.AGE:
        return
    found = draft.noun or _own(row, draft, words)
    if found:
        draft.counted = row.phrase(*found)
    if kind is Kind.SHARE and draft.base is None and row.word(_left(draft) - 1) == "(":
        # "19 of the 84 reviews (23%)".
        part = next((d for d in reversed(earlier) if d.role is not FigureRole.BASE), None)
        draft.base = part.base if part and part.unit.kind is Kind.COUNT else None
    if draft.base is not None:
        draft.of = _whole(row, draft.base)
    elif kind is Kind.SHARE and draft.noun:
        draft.of = draft.counted
    elif kind in {Kind.SHARE, Kind.COUNT} and (whole := _denominator(row, draft, words)):
        draft.of = row.phrase(*whole)
    elif kind is Kind.SHARE and draft.role in {None, FigureRole.SHARE}:
        draft.of = _among(row, draft, earlier)
    if draft.counted is None and draft.role is not FigureRole.CHANGE:
        if draft.base is not None and (noun := noun_phrase(row, draft.base.last)):
            draft.counted = row.phrase(*noun)
        elif draft.base is not None and draft.base.counted is not None:
            # "90 were in need, of whom 49 ...": what the 49 are is what the 90 are.
            draft.counted = draft.base.counted
        elif draft.of is not None and draft.of.lemmas:
            draft.counted = draft.of
    if draft.counted is None and (earlier or not _is_of_others(row, draft)):
        _from_before(row, draft, earlier, words)
    if kind is Kind.SHARE and draft.of is None and draft.role in {None, FigureRole.SHARE}:
        for other in reversed(earlier):
            if other.unit.kind is Kind.SHARE and other.of is not None:
                if draft.counted is None or draft.counted.lemmas == other.of.lemmas:
                    draft.of, draft.base = other.of, other.base
                    draft.inherited = (*draft.inherited, "of")
                break


def _is_of_others(row: Row, draft: Draft) -> bool:
    """Whether a number is of what a sentence before names: "the firm owns 170 of them"."""
    is_of = row.word(draft.last) in row.grammar.of
    return is_of and row.word(draft.last + 1) in row.grammar.which


def _whole(row: Row, base: Draft) -> Phrase:
    """The denominator with its number: "194 children"."""
    noun = noun_phrase(row, base.last)
    if noun is None and row.word(base.last) in row.grammar.of:
        noun = _after_of(row, base.last)
    span = row.span(base.first, noun[1] if noun else base.last)
    lemmas = row.phrase(*noun).lemmas if noun else base.counted.lemmas if base.counted else ()
    return Phrase(span, span.of(row.text), lemmas)


def _among(row: Row, draft: Draft, earlier: list[Draft]) -> Phrase | None:
    """Those of whom a share is told that its clause opens with: "among doctors, one in four"."""
    floor = earlier[-1].last if earlier else 0
    left = _left(draft)
    for place in range(left - 1, max(floor, left - _REACH) - 1, -1):
        word = row.word(place)
        if word in _ENDING:
            return None
        if word in row.grammar.of_among and word not in row.grammar.of:
            noun = noun_phrase(row, place + 1)
            return row.phrase(*noun) if noun and noun[1] <= left else None
    return None


_REACH: Final = 10
"""So many words may stand between "among" and the share."""
_ENDING: Final = frozenset({";", ":", "."})


def _denominator(row: Row, draft: Draft, words: _Slots) -> tuple[int, int] | None:  # noqa: PLR0911 - one branch for each construction
    """The whole of "42% of reviews", "half the children", "one in six children"."""
    if draft.role in {FigureRole.CHANGE, FigureRole.BASE}:
        return None
    place = draft.last
    if row.word(place) in row.grammar.of:
        if row.word(place + 1) in row.grammar.which and not noun_phrase(row, place + 2):
            return None
        if row.word(place + 1) in row.grammar.those and row.word(place + 2).endswith(
            row.grammar.participle
        ):
            # "71% of those referred": who they are is not said.
            return None
        return _after_of(row, place)
    if draft.unit.kind is not Kind.SHARE:
        return None
    if draft.shape is Shape.ODDS and draft.spelled:
        found = noun_phrase(row, place)
        if found and found[1] - found[0] > 1 and _is_plural(row, found[1] - 2, words):
            # "one in six pupils walks": the verb is no second plural.
            return found[0], found[1] - 1
        return found
    if draft.spelled and row.word(place) in words.determiners:
        return noun_phrase(row, place)
    return None


def _own(row: Row, draft: Draft, words: _Slots) -> tuple[int, int] | None:  # noqa: C901, PLR0911, PLR0912 - one branch for each construction
    """The noun phrase right behind a figure, or behind its word of change."""
    kind = draft.unit.kind
    place = draft.last
    if kind is Kind.COUNT or kind is Kind.ORDINAL:
        if draft.role is FigureRole.CHANGE and row.lemma(place) in words.nouns:
            return _in_what(row, place + 1)
        if draft.role is FigureRole.CHANGE and row.word(place) in row.grammar.in_:
            return _in_what(row, place)
        if row.hyphen(draft.start - 1):
            return None
        if draft.role is FigureRole.CHANGE and row.word(place) in words.count_than:
            return None
        if row.hyphen(place):
            place += 1
        if (
            row.word(place) in row.grammar.of
            and draft.base is not None
            and draft.base.start > place
        ):
            return noun_phrase(row, draft.base.last)
        if row.word(place) in row.grammar.of and row.word(place + 1) in row.grammar.of_these:
            return noun_phrase(row, place + 2)
        return noun_phrase(row, place)
    if draft.role is FigureRole.CHANGE:
        if row.hyphen(place):
            place += 1
        if row.word(_left(draft) - 1) in row.grammar.of and row.word(place) in row.grammar.in_:
            return _in_what(row, place)
        for step in range(4):
            if row.lemma(place + step) in words.nouns:
                return _in_what(row, place + step + 1)
            if row.word(place + step) in words.degrees:
                return noun_phrase(row, place + step + 1)
        return None
    if kind in {Kind.MONEY, Kind.DURATION, Kind.MEASURE, Kind.TEMPERATURE, Kind.POINTS}:
        if row.hyphen(place):
            place += 1
        if row.word(place) in row.grammar.of and kind is Kind.MEASURE:
            return _after_of(row, place)
        if (
            row.word(place) in row.grammar.of_in
            and kind is Kind.MONEY
            and not row.capital(place + 1)
        ):
            return noun_phrase(row, place + 1)
        return noun_phrase(row, place) if row.is_word(place) else None
    return None


def _in_what(row: Row, at: int) -> tuple[int, int] | None:
    """What changed: "in knife offences" behind "a 7% rise"."""
    if row.word(at) not in row.grammar.in_of_for:
        return None
    place = at + 1
    if row.word(place) in row.grammar.the and row.word(place + 1) in row.grammar.measured_by:
        place += 2
        if row.word(place) in row.grammar.of:
            place += 1
    return noun_phrase(row, place)


_RELATING = frozenset({"part-of", "further", "contrast"})


def _from_before(row: Row, draft: Draft, earlier: list[Draft], words: _Slots) -> None:  # noqa: C901, PLR0912 - one branch for each construction
    """What is counted, from the words in front: "Cases: 41", "sales of £5m"."""
    floor = earlier[-1].last if earlier else 0
    place = _left(draft) - 1
    while place >= floor and row.word(place) in words.determiners:
        place -= 1
    found = None
    label = row.word(place) == ":" and not row.is_word(draft.last)
    relating = draft.related_by is not None and draft.related_by[0] <= place < draft.related_by[1]
    if (row.word(place) in row.grammar.of or label) and place > floor and not relating:
        found = _ending(row, place, words, floor)
    if found and words.measures.issuperset(row.lemmas[found[0] : found[1]]):
        found = None
    if found is None and draft.relation and draft.relation[0] in _RELATING:
        other = draft.relation[1]
        if other is not None and other.counted is not None:
            draft.counted = other.counted
            draft.inherited = (*draft.inherited, "counted")
            return
    if found is None and (verb := _verb_left(row, place + 1, words, floor)) is not None:
        found = (
            _subject(row, verb, words)
            or _subject(row, verb, words, floor)
            or _shared(row, verb, words)
        )
    if found is None and row.grammar.verb_second and draft.moved_by is not None:
        # "Um 2,5 Punkte stieg die Quote."
        found = _around_verb(row, draft.moved_by, words, floor)
    if found and (limit := _limit_in(found, earlier)):
        # "Those who waited more than 12 months fell to 18,240": no months are counted.
        who = limit.placed_by if limit.role is FigureRole.THRESHOLD else None
        found = _ending(row, who[0], words, 0) if who else None
    if found and (other := _within(found, earlier)):
        draft.counted = other.counted
        draft.inherited = (*draft.inherited, "counted")
        return
    if found and not words.measures.issuperset(row.lemmas[found[0] : found[1]]):
        draft.counted = row.phrase(*found)
        return
    for other in reversed(earlier):
        if other.counted is None or other.unit.kind in _NAMING or other.role is FigureRole.AGE:
            continue
        if other.unit.kind is Kind.ORDINAL:
            continue
        same = other.unit.kind is draft.unit.kind
        counts = {other.unit.kind, draft.unit.kind} <= {Kind.COUNT, Kind.SHARE, Kind.RATE}
        linked = draft.role in {FigureRole.FROM, FigureRole.TO, FigureRole.CHANGE}
        if same or counts or linked:
            draft.counted = other.counted
            draft.inherited = (*draft.inherited, "counted")
            return
    moved = draft.moved_by if draft.role is FigureRole.TO else None
    subject = None if moved is None else _subject(row, moved, words)
    if subject and not words.measures.issuperset(row.lemmas[subject[0] : subject[1]]):
        # "Vacancies fell for the 25th time, to 841,000."
        draft.counted = row.phrase(*subject)


def _limit_in(subject: tuple[int, int], earlier: list[Draft]) -> Draft | None:
    """The length of time whose unit was taken for the noun of a subject."""
    for other in earlier:
        if other.unit.kind is Kind.DURATION and other.start < subject[1] <= other.stop:
            return other
    return None


def _within(subject: tuple[int, int], earlier: list[Draft]) -> Draft | None:
    """The figure of a subject with a number: "14 people were killed and 60 injured"."""
    for other in reversed(earlier):
        if other.first <= subject[1] and subject[0] < other.last and other.counted:
            return None if other.unit.kind is Kind.AGE else other
    return None


def _ending(row: Row, at: int, words: _Slots, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before a word: "sales" before "of £5m"."""
    if row.word(at - 1) == ")":
        # "Sales (excluding fuel) of £5m".
        for place in range(at - 2, max(floor, at - _WINDOW), -1):
            if row.word(place) == "(":
                at = place
                break
    if row.grammar.capital_nouns:
        named = at > floor and row.is_word(at - 1) and row.capital(at - 1)
        named = named and row.lemma(at - 1) not in words.nouns
        return (at - 1, at) if named else None
    first = at
    while (
        first > floor
        and at - first < 4  # noqa: PLR2004 - a name of four words is long
        and row.is_word(first - 1)
        and row.word(first - 1) not in words.stops
        and row.word(first - 1) not in row.grammar.articles
    ):
        first -= 1
    if first == at:
        return None
    if row.word(first - 1) in row.grammar.behind_head and first - 1 > floor:
        # "Profit before tax of £5m": the head stands in front.
        return _ending(row, first - 1, words, floor) or (first, at)
    return first, at


_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "this"})


def _verb_left(row: Row, at: int, words: _Slots, floor: int) -> int | None:
    """The verb of change or being nearest to the left of a word, inside its clause."""
    for place in range(at - 1, max(floor - 1, at - _WINDOW), -1):
        word, lemma = row.word(place), row.lemma(place)
        if word in _ENDS or lemma in words.done_to:
            return None
        ongoing = place + 1 < at and row.word(place + 1).endswith(row.grammar.gerund)
        if ongoing and lemma in words.copulas and row.lemma(place + 1) != row.word(place + 1):
            # "The ship was carrying 214": no ships are counted.
            return None
        moved = lemma in words.verbs or lemma in words.causing or word in words.adverbs
        # "It put the total at 412": what has an article is no verb.
        if moved or (lemma in words.copulas and row.word(place - 1) not in _ARTICLES):
            first = place
            while first > floor and row.lemma(first - 1) in row.grammar.auxiliary:
                first -= 1
            return first
    return None
