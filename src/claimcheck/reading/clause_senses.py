"""How a clause is meant: affirmed or denied, how sure, of how many, and by whom it is said."""

# Longer than 400 lines: polarity, modality, quantifier and speaker of a clause share its signs.

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from claimcheck.lexicon import load
from claimcheck.model import Cue, Span, Token
from claimcheck.reading import word_classes as wc
from claimcheck.reading.clause_parts import Part
from claimcheck.reading.word_classes import Tagged, words_of

__all__ = ["modality", "negations", "quantifier", "sign_at", "speakers"]

_OPENS: Final = 4
"""How many words of a subject may say of how many it speaks: "by far the most of"."""
_BESIDE: Final = 2
"""How many words before a verb group may say how sure it is."""


@cache
def _rungs(language: str = "en") -> Mapping[str, Mapping[str, str]]:
    """The tables of words by what they make of a clause: word to value."""
    tables = load(language).table("clauses")["sense"]
    return {
        name: {word: value for value, words in rows.items() for word in words}
        for name, rows in tables.items()
    }


def sign_at(text: str, token: Token, family: str, value: str, cues: Sequence[Cue]) -> Cue:
    """The cue at a token, or one made for it."""
    for cue in cues:
        if cue.family == family and cue.span.overlaps(token.span):
            return cue
    return Cue(token.span, text[token.span.start : token.span.end], family, value)


# --- affirmed or denied -------------------------------------------------------------------


def negations(  # noqa: PLR0913, PLR0917 - the slots of a clause
    text: str,
    tokens: Sequence[Token],
    tagged: Tagged,
    parts: Sequence[Part],
    number: int,
    thing: tuple[int, int] | None,
    cues: Sequence[Cue],
) -> tuple[Cue, ...]:
    """The words that deny a clause of a sentence that has such words; two of them affirm it."""
    part = parts[number]
    found = [
        sign_at(text, tokens[at], "negation", "not", cues)
        for at in _denials(tokens, tagged, part, thing)
    ]
    above = _above(parts, number)
    if above is not None:
        lemma = words_of().verbs[tokens[above.group.main].text]
        lists = words_of().lists
        denied = _denials(tokens, tagged, above, None)
        if lemma in lists["denying_verbs"]:
            found.append(sign_at(text, tokens[above.group.main], "negation", "deny", cues))
        elif denied and lemma in lists["belief_verbs"] and not above.group.passive:
            found += [sign_at(text, tokens[at], "negation", "not", cues) for at in denied]
    return tuple(found)


def _above(parts: Sequence[Part], number: int) -> Part | None:
    """The clause whose content this one is: "denied that it", and what goes on with "and"."""
    at = number
    while at >= 0 and parts[at].opening == "coord" and parts[at].subject == parts[at - 1].subject:
        at -= 1
    if at < 1:
        return None
    part, before = parts[at], parts[at - 1]
    if part.opening == "that":
        return before
    gap = part.start - before.group.end
    return before if part.opening == "main" and gap <= 0 else None


def _denials(  # noqa: C901, PLR0912 - a list of decisions reads best whole
    tokens: Sequence[Token], tagged: Tagged, part: Part, thing: tuple[int, int] | None
) -> list[int]:
    """The places of a clause's denying words: by its verb, at its subject's or object's head."""
    lists, tags = words_of().lists, tagged.tags
    group, subject = part.group, part.subject
    found: list[int] = []
    start = group.start
    while (
        start > 0
        and tags[start - 1] == "a"
        and tokens[start - 1].text not in lists["negative_adverbs"]
    ):
        start -= 1
    while (
        start > 0
        and tokens[start - 1].text in lists["negative_adverbs"]
        and tags[start - 1] in "acd"
    ):
        start -= 1
    for at in range(start, group.end):
        text = tokens[at].text
        if text in lists["negative_adverbs"] or text.endswith("n't"):
            after = tokens[at + 1].text if at + 1 < len(tokens) else ""
            if after not in lists["unsaid_not"] and not (text == "no" and after != "longer"):
                found.append(at)
        elif text == "yet":
            if at + 1 < group.end and tags[at + 1] == "t":
                found.append(at)
        elif at != group.main and (
            text in lists["negative_forms"]
            or words_of().verbs[tokens[at].text] in lists["failing_verbs"]
        ):
            found.append(at)
    if (
        words_of().verbs[tokens[group.main].text] in lists["failing_verbs"]
        and group.main < group.end - 1
    ):
        found.append(group.main)
    if (
        group.end + 1 < len(tokens)
        and tokens[group.end].text in {"not", "never"}
        and tags[group.end] == "a"
        and tags[group.end + 1] != "t"
    ):
        after = tokens[group.end + 1].text if group.end + 1 < len(tokens) else ""
        if after not in lists["unsaid_not"]:
            found.append(group.end)  # "is not", "knew nothing", "has not"
    if group.inverted and start > 0 and tokens[start - 1].text in lists["negative_adverbs"]:
        found.append(start - 1)
    if subject is not None and not _stands_for(tags, part):
        found += _none_at(tokens, *subject)
    if thing is not None and thing[0] >= group.end:
        before = thing[0] - 1
        if before >= group.end and tokens[before].text in {"no", "never"}:
            found.append(before)
        found += _none_at(tokens, *thing)
    return sorted(set(found))


