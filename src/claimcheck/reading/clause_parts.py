"""The parts of a sentence: a verb group each, its subject, and how its clause is opened."""

# Longer than 400 lines: verbs, subjects and openings are found on one walk over the tags.

from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from claimcheck.frozen_values import quickly_made
from claimcheck.model import Token
from claimcheck.reading import word_classes as wc
from claimcheck.reading.word_classes import Group, Tagged, words_of

_FEW: Final = 2
"""An adverbial without a preposition is no longer: "more recently"."""
_YEAR: Final = 4
"""The digits of a year."""
_LINKS: Final = 3
"""Verbs that lead to one another: "is expected to begin to"."""


# --- the parts of a sentence --------------------------------------------------------------


@quickly_made
@frozen
class Part:
    """A clause as token places: its subject's, its verb group's, and where it ends."""

    subject: tuple[int, int] | None
    group: Group
    start: int
    end: int
    particle: int | None = None
    opening: str = "main"
    """"main", "coord", "that", "rel" or "sub": how the clause hangs on the one before."""


def _chained(tokens: Sequence[Token], tagged: Tagged, group: Group) -> Group:  # noqa: C901, PLR0912 - a list of decisions reads best whole
    """The group on to the verb that "to" leads to behind verbs like hope, fail or seem."""
    words, tags = words_of(), tagged.tags
    lists, size = words.lists, len(tokens)
    end, main, passive = group.end, group.main, group.passive
    for _ in range(_LINKS):
        at = end
        while at < size and tags[at] == "a" and tokens[at].text not in lists["chaining_forms"]:
            at += 1
        verb = words.verbs[tokens[main].text]
        formed = at < size and tokens[at].text in lists["chaining_forms"]
        if verb not in lists["leading"] and not formed:
            break
        if verb == "be" and tags[main] == "V":
            # "is to close", but "the aim is to close"
            first = group.start - 1
            chain = first < 0 or tokens[first].lemma not in lists["infinitive_subjects"]
        elif passive:
            chain = verb in lists["chaining_passive"] or (
                verb in lists["chaining"] and verb not in lists["chaining_active"]
            )
        else:
            chain = verb in lists["chaining"]
        if verb in lists["chaining_ing"] and not passive and end < size and tags[end] == "g":
            main, end = end, end + 1
            continue
        if formed and tags[main] == "V":
            at += 1
            chain = True
        if chain and verb in lists["far_chaining"] and at < size and tags[at] == "p":
            while at < size and tags[at] in "pnda":
                at += 1
        if not chain or at >= size or tags[at] != "t":
            break
        place = at + 1
        while place < size and tags[place] in "ax":
            place += 1
        if place >= size or tags[place] != "i":
            break
        helper = tokens[place - 1].text if tags[place - 1] == "x" else ""
        participle = bool(tagged.bits[place] & wc.PARTICIPLE)
        passive = participle and helper in lists["passive"]
        main, end = place, place + 1
    if main == group.main:
        return group
    return Group(group.start, end, main, passive, group.inverted, group.said_by)


def _particle(tokens: Sequence[Token], tags: Sequence[str], group: Group) -> int | None:
    """The place of a particle behind a verb; "up to 27" has none."""
    words, at = words_of(), group.end
    lists = words.lists
    text = tokens[at].text if at < len(tokens) else ""
    if (
        text not in lists["behind_verbs"]
        or group.main != at - 1
        or tokens[group.main].text in lists["be"]
    ):
        return None
    if text not in lists["particles"]:
        if f"{words.verbs[tokens[group.main].text]} {text}" not in lists["phrasal"]:
            return None
        bare = at + 1 >= len(tokens) or tags[at + 1] not in "dn"
        return at if bare or text == "over" else None
    if (
        at + 2 < len(tokens)
        and tokens[at + 1].text == "to"
        and text in lists["within_amounts"]
        and (tokens[at + 2].kind == "number" or tokens[at + 2].text in "£$€")
    ):
        return None
    if (
        group.passive
        and at + 1 < len(tokens)
        and tags[at + 1] == "d"
        and text in lists["also_prepositions"]
    ):
        return None  # "found off the coast"
    return at


def parts_of(tokens: Sequence[Token], tagged: Tagged) -> list[Part]:
    """Divide a sentence among its verb groups."""
    tags, size = tagged.tags, len(tokens)
    found: list[Part] = []
    pending: list[tuple[int, int]] = []
    groups = [_chained(tokens, tagged, g) for g in tagged.groups]
    if "i" in tags:
        groups = _joined(tokens, tagged, groups)
    for number, group in enumerate(groups):
        left = groups[number - 1].end if number else 0
        right = groups[number + 1].start if number + 1 < len(groups) else size
        subject = _subject(tokens, tagged, group, left, found, pending)
        end = right if number + 1 == len(groups) else _clause_end(tags, group.end, right)
        while end > group.end and tags[end - 1] in ',;("co' and tokens[end - 1].text != "%":
            end -= 1
        start = subject[0] if subject and subject[0] >= left else group.start
        opening = _opening(tokens, tagged, group, subject, left)
        if opening != "rel" and found and found[-1].end > start:
            # "said police recorded": the second verb's subject is no object of the first.
            before = found[-1]
            stop = max(start, before.group.end)
            found[-1] = evolve(before, end=stop)
        start = min(start, group.start)
        particle = _particle(tokens, tags, group)
        found.append(Part(subject, group, start, max(end, group.end), particle, opening))
    return found


def _opening(  # noqa: C901, PLR0911 - a list of decisions reads best whole
    tokens: Sequence[Token],
    tagged: Tagged,
    group: Group,
    subject: tuple[int, int] | None,
    floor: int,
) -> str:
    """How a clause is opened, by what stands before its subject or its verb."""
    tags = tagged.tags
    own = subject is not None and floor <= subject[0] < group.start
    at = subject[0] if own and subject is not None else group.start
    before = group.start - 1
    while before >= floor and tags[before] == "a":
        before -= 1
    if before >= floor and tags[before] == "r":
        return "rel"
    at -= 1
    while at >= floor and tags[at] in 'a"(':
        at -= 1
    if own and subject is not None and tags[subject[0]] == "r":
        return "rel"
    if at < floor:
        return "main"
    letter = tags[at]
    if letter == "o" and tokens[at].text == "that":
        return "rel" if at and tags[at - 1] == "n" and not _says(tokens, floor) else "that"
    if letter in "or":
        relative = letter == "r" or (tokens[at].text in _relatives() and tags[at - 1] in "n,")
        return "rel" if relative else "sub"
    if letter == "b":
        return "sub"
    if letter == "c":
        return "coord"
    if letter == "n" and floor and not _says(tokens, floor):
        return "rel"  # "the patients she treated"
    if letter in ",;":
        opened = next((i for i in range(at - 1, floor - 1, -1) if tags[i] in "ob"), None)
        if opened is not None and not any(tags[i] == "," for i in range(opened)):
            return "that" if tokens[opened].text == "that" else "main"
        return "comma" if letter == "," else "main"
    return "main"


def _joined(tokens: Sequence[Token], tagged: Tagged, groups: list[Group]) -> list[Group]:
    """The groups with those that "and" joins to a chain: "plans to cut jobs and to close"."""
    tags, size = tagged.tags, len(tokens)
    found: list[Group] = []
    for number, group in enumerate(groups):
        found.append(group)
        if tags[group.main] != "i":
            continue
        right = groups[number + 1].start if number + 1 < len(groups) else size
        for at in range(group.end, right):
            if tags[at] in ";or":
                break
            if tags[at] != "i":
                continue
            start = at
            while start > group.end and tags[start - 1] in "atx":
                start -= 1
            if tags[start - 1] == "c":
                found.append(Group(start, at + 1, at))
    return found


def _says(tokens: Sequence[Token], end: int) -> bool:
    """Whether the verb that ends here takes what is said as a clause: "told reporters that"."""
    return end > 0 and words_of().verbs[tokens[end - 1].text] in words_of().lists["content_verbs"]


def _clause_end(tags: Sequence[str], start: int, right: int) -> int:
    """Where a clause ends before the next verb group at `right`: at what opens the next one."""
    for at in range(right - 1, start - 1, -1):
        if tags[at] in ";,orcb":
            return at
    return right


# --- subjects -----------------------------------------------------------------------------