def _stands_for(tags: Sequence[str], part: Part) -> bool:
    """Whether a clause's subject is a noun that "who" or "which" stands for."""
    before = part.group.start - 1
    while before >= 0 and tags[before] == "a":
        before -= 1
    if before < 0 or tags[before] != "r" or part.subject is None:
        return False
    return part.subject[1] <= before


def _none_at(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """The place of the word at the head of a noun phrase that says there is none."""
    lists = words_of().lists
    while start + 1 < end and tokens[start].kind == "mark":
        start += 1
    text = tokens[start].text
    if text not in lists["none_words"]:
        if text in {"not", "almost", "virtually"} and start + 1 < end:
            return [start] if text == "not" else _none_at(tokens, start + 1, end)
        return []
    after = tokens[start + 1].text if start + 1 < end else ""
    if text == "no" and (after in lists["unsaid_no"]):
        return []
    return [start]


# --- how sure -----------------------------------------------------------------------------


def modality(  # noqa: C901, PLR0912, PLR0913 - the slots of a clause
    tokens: Sequence[Token],
    tagged: Tagged,
    parts: Sequence[Part],
    number: int,
    *,
    negative: bool,
    asked: bool,
) -> tuple[str, int | None]:
    """The outermost rung of a clause, and the place of the word that gives it.

    The rungs: did, will, plans, aims, may, asked, should, would, can.
    """
    tables, tags = _rungs(), tagged.tags
    if asked:
        return "may", None
    part = parts[number]
    group = part.group
    if number and _goes_on(tagged, parts, number):
        # It shares the auxiliary: "can return it or ask for a repair".
        return modality(tokens, tagged, parts, number - 1, negative=negative, asked=False)
    words = words_of()
    active, passive, forms = tables["active"], tables["passive"], tables["form"]
    start = group.start
    while start > 0 and group.start - start < _BESIDE and tags[start - 1] == "a":
        start -= 1
    for at in range(start, group.end):
        text = tokens[at].text
        rung = forms.get(text)
        if rung is None and at != group.main and tags[at] in "Vixn":
            lemma = words.verbs[tokens[at].text]
            be_before = at > group.start and tokens[at - 1].text in words.lists["passive"]
            be_before = be_before or (
                at > group.start + 1
                and tags[at - 1] == "a"
                and tokens[at - 2].text in words.lists["passive"]
            )
            ing = text.endswith("ing")
            rung = (passive if be_before and not ing else active).get(lemma)
            if lemma == "have" and text not in {"have", "has", "having"}:
                rung = None
            if lemma == "have" and (at + 1 >= group.end or tags[at + 1] != "t"):
                rung = None
            if lemma == "be" and at + 1 < group.end and tags[at + 1] == "t" and tags[at] == "V":
                rung = "will"
        if rung is not None:
            if rung == "may" and text == "could" and _able(tokens, at, part, negative=negative):
                rung = "can"
            return rung, at
    after = group.end
    while after < min(part.end, group.end + _BESIDE) and tags[after] == "a":
        if (rung := forms.get(tokens[after].text)) is not None:
            return rung, after
        after += 1
    if tags[group.start] == "t":
        return "will", group.start
    return "did", None


def _goes_on(tagged: Tagged, parts: Sequence[Part], number: int) -> bool:
    """Whether a clause's verb shares the auxiliary, or the chain, of the one before."""
    part, before = parts[number], parts[number - 1]
    group = part.group
    if tagged.tags[group.main] == "i" and tagged.tags[group.start] in "tai":
        return True
    if group.start != group.main or part.opening != "coord" or part.subject != before.subject:
        return False
    modal = tagged.bits[before.group.start] & (wc.MODAL | wc.OWN)
    return bool(modal and tagged.bits[group.main] & wc.BASE)


def _able(tokens: Sequence[Token], at: int, part: Part, *, negative: bool) -> bool:
    """Whether "could" says that somebody was able to, not that something may be."""
    if negative or words_of().verbs[tokens[part.group.main].text] in words_of().lists["senses"]:
        return True
    before = [t.text for t in tokens[max(0, part.start - 2) : at]]
    return "so" in before[:2] or ("so" in before and "that" in before)


# --- of how many --------------------------------------------------------------------------


def quantifier(
    tokens: Sequence[Token],
    tagged: Tagged,
    part: Part,
    thing: tuple[int, int] | None,
    quantified: Sequence[Cue],
) -> tuple[str, Cue] | None:
    """Of how much of its subject a clause speaks, and the words that say so.

    `quantified` are the cues of the sentence that may say it.
    """
    subject, group = part.subject, part.group
    counted = subject
    if subject is not None and tokens[subject[0]].text == "there":
        counted = thing
    if counted is not None:
        near = _at_head(tokens, tagged, *counted, quantified)
        if near is not None:
            return near
    if not tagged.quantified:
        return None
    first, last = group.start, group.end
    tags, degrees = tagged.tags, _rungs()["degree"]
    while first > 0 and tags[first - 1] == "a":
        first -= 1
    while last < part.end and tags[last] == "a":
        last += 1
    for at in range(first, last):
        value = degrees.get(tokens[at].text)
        if value is not None and at != group.main:
            return value, Cue(tokens[at].span, tokens[at].text, "quantifier", value)
    return None


def _at_head(
    tokens: Sequence[Token], tagged: Tagged, start: int, end: int, quantified: Sequence[Cue]
) -> tuple[str, Cue] | None:
    """The words at the head of a noun phrase that say of how many it speaks."""
    table = _rungs()["quantity"]
    words = tagged.words[start : min(end, start + _OPENS)]
    # Most words begin no phrase that says of how many.
    for length in (3, 2) if words[:1] and words[0] in words_of().quantities else ():
        value = table.get(" ".join(words[:length]))
        if value is not None and len(words) >= length:
            whole = Span(tokens[start].span.start, tokens[start + length - 1].span.end)
            return value, Cue(whole, " ".join(words[:length]), "quantifier", value)
    if quantified:
        last = min(end, start + _OPENS) - 1
        opens = Span(tokens[start].span.start, tokens[last].span.end)
        near = next((c for c in quantified if c.span.overlaps(opens)), None)
        if near is not None:
            return near.value, near
    for at in range(start, min(end, start + _BESIDE)):
        value = table.get(tokens[at].text)
        if value is None:
            continue
        after = tokens[at + 1].text if at + 1 < end else ""
        if tokens[at].text == "no" and after in words_of().lists["unsaid_no"]:
            return None
        return value, Cue(tokens[at].span, tokens[at].text, "quantifier", value)
    return None


# --- by whom it is said -------------------------------------------------------------------


def speakers(
    tokens: Sequence[Token], tagged: Tagged, parts: Sequence[Part]
) -> list[tuple[int, int] | None]:
    """Who says, finds or believes each clause of a sentence, where a verb of it has a speaker."""
    found: list[tuple[int, int] | None] = [None] * len(parts)
    lists, tags = words_of().lists, tagged.tags
    words = words_of()
    for number, part in enumerate(parts):
        lemma = words.verbs[tokens[part.group.main].text]
        if lemma in lists["chaining_ing"] and lemma not in lists["content_verbs"]:
            continue
        if tags[part.group.main] == "g" and "deny" in {
            words.verbs[t.text] for t in tokens[part.group.start : part.group.end]
        }:
            found[number] = part.subject
            continue
        if part.subject is None or not _tells(tokens, part, lemma):
            continue
        forward = _fill_forward(tokens, tagged, parts, number, found)
        if not forward or '"' in tags:
            _fill_backward(tokens, tagged, parts, number, found)
    return _according(tokens, tagged, parts, found)


def _tells(tokens: Sequence[Token], part: Part, lemma: str) -> bool:
    """Whether a clause's verb says, finds or thinks something: "are worried that" does, too."""
    lists, group = words_of().lists, part.group
    if group.passive:
        return tokens[group.main].text in lists["content_adjectives"]
    if lemma == "be" or tokens[group.main].text in lists["be"]:
        after = group.end
        return after < len(tokens) and tokens[after].text in lists["content_adjectives"]
    if lemma not in lists["content_verbs"]:
        return False
    return not any(
        words_of().verbs[tokens[at].text] in lists["failing_verbs"]
        for at in range(group.start, group.main)
    )


def _fill_forward(
    tokens: Sequence[Token],
    tagged: Tagged,
    parts: Sequence[Part],
    number: int,
    found: list[tuple[int, int] | None],
) -> bool:
    """Give what follows a verb of saying its speaker; whether anything does."""
    part, tags = parts[number], tagged.tags
    if number + 1 >= len(parts):
        return False
    end = part.group.said_by[1] if part.group.said_by else part.group.end
    first = next((n for n in range(number + 1, len(parts)) if parts[n].opening != "rel"), None)
    if first is None:
        return False
    begins = _begin(parts[first], part.group.end)
    stop = min(parts[number + 1].group.start, begins) if begins > end else end
    told = any(tags[i] == "o" and tokens[i].text == "that" for i in range(end, stop))
    told = told or (end < len(tokens) and tags[end] == "o" and tokens[end].text == "how")
    between = tags[end:begins]
    if not told:
        quoted = '"' in between or any(tokens[i].text == ":" for i in range(end, begins))
        near = all(letter in 'a"' for letter in between)
        if not (near or quoted) or parts[first].opening == "sub":
            return False
        if quoted and "c" in between and "," not in between and part.group.said_by is None:
            return False
        if part.group.said_by is not None and not quoted:
            return False
    for later in range(first, len(parts)):
        if later > first and _back_out(tags, parts, number, later):
            break
        if parts[later].opening != "rel":
            found[later] = part.subject
    return True


def _begin(part: Part, after: int) -> int:
    """Where a clause begins: with its own subject, or with its verb."""
    own = part.subject is not None and part.subject[0] >= after
    return min(part.subject[0], part.group.start) if own and part.subject else part.group.start


def _back_out(tags: Sequence[str], parts: Sequence[Part], number: int, later: int) -> bool:
    """Whether a later clause stands beside the one of saying, no longer inside it."""
    part, other = parts[number], parts[later]
    if other.subject is not None and other.subject == part.subject and other.opening != "that":
        return True
    begins = _begin(other, part.group.end)
    at = begins - 1
    while at > 0 and tags[at] in 'a"':
        at -= 1
    if at < 1:
        return False
    return (tags[at] == "c" and tags[at - 1] == "," and begins < other.group.start) or tags[
        at
    ] == ";"


def _fill_backward(
    tokens: Sequence[Token],
    tagged: Tagged,
    parts: Sequence[Part],
    number: int,
    found: list[tuple[int, int] | None],
) -> None:
    """Give what stands before ", the mayor said" its speaker."""
    part, tags = parts[number], tagged.tags
    subject = part.subject
    if number == 0 or subject is None:
        return
    begins = part.group.start if part.group.said_by else subject[0]
    at = begins - 1
    before = next((n for n in range(number - 1, -1, -1) if parts[n].group.end <= begins), None)
    if at < 1 or tags[at] not in ',"' or before is None:
        return
    follows = part.group.end < len(tokens) and tags[part.group.end] in "dno"
    listens = words_of().verbs[tokens[part.group.main].text] in words_of().lists["listened_to"]
    if follows and part.group.said_by is None and not listens:
        return
    for earlier in range(before, -1, -1):
        other = parts[earlier]
        if tags[other.group.end - 1 : begins].count(";") and '"' not in tags:
            break
        if other.opening != "rel" and found[earlier] is None:
            found[earlier] = subject
    for later in range(number + 1, len(parts)):
        if parts[later].opening != "coord" or parts[later].subject != parts[before].subject:
            break
        found[later] = subject  # "It helped, the panel found, but was not the main cause"


def _according(
    tokens: Sequence[Token],
    tagged: Tagged,
    parts: Sequence[Part],
    found: list[tuple[int, int] | None],
) -> list[tuple[int, int] | None]:
    """Give clauses without a speaker the one behind "according to"."""
    tags = tagged.tags
    if "according" not in tagged.words:
        return found
    for at in range(len(tokens) - 2):
        if tokens[at].text != "according" or tokens[at + 1].text != "to":
            continue
        end = at + 2
        while end < len(tokens) and tags[end] not in ",;orxV":
            end += 1
        while end > at + 2 and tags[end - 1] in 'a"':
            end -= 1
        if end > at + 2:
            for number, part in enumerate(parts):
                if found[number] is None and part.opening != "rel":
                    found[number] = (at + 2, end)
    return found