def _subject(  # noqa: C901, PLR0911, PLR0912, PLR0913, PLR0917 - a list of decisions reads best whole
    tokens: Sequence[Token],
    tagged: Tagged,
    group: Group,
    floor: int,
    found: Sequence[Part],
    pending: list[tuple[int, int]],
) -> tuple[int, int] | None:
    """The subject of a verb group; `pending` are those that wait for their verb."""
    tags, bits, lists = tagged.tags, tagged.bits, words_of().lists
    start = group.start
    if bits[start] & wc.OWN and tags[start] in "xV":
        return start, start + 1
    last = start - 1
    if group.said_by is not None:
        return group.said_by
    while last >= floor and (tags[last] in 'a"k' or (tags[last] == "(" and last == floor)):
        last -= 1
    shared = _shared(tokens, tagged, group, found) if found else None
    if last < floor:
        return pending.pop() if pending else shared
    letter = tags[last]
    if letter == "r":
        if last - 1 > floor and tags[last - 1] == "p" and tags[last - 2] in "nud":
            # "114 reviews, 71 of which were published"
            begin = _walk(tokens, tagged, floor, last - 1)
            if begin > floor and tags[begin - 1] == ",":
                _antecedent(tokens, tagged, begin, floor, found, pending)
            return begin, last + 1
        return _antecedent(tokens, tagged, last, floor, found, pending) or (last, last + 1)
    if letter == "m" and pending:
        return pending.pop()
    if letter == "u":
        if (
            last > floor
            and tokens[last - 1].text in lists["before_one"]
            and tokens[last].text == "one"
        ):
            return last - 1, last + 1
        if last > floor and tokens[last - 1].text in lists["limiters"]:
            return last - 1, last + 1  # "hardly anyone"
        if last > floor and tags[last - 1] == "n":
            begin = _walk(tokens, tagged, floor, last)
            waiting = _trimmed(tokens, tagged, begin, last)
            if waiting is not None and (begin > floor or floor == 0):
                pending.append(waiting)  # "every point we lose puts"
        return last, last + 1
    if letter == "c":
        if last > floor and tags[last - 1] == "," and found:
            for part in reversed(found):
                if part.opening not in {"sub", "rel"} and not _aside(tokens, tagged, part):
                    return part.subject
        return shared or (pending.pop() if pending else None)
    if letter == "o":
        if tokens[last].text == "what" and floor == 0:
            pending.append((last, last + 1))  # "What surprised them was"
        if tokens[last].text in lists["question_words"]:
            return last, last + 1
        return pending.pop() if pending else shared
    if letter == "(":
        opening = last - 1
        while opening > floor and tags[opening] != "(":
            opening -= 1
        if opening > floor:
            return _noun(tokens, tagged, floor, opening, found, pending, group)
        return shared
    if letter == ",":
        return _behind_comma(tokens, tagged, group, floor, last, found, pending) or shared
    if letter == ";":
        return shared
    return _noun(tokens, tagged, floor, last + 1, found, pending, group) or shared


def _aside(tokens: Sequence[Token], tagged: Tagged, part: Part) -> bool:
    """Whether a clause only says who says what stands around it: ", the panel found,"."""
    if part.opening != "comma" or part.end >= len(tokens) or tagged.tags[part.end] != ",":
        return False
    return _says(tokens, part.group.end)


def _shared(
    tokens: Sequence[Token], tagged: Tagged, group: Group, found: Sequence[Part]
) -> tuple[int, int] | None:
    """The subject that a verb without its own has from the verb before it."""
    before = found[-1]
    after = group.main + 1
    if tagged.bits[group.main] & wc.CLAUSAL and tagged.tags[after : after + 1] == ["o"]:
        # "Lee said it agreed with the finding and confirmed that": Lee confirms.
        for part in reversed(found):
            if tagged.bits[part.group.main] & wc.CLAUSAL:
                return part.subject
    start = group.start
    if (
        tagged.bits[start] & wc.PAST
        and tokens[before.group.start].text in words_of().lists["backshifted"]
    ):
        # "The minister said mistakes had been made but refused": the minister refused.
        for part in reversed(found[:-1]):
            said = tagged.bits[part.group.main]
            if said & wc.CLAUSAL and said & wc.PAST and part.group.start == part.group.main:
                return part.subject
    if _in_quotes(tagged, before.group.main) and not _in_quotes(tagged, group.main):
        # 'Lee said staff "may go" and called for calm': Lee calls.
        outside = [p for p in found if not _in_quotes(tagged, p.group.main)]
        return outside[-1].subject if outside else before.subject
    return before.subject


def _in_quotes(tagged: Tagged, at: int) -> bool:
    return tagged.words[:at].count('"') % 2 == 1


def _antecedent(  # noqa: PLR0911, PLR0913, PLR0917 - the state of the sentence
    tokens: Sequence[Token],
    tagged: Tagged,
    relative: int,
    floor: int,
    found: Sequence[Part],
    pending: list[tuple[int, int]],
) -> tuple[int, int] | None:
    """The noun phrase that "who" or "which" stands for."""
    tags = tagged.tags
    upto = relative
    while upto > floor and tags[upto - 1] in ',"(':
        upto -= 1
    if upto > floor and tags[upto - 1] == "c" and found:
        return found[-1].subject  # "which relate to a child and which are likely"
    if upto <= floor:
        return found[-1].subject if found and relative > floor else None
    short = upto - floor <= _FEW and bool(tagged.bits[floor - 1] & wc.BE)
    plain = not tagged.bits[upto - 1] & (wc.PLURAL | wc.PLAIN)
    if floor > 0 and (tagged.bits[upto - 1] & wc.ADJECTIVE or (short and plain)):
        return None  # "it is not clear who owns it"
    begin = _walk(tokens, tagged, floor, upto)
    if begin == floor and floor > 0:
        clausal = found and tagged.bits[found[-1].group.main] & wc.CLAUSAL
        if not clausal or tags[relative - 1] != "n":
            return _last_noun(tokens, tagged, floor, upto)
    noun = _trimmed(tokens, tagged, begin, upto)
    if noun is None:
        return None
    if tags[noun[0]] in "pb":
        noun = _last_noun(tokens, tagged, *noun)
        of = [i for i in range(*noun) if tokens[i].text == "of"] if noun else []
        return _last_noun(tokens, tagged, of[-1] + 1, noun[1]) if noun and of else noun
    pending.append(_before_apposition(tokens, tagged, begin, floor) or noun)
    of = [i for i in range(noun[0] + 1, noun[1] - 1) if tokens[i].text == "of"]
    if of and tags[of[-1] + 1] in "dmun":
        return _last_noun(tokens, tagged, of[-1] + 1, noun[1])  # "most of the people who"
    return noun


def _before_apposition(
    tokens: Sequence[Token], tagged: Tagged, begin: int, floor: int
) -> tuple[int, int] | None:
    """The noun phrase that the one beginning here stands beside: "Lund, a student who"."""
    tags = tagged.tags
    if begin - 1 <= floor or tags[begin - 1] != ",":
        return None
    first = _walk(tokens, tagged, floor, begin - 1)
    if (first == floor and floor > 0) or _adverbial(tokens, tagged, first, begin - 1):
        return None
    return _trimmed(tokens, tagged, first, begin - 1)


def _behind_comma(  # noqa: C901, PLR0913, PLR0917 - the state of the sentence
    tokens: Sequence[Token],
    tagged: Tagged,
    group: Group,
    floor: int,
    comma: int,
    found: Sequence[Part],
    pending: list[tuple[int, int]],
) -> tuple[int, int] | None:
    """The subject of a verb that stands behind a comma: what the comma before it follows."""
    if pending:
        return pending.pop()
    tags = tagged.tags
    del group
    commas = [i for i in range(floor, comma + 1) if tags[i] in ",;"]
    begin = floor
    if floor > 0 and not (found and tagged.bits[found[-1].group.main] & wc.CLAUSAL):
        # what stands before the first comma is the object of the verb before
        opened = [i for i in range(floor, commas[0]) if tags[i] in "ob"]
        if opened:
            begin = opened[-1]
        else:
            begin = commas[0] + 1
            commas = commas[1:]
    for stop in commas:
        opened = [i for i in range(begin, stop) if tags[i] == "o" or (tags[i] == "b" and i > 0)]
        if opened and (floor > 0 or opened[-1] > begin):
            begin = opened[-1] + 1
        while begin < stop and tags[begin] == "c":
            begin += 1
        if begin < stop and not _adverbial(tokens, tagged, begin, stop):
            noun = _trimmed(tokens, tagged, _walk(tokens, tagged, begin, stop), stop)
            if noun is not None:
                return noun
        begin = stop + 1
    if found and all(part.opening in {"sub", "rel"} for part in found):
        # "The board, short of cash since riders stayed home, is"
        first = tags.index(",")
        if first < floor and not any(letter in "Vx" for letter in tags[:first]):
            start = _walk(tokens, tagged, 0, first)
            if not _adverbial(tokens, tagged, start, first):
                return _trimmed(tokens, tagged, start, first)
    return None


def _noun(  # noqa: C901, PLR0911, PLR0912, PLR0913, PLR0917 - the state of the sentence
    tokens: Sequence[Token],
    tagged: Tagged,
    floor: int,
    upto: int,
    found: Sequence[Part],
    pending: list[tuple[int, int]],
    group: Group,
) -> tuple[int, int] | None:
    """The noun phrase directly before a verb group, or the one it goes back to."""
    tags, bits = tagged.tags, tagged.bits
    del group
    begin = _walk(tokens, tagged, floor, upto)
    if begin == floor and floor > 0 and found:
        before = found[-1]
        if bits[before.group.main] & wc.CLAUSAL and not pending:
            return _trimmed(tokens, tagged, begin, upto)
        if pending:
            return pending.pop()
        return _last_noun(tokens, tagged, begin, upto) or before.subject
    stopped = tags[begin - 1] if begin else ";"
    if stopped == "r" and tokens[begin - 1].text == "whose":
        _antecedent(tokens, tagged, begin - 1, floor, found, pending)
        return begin - 1, upto
    if stopped in "or" and begin - 1 > floor and tokens[begin - 1].text in _relatives():
        # "the plan that ministers announced will": the plan waits for its verb
        noun_end = begin - 1
        while noun_end > floor and tags[noun_end - 1] in ",p":
            noun_end -= 1
        if noun_end > floor and tags[noun_end - 1] == "n":
            first = _walk(tokens, tagged, floor, noun_end)
            if not (first == floor and floor > 0):
                waiting = _trimmed(tokens, tagged, first, noun_end)
                if waiting:
                    pending.append(waiting)
    elif stopped == "," and floor == 0:
        begin = _list_start(tokens, tagged, begin, upto)
    if stopped == "b" and pending and _is_when(tokens, begin - 1):
        return pending.pop()  # "A ship that had been missing since Sunday was"
    if stopped == "c" and pending and tags[begin] in "pb":
        return pending.pop()  # "Patients who were young or of no age made up"
    if stopped in "c;" and pending and floor > 0:
        pending.clear()
    return _trimmed(tokens, tagged, begin, upto)


def _relatives() -> frozenset[str]:
    return words_of().lists["relatives"]


def _list_start(tokens: Sequence[Token], tagged: Tagged, begin: int, upto: int) -> int:
    """Where a list begins of which the noun phrase is the end: "pears, plums and figs"."""
    tags = tagged.tags
    while begin > 1 and "c" in tags[begin:upto]:
        comma = begin - 1
        first = comma
        while first > 0 and tags[first - 1] in "ndg":
            first -= 1
        opens = first == 0 or tags[first - 1] in ",;"
        if first == comma or not opens or _adverbial(tokens, tagged, first, comma):
            break
        begin = first
        if first == 0 or tags[first - 1] != ",":
            break
    return begin


def _walk(tokens: Sequence[Token], tagged: Tagged, floor: int, upto: int) -> int:  # noqa: C901, PLR0912 - a list of decisions reads best whole
    """Where the noun phrase begins that ends at `upto`, its prepositional phrases in it."""
    tags = tagged.tags
    at = upto
    while at > floor:
        letter = tags[at - 1]
        if letter in _IN_NOUNS:
            at -= 1
            continue
        if letter in ",;rVx":
            break
        if letter == "o":
            if at - 1 == floor or tags[at - 2] in 'V,;c"aok' or not _is_inner(tokens, at - 1):
                break
        elif letter == "b":
            if floor > 0 and not any(tags[i] in ",;orc" for i in range(floor, at - 1)):
                break
            if at - 1 == floor or tags[at - 2] in ',;cV"' or not _is_when(tokens, at - 1):
                break
        elif letter == "c" and floor > 0:
            if not any(tags[i] in ",;or" for i in range(floor, at - 1)) or at - 1 == floor:
                break
            if tags[at - 2] in ',;"':
                break
        elif letter == "c" and (at - 1 == floor or tags[at - 2] in ',;"'):
            break
        elif letter == "(":
            opening = at - 2
            while opening >= floor and tags[opening] != "(":
                opening -= 1
            if opening < floor:
                break
            at = opening + 1
        elif letter == '"':
            if at - 1 > floor and tags[at - 2] in ",;o":
                break
        elif letter == "m" and floor > 0 and (at - 2 < floor or tags[at - 2] not in "pb"):
            break
        at -= 1
    return at


_IN_NOUNS: Final = frozenset("ndapeguitkw")
"""Tags of words that a noun phrase goes on over, whatever stands before them."""


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in words_of().lists["inner"]


def _is_when(tokens: Sequence[Token], at: int) -> bool:
    """Whether "since" and its like are a preposition inside a noun phrase: "prices since April"."""
    following, before = tokens[at + 1], tokens[at - 1]
    lists = words_of().lists
    if tokens[at].text == "before" and following.text in lists["deductions"]:
        return True
    timed = following.kind == "number" or following.lemma in lists["times"]
    return timed or before.text == "such" or tokens[at].text == "like"


def _trimmed(  # noqa: C901 - a list of decisions reads best whole
    tokens: Sequence[Token], tagged: Tagged, start: int, end: int
) -> tuple[int, int] | None:
    """A noun phrase without what only stands beside it: leading adverbials, marks."""
    tags, lists = tagged.tags, words_of().lists
    while end > start and tags[end - 1] in ',;("cak' and tags[end - 2 : end - 1] != ["d"]:
        if tags[end - 1] == "(" and end - 1 > start and "(" in tags[start : end - 1]:
            break
        if tokens[end - 1].text == "%":
            break
        end -= 1
    while start < end:
        text = tokens[start].text
        if (
            tags[start] in ',;("co'
            or (
                tags[start] == "a"
                and not tagged.bits[start] & wc.DETERMINER
                and text not in lists["limiters"]
            )
            or text in lists["sentence_adverbs"]
        ):
            start += 1
            continue
        if start + 2 < end and text == "of" and tokens[start + 1].text == "which":
            start += 2
            continue
        break
    if (
        start + 2 < end
        and tokens[start].text in lists["time_openers"]
        and tokens[start + 1].lemma in lists["times"]
        and tags[start + 2] in "ndu"
    ):
        start += 2  # "Last year the Star revealed"
    if not lists["later"].isdisjoint(tagged.words[start : min(end, start + 4)]):
        later = next(i for i in range(start, end) if tokens[i].text in lists["later"])
        if later > start + 1 and tokens[later - 1].lemma in lists["times"] and later + 1 < end:
            start = later + 1  # "Two days later the body"
    if start + 1 < end and tokens[start].text in lists["limiters"]:
        return start, end  # "about one in 13 children"
    if start < end and tokens[start].text == "with" and tags[end : end + 1] == ["V"]:
        return (start + 1, end) if start + 1 < end else None  # "with 42% judged good"
    if start < end and tags[start] in "pbe":
        start = _after_prepositional(tokens, tagged, start, end)
    return (start, end) if start < end else None


def _adverbial(tokens: Sequence[Token], tagged: Tagged, start: int, end: int) -> bool:
    """Whether the words before a comma are an adverbial and no part of the subject."""
    lists, tags = words_of().lists, tagged.tags
    while start < end and tags[start] in ',;"(':
        start += 1
    if start >= end or tags[start] in "pbocegt":
        return True
    first = tokens[start]
    if end - start <= _FEW:
        if first.text in lists["sentence_adverbs"] or tags[start] == "a":
            return True
        return tokens[end - 1].lemma in lists["times"]
    return False


def _after_prepositional(tokens: Sequence[Token], tagged: Tagged, start: int, end: int) -> int:
    """Where the subject begins after a leading prepositional phrase without a comma."""
    tags = tagged.tags
    seen = False
    for at in range(start + 1, end):
        token, letter = tokens[at], tags[at]
        if letter in "du" and seen and tags[at - 1] not in "pbc":
            return at
        year = token.kind == "number" and at + 1 < end and len(token.text) == _YEAR
        if year and tags[at + 1] not in "pbc":
            return at + 1  # "In 2019 prices rose"
        if seen and letter == "n" and token.lemma not in words_of().lists["times"]:
            apart = tokens[at - 1].lemma in words_of().lists["times"]
            apart = apart or (bool(tagged.bits[at - 1] & wc.PLURAL) and tags[at - 1] == "n")
            if apart and token.kind == "word":
                return at  # "In April sales rose", "In many cases staff failed"
        seen = seen or letter == "n"
    return start


def _last_noun(
    tokens: Sequence[Token], tagged: Tagged, start: int, end: int
) -> tuple[int, int] | None:
    """The last noun phrase of a stretch, with its "of" phrase."""
    tags, _lists = tagged.tags, words_of().lists
    while end > start and tags[end - 1] in ',;"(ca':
        end -= 1
    at = end
    while at > start:
        letter, text = tags[at - 1], tokens[at - 1].text
        if letter in ',;or"(cVxm' or (letter in "pbtk" and text != "of"):
            break
        at -= 1
        if letter == "d" and not (
            at > start and (tags[at - 1] == "d" or tokens[at - 1].text == "of")
        ):
            break
    while at < end and tokens[at].text == "of":
        at += 1
    return (at, end) if at < end else None
