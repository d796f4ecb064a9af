"""Clauses: who is said to do or be what in a sentence."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from claimcheck.lexicon import load
from claimcheck.model import Clause, Cue, Figure, Name, Phrase, Span, Speech, Token

_MANY: Final = 400
"""A sentence of more tokens is a list or a table and has no clauses to read."""
_FEW: Final = 2
"""An adverbial without a preposition is no longer: "more recently"."""
_REACH: Final = 6
"""How far before a subject the word that opens its clause may stand."""
_YEAR: Final = 4
"""The digits of a year."""
_KEYS: Final = (
    "auxiliaries", "modals", "contracted", "passive", "inside", "chaining", "particles",
    "prepositions", "governed", "openers", "relatives", "coordinators", "determiners", "pronouns",
    "participles", "unchanged", "plurals", "adverbs", "times", "negations", "having", "be", "doing",
    "asides", "denials", "inner", "within_names", "time_openers", "sentence_adverbs", "after_nouns",
    "before_infinitive", "chaining_forms", "relative_subjects",
    "within_amounts", "verbs", "nouns_too",
)  # fmt: skip


@lru_cache(maxsize=4)
def _lists(language: str = "en") -> Mapping[str, frozenset[str]]:
    lexicon = load(language)
    table = lexicon.table("clauses")
    lists = {key: frozenset(table[key]) for key in _KEYS}
    lists["function"] = frozenset(lexicon.table("function")["words"])
    lists["reporting"] = frozenset(
        w for group in lexicon.table("speech")["verbs"].values() for w in group
    )
    return lists


@frozen
class _Group:
    """A verb group: token places, half-open; `main` is the verb that says what is done."""

    start: int
    end: int
    main: int
    passive: bool = False
    particle: int | None = None
    weak: bool = False
    """A bare -ed form, which may be a description: "people injured in the crash"."""


# --- verb groups -------------------------------------------------------------------------


def _is(tokens: Sequence[Token], at: int, key: str) -> bool:
    return 0 <= at < len(tokens) and tokens[at].text in _lists()[key]


def _magnitude(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is grown on to a number, as the m of 49m is."""
    return (
        at > 0
        and tokens[at - 1].kind == "number"
        and (tokens[at - 1].span.end == tokens[at].span.start)
    )


def _past(token: Token) -> bool:
    """Whether a verb's form is a past tense or participle."""
    text = token.text
    if text.endswith("ing"):
        return False
    return text.endswith("ed") or (text != token.lemma and not text.endswith("s"))


def _ends_noun(tokens: Sequence[Token], at: int, names: frozenset[int]) -> bool:
    """Whether a noun phrase may end with this token, so that a verb may follow."""
    if at < 0:
        return False
    token = tokens[at]
    lists = _lists()
    if token.kind == "number" or at in names or token.text in lists["pronouns"]:
        return True
    if token.kind == "mark":
        return token.text in {")", "%", '"', "'", ","}
    return token.text not in lists["function"] and not token.text.endswith("'s")


def _finite_alone(tokens: Sequence[Token], at: int, names: frozenset[int]) -> str | None:  # noqa: C901, PLR0911 - a list of decisions reads best whole
    """Whether a verb form without an auxiliary is the verb of a clause: sure, weak or not."""
    lists, token = _lists(), tokens[at]
    if token.kind != "word" or at in names or _magnitude(tokens, at):
        return None
    text = token.text
    if token.lemma not in lists["verbs"] and not (text.endswith("ed") and text != token.lemma):
        return None
    if text.endswith("ing") or text in lists["participles"]:
        return None
    before = at - 1
    while before >= 0 and (tokens[before].text.endswith("ly") or _is(tokens, before, "inside")):
        if tokens[before].text == "to":
            return None
        before -= 1
    if _past(token):
        if before >= 0 and tokens[before].text in lists["determiners"] - lists["pronouns"]:
            return None  # "the injured", "a reduced rate"
        if before >= 0 and tokens[before].text in lists["prepositions"]:
            return None
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        irregular = text not in lists["nouns_too"] or text != token.lemma
        sure = irregular and not text.endswith("ed")
        if before < 0 and text.endswith("ed"):
            return None
        if following is not None and following.kind == "word" and sure:
            return "sure"
        return "sure" if sure else "weak"
    if token.lemma in lists["nouns_too"] or text == token.lemma:
        return _bare_verb(tokens, at, before, names)
    return "sure" if _ends_noun(tokens, before, names) else None


def _bare_verb(tokens: Sequence[Token], at: int, before: int, names: frozenset[int]) -> str | None:  # noqa: C901, PLR0911 - a list of decisions reads best whole
    """Whether a form that could be a noun is a verb: it must agree with the noun before it."""
    lists, text = _lists(), tokens[at].text
    if before >= 0 and tokens[before].text == "," and text.endswith("s"):
        # "The survey, based on 92 towns, covers the whole country"
        return "weak" if _is(tokens, at + 1, "determiners") else None
    if not _ends_noun(tokens, before, names) or tokens[before].kind == "mark":
        return None
    subject = tokens[before]
    if subject.text in lists["determiners"] - lists["pronouns"] or subject.kind == "number":
        return None
    if text in lists["unchanged"] and (how := _same_in_the_past(tokens, at, names)):
        return how
    third = text.endswith("s") and text != tokens[at].lemma
    plural = subject.text.endswith("s") and subject.lemma != subject.text and before not in names
    plural = plural or subject.text in lists["plurals"]
    if _is(tokens, at + 1, "auxiliaries"):
        return None
    if subject.text in lists["relative_subjects"] and third:
        return "sure"
    if third and not plural:
        return _third(tokens, at, before, names)
    if not third and plural:
        if text not in lists["nouns_too"]:
            return "sure"
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if subject.text not in lists["pronouns"] and (
            following in lists["after_nouns"] or not following[:1].isalnum()
        ):
            # "the police force in Leeds", but "prices rise in April"
            return "weak" if subject.text.endswith("s") else None
        return "weak"
    if not third and text in lists["unchanged"] and text not in lists["nouns_too"]:
        return "sure"  # "the dam burst"
    return None


def _third(tokens: Sequence[Token], at: int, before: int, names: frozenset[int]) -> str | None:
    """Whether an -s form after a singular is a verb ("crime rises by 7%") or a plural noun."""
    lists = _lists()
    if at + 1 >= len(tokens):
        return "weak" if before in names else None
    following = tokens[at + 1]
    opens = following.kind == "number" or following.text in lists["determiners"] | {'"', ":"}
    if opens or at + 1 in names or _is(tokens, before, "pronouns"):
        return "sure"
    if following.kind == "mark" or following.text in lists["after_nouns"]:
        # "if the vote passes, ...", "that the drug works."
        opened = any(t.text in lists["openers"] for t in tokens[max(0, before - _REACH) : before])
        return "weak" if before in names or opened else None
    return "weak"


def _same_in_the_past(tokens: Sequence[Token], at: int, names: frozenset[int]) -> str | None:
    """Whether "cut" and its like are a past tense here: what follows says so, or leaves it open."""
    lists = _lists()
    if at + 1 >= len(tokens):
        return None
    following = tokens[at + 1]
    opens = following.kind == "number" or following.text in {"£", "$", "€"} or at + 1 in names
    if opens or following.text in lists["determiners"] | lists["particles"]:
        return "sure"
    plural = following.text.endswith("s") and following.text != following.lemma
    return "weak" if plural else None


def _groups(tokens: Sequence[Token], names: frozenset[int]) -> list[_Group]:
    """The verb groups of a sentence, in order."""
    lists = _lists()
    found: list[_Group] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        group = None
        if token.text in lists["auxiliaries"] and at not in names:
            group = _with_auxiliary(tokens, at, names)
        elif (how := _finite_alone(tokens, at, names)) is not None:
            main, end = _chained(tokens, at, at + 1)
            group = _Group(at, end, main, particle=_particle(tokens, end), weak=how == "weak")
        follows = group is not None and bool(found) and found[-1].end == group.start
        if follows and found[-1].weak and tokens[found[-1].main].text.endswith("s"):
            found.pop()  # "Gas prices rose": the first is a noun
        if group is not None and group.weak and found and found[-1].end == group.start:
            group = None  # "claimed improved recording": the second describes a noun
        if group is None:
            at += 1
            continue
        found.append(group)
        at = max(group.end, at + 1)
    return _settled(tokens, found)


def _particle(tokens: Sequence[Token], at: int) -> int | None:
    """The place of a particle behind a verb; "up to 27" has none."""
    if not _is(tokens, at, "particles") or _is(tokens, at + 1, "within_amounts"):
        return None
    return at


def _with_auxiliary(tokens: Sequence[Token], start: int, names: frozenset[int]) -> _Group | None:  # noqa: C901 - a list of decisions reads best whole
    """The group that an auxiliary opens: "had not been told", "is", "will rise"."""
    lists = _lists()
    at, passive, main = start, False, None
    last_auxiliary = start
    while at < len(tokens):
        token = tokens[at]
        if token.text in lists["auxiliaries"] and at not in names:
            passive = token.text in lists["passive"]
            last_auxiliary = at
            at += 1
            continue
        adverb = token.text.endswith("ly") and token.kind == "word"
        if (
            (token.text in lists["inside"] or adverb)
            and token.text != "to"
            and token.text not in lists["chaining_forms"]
        ):
            at += 1
            continue
        break
    if at < len(tokens) and at not in names:
        token = tokens[at]
        verb = token.kind == "word" and token.lemma in lists["verbs"]
        modal = tokens[last_auxiliary].text in lists["modals"]
        past = _past(token) or token.text in lists["participles"]
        past = past or (token.text in lists["unchanged"] and not modal)
        having = tokens[last_auxiliary].text in lists["having"]
        if having and past and token.text not in lists["plurals"] and token.kind == "word":
            verb = True  # "had not slept": no list has every verb
        if token.text in lists["participles"] or (
            verb and (past or token.text.endswith("ing") or (modal and token.text == token.lemma))
        ):
            main = at
            passive = passive and past and not token.text.endswith("ing")
        elif token.kind == "word" and past and token.text != token.lemma:
            main = at  # a verb that the list lacks
            passive = passive and True
        elif modal and token.kind == "word" and token.text not in lists["function"]:
            main = at
            passive = False
    if main is None:
        # "is", "has": a verb by itself; "is able to", "is due to", "has to" lead to another.
        after = last_auxiliary + 1
        while (
            after < len(tokens)
            and (tokens[after].text.endswith("ly") or tokens[after].text in lists["asides"])
            and tokens[after].text not in lists["chaining"]
        ):
            after += 1
        if tokens[last_auxiliary].text in lists["modals"]:
            return (
                None
                if tokens[last_auxiliary].text not in lists["doing"]
                else _Group(start, last_auxiliary + 1, last_auxiliary)
            )
        linked, end = _chained(tokens, after, last_auxiliary + 1)
        if linked == after:
            linked = last_auxiliary
        return _Group(start, end, linked)
    linked, end = _chained(tokens, main, main + 1)
    particle = _particle(tokens, end)
    chain_passive = passive if linked == main else _is(tokens, linked - 1, "passive")
    return _Group(start, end, linked, passive=chain_passive, particle=particle)


def _chained(tokens: Sequence[Token], main: int, end: int) -> tuple[int, int]:  # noqa: C901, PLR0912 - a list of decisions reads best whole
    """The verb that "to" leads to after verbs like hope, fail or seem, and where the group ends."""
    lists = _lists()
    for _ in range(3):
        if main >= len(tokens):
            break
        if tokens[main].lemma not in lists["chaining"] and not _is(tokens, main, "chaining_forms"):
            break
        at = main + 1
        while at < len(tokens) and (tokens[at].text == "not" or tokens[at].text.endswith("ly")):
            at += 1
        if not _is(tokens, at, "chaining") and at < len(tokens) and tokens[at].text != "to":
            break
        if at < len(tokens) and tokens[at].text in lists["chaining_forms"]:
            at += 1
        if at >= len(tokens) or tokens[at].text != "to":
            break
        at += 1
        while at < len(tokens) and (
            tokens[at].text in lists["before_infinitive"] or tokens[at].text.endswith("ly")
        ):
            at += 1
        if at >= len(tokens) or tokens[at].kind != "word":
            break
        if tokens[at].text in lists["determiners"] | lists["prepositions"]:
            # "is due to the storm"; but "hopes to be in work" ends with "be".
            if tokens[at - 1].text == "be":
                return at - 1, at
            break
        if tokens[at].lemma not in lists["verbs"] and tokens[at - 1].text == "be":
            return at - 1, at
        opens = _is(tokens, at + 1, "determiners") or _is(tokens, at + 1, "pronouns")
        if tokens[at].lemma not in lists["verbs"] and not (
            tokens[at].text == tokens[at].lemma and opens
        ):
            break
        main, end = at, at + 1
    return main, end


def _settled(tokens: Sequence[Token], groups: list[_Group]) -> list[_Group]:
    """Leave out weak groups that only describe a noun of a clause with a sure verb."""
    lists = _lists()
    kept: list[_Group] = []
    for number, group in enumerate(groups):
        if not group.weak:
            kept.append(group)
            continue
        before = kept[-1] if kept else None
        following = groups[number + 1] if number + 1 < len(groups) else None
        comma = group.start > 0 and tokens[group.start - 1].text == ","
        participle = comma and tokens[group.main].text.endswith("ed")
        participle = participle and _is(tokens, group.end, "prepositions")
        if participle and len(groups) > 1 and not _closes(tokens, group, kept, number):
            continue  # "The measure, stripped of energy, rose", "up 3%, compared with May"
        apart_left = before is None or _parted(tokens, before.end, group.start)
        apart_right = following is None or _parted(tokens, group.end, following.start)
        after = tokens[group.end] if group.end < len(tokens) else None
        described = after is not None and after.text in lists["prepositions"] | {"-"}
        noun = tokens[group.main].text.endswith("s") and not apart_right
        if apart_left and not noun and (apart_right or not described):
            kept.append(group)
    return kept


def _closes(tokens: Sequence[Token], group: _Group, kept: Sequence[_Group], number: int) -> bool:
    """Whether the comma before a group closes what stood behind the subject of that verb.

    "Core inflation, which leaves out food, cooled"; "the survey, based on 92 towns, fell".
    """
    if not kept:
        return number > 0
    commas = (
        at
        for at in range(1, group.start)
        if tokens[at - 1].text == "," and _is(tokens, at, "relatives")
    )
    relative = next(commas, None)
    return relative is not None and all(other.start >= relative for other in kept)


def _parted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether something between two verb groups opens a new clause."""
    lists = _lists()
    return any(
        t.text
        in lists["openers"] | lists["coordinators"] | lists["relatives"] | {";", ":", "-", "—", ","}
        for t in tokens[start:end]
    ) or _is(tokens, start - 1, "reporting")


# --- phrases -----------------------------------------------------------------------------


def _phrase(text: str, tokens: Sequence[Token]) -> Phrase | None:
    """The phrase of these tokens, marks at its ends left out."""
    inner = list(tokens)
    while inner and inner[0].kind == "mark" and inner[0].text not in {"£", "$", "€"}:
        inner = inner[1:]
    while inner and inner[-1].kind == "mark" and inner[-1].text != "%":
        inner = inner[:-1]
    if not inner:
        return None
    span = Span(inner[0].span.start, inner[-1].span.end)
    function = _lists()["function"]
    lemmas = tuple(t.lemma for t in inner if t.kind == "word" and t.text not in function)
    if not lemmas:
        lemmas = tuple(
            t.lemma
            for t in inner
            if t.kind == "word" and t.text not in _lists()["determiners"] - _lists()["pronouns"]
        )
    return Phrase(span, span.of(text), lemmas)


def _subject(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The subject's tokens inside the stretch before a verb group."""
    lists = _lists()
    while end > start and (
        tokens[end - 1].text.endswith("ly") and tokens[end - 1].lemma not in lists["verbs"]
    ):
        end -= 1
    while end > start and tokens[end - 1].text in lists["asides"]:
        end -= 1
    commas = [i for i in range(start, end) if tokens[i].text in {",", "-", "—", "(", ")"}]
    if commas and commas[-1] == end - 1:
        # "Lee, the finance chief, is": what the commas enclose is no subject
        commas = commas[:-1] or commas
        while len(commas) > 1 and _adverbial(tokens, start, commas[0]):
            start, commas = commas[0] + 1, commas[1:]
        end = commas[0]
        commas = [i for i in range(start, end) if tokens[i].text == ","]
    while end > start and tokens[end - 1].text in lists["coordinators"]:
        end -= 1
    while commas and _adverbial(tokens, start, commas[0]):
        start = commas[0] + 1
        commas = commas[1:]
    while start < end and (
        (tokens[start].kind == "mark" and tokens[start].text not in {"£", "$", "€"})
        or tokens[start].text in lists["coordinators"] | lists["sentence_adverbs"]
    ):
        start += 1
    if start + 2 < end and tokens[start].text == "of" and tokens[start + 1].text == "which":
        start += 2
    if start < end and tokens[start].text in lists["prepositions"]:
        start = _after_prepositional(tokens, start, end)
    return start, end


def _adverbial(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words before a comma are an adverbial and no part of the subject."""
    lists = _lists()
    while start < end and tokens[start].kind == "mark":
        start += 1
    if start >= end:
        return True
    first = tokens[start]
    if first.text in lists["prepositions"] | lists["openers"] | lists["coordinators"]:
        return True
    if first.text.endswith("ing") or (first.text.endswith("ed") and _past(first)):
        return True
    return end - start <= _FEW and (
        first.text.endswith("ly") or first.text in lists["function"] | lists["sentence_adverbs"]
    )


def _after_prepositional(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the subject begins after a leading prepositional phrase without a comma."""
    lists = _lists()
    seen_noun = False
    for at in range(start + 1, end):
        token = tokens[at]
        opens = token.text in lists["determiners"] - {"that"} or token.text in lists["pronouns"]
        if opens and seen_noun and tokens[at - 1].text not in lists["prepositions"]:
            return at
        year = token.kind == "number" and at + 1 < end and len(token.text) == _YEAR
        if year and tokens[at + 1].text not in lists["prepositions"] | lists["coordinators"]:
            return at + 1  # "In 2019 prices rose"
        seen_noun = seen_noun or (token.kind == "word" and token.text not in lists["function"])
    return start


def _object(tokens: Sequence[Token], group: _Group, end: int) -> tuple[int, int] | None:  # noqa: C901, PLR0912 - a list of decisions reads best whole
    """The noun phrase, adjective or amount to the right of a verb group, its "of" phrase in it."""
    lists = _lists()
    at = group.end
    if group.particle == at:
        at += 1
    while at < end and (
        tokens[at].text.endswith("ly") or tokens[at].text in lists["asides"] - lists["denials"]
    ):
        at += 1
    if at >= end or (group.passive and tokens[at].text == "by"):
        return None
    governed = False
    if tokens[at].text in lists["prepositions"]:
        if tokens[at].text not in lists["governed"] or at + 1 >= end:
            return None
        if tokens[at + 1].kind == "number" or tokens[at + 1].text in {"£", "$", "€"}:
            return None
        at += 1
        governed = True
    start = at
    while at < end:
        token = tokens[at]
        if token.kind == "mark" and token.text not in {"%", "&", "'", "£", "$", "€", '"'}:
            break
        if token.text in lists["prepositions"] - lists["inner"] and at > start:
            break
        if token.text in lists["relatives"] | (lists["openers"] - lists["inner"]) and at > start:
            break
        at += 1
    while at > start and (tokens[at - 1].text in lists["coordinators"] | lists["prepositions"]):
        at -= 1
    if all(_is(tokens, i, "adverbs") for i in range(start, at)):
        return None
    timed = governed or tokens[start].text in lists["time_openers"]
    if at > start and timed and tokens[at - 1].lemma in lists["times"]:
        return None  # "rose last year", "reopens on Monday"
    return (start, at) if at > start else None


def _agent(  # noqa: C901, PLR0911 - a list of decisions reads best whole
    tokens: Sequence[Token], group: _Group, end: int, figures: Sequence[Figure]
) -> tuple[int, int] | None:
    """The noun phrase after "by" behind a passive, unless it is an amount or a time."""
    if not group.passive:
        return None
    lists = _lists()
    for at in range(group.end, min(end, group.end + 16)):
        if tokens[at].text in {",", ";", ":"} | lists["relatives"]:
            return None
        if tokens[at].text != "by":
            continue
        start = at + 1
        if start >= end or tokens[start].kind == "number" or tokens[start].text in {"£", "$", "€"}:
            return None
        nearby = tokens[min(start + 1, end - 1)].span.start
        if any(tokens[start].span.start <= f.span.start <= nearby for f in figures):
            return None  # "cut by a fifth", "by nearly 40"
        if tokens[start].text.endswith("ing") and tokens[start].lemma in lists["verbs"]:
            return None
        stop = start
        while stop < end:
            token = tokens[stop]
            if token.kind == "mark" and token.text not in {"&", "'"}:
                break
            if (
                stop > start
                and token.text
                in lists["prepositions"] - lists["within_names"]
                | lists["openers"]
                | lists["relatives"]
            ):
                break
            stop += 1
        return (start, stop) if stop > start else None
    return None


# --- clauses -----------------------------------------------------------------------------


@frozen
class _Part:
    """A clause as token places: its subject's, its verb group's, and where it ends."""

    subject: tuple[int, int] | None
    group: _Group
    start: int
    end: int


def _parts(tokens: Sequence[Token], groups: Sequence[_Group]) -> list[_Part]:
    """Divide a sentence among its verb groups."""
    lists = _lists()
    found: list[_Part] = []
    pending: tuple[int, int] | None = None
    previous_subject: tuple[int, int] | None = None
    for number, group in enumerate(groups):
        left = groups[number - 1].end if number else 0
        right = groups[number + 1].start if number + 1 < len(groups) else len(tokens)
        subject, pending = _subject_of(tokens, group, left, found, pending)
        if (
            subject is not None
            and subject == previous_subject
            and _quoted(tokens, group, groups, number)
        ):
            # 'Lee said staff "may go" and called for calm': Lee calls.
            outside = [p for p in found if not _in_quotes(tokens, p.group.main)]
            subject = outside[-1].subject if outside else subject
        previous_subject = subject
        end = right
        if number + 1 < len(groups):
            end = _clause_end(tokens, group.end, right)
        while end > group.end and tokens[end - 1].kind == "mark" and tokens[end - 1].text != "%":
            end -= 1
        while end > group.end and tokens[end - 1].text in lists["coordinators"] | lists["openers"]:
            end -= 1
        start = subject[0] if subject and subject[0] >= left else group.start
        if found and found[-1].end > start:
            # "said police recorded": the second verb's subject is no object of the first.
            before = found[-1]
            found[-1] = _Part(
                before.subject, before.group, before.start, max(start, before.group.end)
            )
        found.append(_Part(subject, group, min(start, group.start), max(end, group.end)))
    return found


def _in_quotes(tokens: Sequence[Token], at: int) -> bool:
    return sum(t.text == '"' for t in tokens[:at]) % 2 == 1


def _quoted(tokens: Sequence[Token], group: _Group, groups: Sequence[_Group], number: int) -> bool:
    """Whether the verb before stands inside quotation marks and this one outside."""
    if number == 0:
        return False
    return _in_quotes(tokens, groups[number - 1].main) and not _in_quotes(tokens, group.main)


def _clause_end(tokens: Sequence[Token], start: int, right: int) -> int:
    """Where a clause ends before the next verb group at `right`: at what opens the next one."""
    lists = _lists()
    breaks = [
        i
        for i in range(start, right)
        if tokens[i].text in {";", ":", ","} | lists["openers"] | lists["relatives"]
        or tokens[i].text in lists["coordinators"]
    ]
    return breaks[-1] if breaks else right


def _subject_of(  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    tokens: Sequence[Token],
    group: _Group,
    left: int,
    found: Sequence[_Part],
    pending: tuple[int, int] | None,
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The subject of a verb group, and the one that waits for its verb behind a relative clause."""
    lists = _lists()
    previous = found[-1].subject if found else None
    if tokens[group.start].text in lists["contracted"]:
        return (group.start, group.start + 1), pending
    stretch = range(left, group.start)
    words = [i for i in stretch if tokens[i].kind == "word"]
    last = next((i for i in reversed(words) if not tokens[i].text.endswith("ly")), None)
    if last is None:
        return (pending or previous), None
    if tokens[last].text in lists["relative_subjects"] and not (
        tokens[last].text == "that" and _is(tokens, last - 1, "reporting")
    ):
        # A relative clause: its subject is the noun phrase before it.
        upto = last
        while upto > left and tokens[upto - 1].kind == "mark":
            upto -= 1
        if upto == left and left == 0:
            return (last, last + 1), None
        if not found:
            noun = _subject(tokens, left, upto)
            return noun, noun
        return _last_noun(tokens, left, upto) or previous, pending
    if pending is not None and tokens[group.start - 1].text == ",":
        return pending, None
    openers = [
        i
        for i in words
        if tokens[i].text in lists["openers"] and not (i == last and tokens[i].text == "that")
    ]
    cuts = [i for i in stretch if tokens[i].text in {";", ":", "—"}]
    coordinated = [i for i in words if tokens[i].text in lists["coordinators"] and found]
    begin = left
    if cuts:
        begin = cuts[-1] + 1
    later = [i for i in openers if i >= begin]
    if later and later[-1] < group.start - 1:
        begin = later[-1] + 1
    elif later and found:
        return previous, pending
    inner = [i for i in coordinated if i >= begin]
    if inner:
        tail = range(inner[-1] + 1, group.start)
        content = [
            i for i in tail if tokens[i].kind == "word" and not tokens[i].text.endswith("ly")
        ]
        if all(tokens[i].text in lists["asides"] for i in content):
            return previous, pending
        if not later or later[-1] < inner[-1]:
            listed = begin > left or _is(tokens, left - 1, "reporting")
            if not listed:
                begin = inner[-1] + 1
                commas = [i for i in range(begin, group.start - 1) if tokens[i].text == ","]
                begin = commas[-1] + 1 if commas else begin
    elif found and pending is not None and begin == left:
        return pending, None
    elif found and begin == left:
        commas = [i for i in stretch if tokens[i].text == ","]
        if commas and commas[-1] < group.start - 1:
            begin = commas[-1] + 1
        elif not _is(tokens, left - 1, "reporting") and left < group.start:
            return _last_noun(tokens, left, group.start) or previous, pending
    start, end = _subject(tokens, begin, group.start)
    return ((start, end) if start < end else previous), pending


def _last_noun(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The last noun phrase of a stretch, with its "of" phrase."""
    lists = _lists()
    at = end
    while at > start and tokens[at - 1].kind == "mark":
        at -= 1
    stop = at
    while at > start:
        token = tokens[at - 1]
        if token.kind == "mark" and token.text not in {"&", "'", "%"}:
            break
        if (
            token.text
            in lists["prepositions"] - lists["within_names"]
            | lists["openers"]
            | lists["coordinators"]
        ):
            break
        at -= 1
        if token.text in lists["determiners"] and (
            at == start or tokens[at - 1].text not in lists["within_names"]
        ):
            break
    while at < stop and tokens[at].text in lists["within_names"]:
        at += 1
    return (at, stop) if at < stop else None


def find_clauses(  # noqa: PLR0913, PLR0917 - the slots of a clause
    text: str,
    sentence: Span,
    tokens: tuple[Token, ...],
    figures: Sequence[Figure],
    names: Sequence[Name],
    speech: Sequence[Speech],
    cues: Sequence[Cue],
) -> tuple[Clause, ...]:
    """The clauses of a sentence of plain text, in order of their verbs.

    A clause's predicate is its main verb (with a particle: "shut down"), auxiliaries and verbs
    like "hope to" left out: they are in `modality` and `polarity`, which come from `cues`. The
    agent is given for passives only. Words without a verb ("Shares down 3%") have no clause.
    """
    del sentence
    if len(tokens) > _MANY:
        return ()
    inside = _inside(tokens, names)
    parts = _parts(tokens, _groups(tokens, inside))
    return tuple(_clause(text, tokens, part, figures, speech, cues) for part in parts)


def _inside(tokens: Sequence[Token], names: Sequence[Name]) -> frozenset[int]:
    """The places of tokens that are part of a name."""
    found, at = set(), 0
    for name in names:
        while at < len(tokens) and tokens[at].span.end <= name.span.start:
            at += 1
        while at < len(tokens) and tokens[at].span.start < name.span.end:
            found.add(at)
            at += 1
    return frozenset(found)


def _clause(  # noqa: PLR0913, PLR0917 - the slots of a clause
    text: str,
    tokens: Sequence[Token],
    part: _Part,
    figures: Sequence[Figure],
    speech: Sequence[Speech],
    cues: Sequence[Cue],
) -> Clause:
    group = part.group
    span = Span(tokens[part.start].span.start, tokens[part.end - 1].span.end)
    main = tokens[group.main]
    predicate = [main]
    if (
        group.particle is not None
        and group.particle < len(tokens)
        and group.particle == group.main + 1
    ):
        predicate.append(tokens[group.particle])
    agent = _agent(tokens, group, part.end, figures)
    object_end = part.end if agent is None else min(part.end, agent[0] - 1)
    thing = _object(tokens, group, object_end)
    # The verb group and what stands beside it: "is not likely to be fined", "no one was fined".
    verb_span = Span(tokens[group.start].span.start, tokens[group.end - 1].span.end)
    subject_span = (
        Span(tokens[part.subject[0]].span.start, tokens[part.subject[1] - 1].span.end)
        if part.subject
        else None
    )
    negations = _negations(text, tokens, part, thing, cues)
    modal, quantifier = _modal(verb_span, span, cues), _quantifier(subject_span, cues)
    return Clause(
        span=span,
        subject=_phrase(text, tokens[part.subject[0] : part.subject[1]]) if part.subject else None,
        predicate=Phrase(
            Span(predicate[0].span.start, predicate[-1].span.end),
            Span(predicate[0].span.start, predicate[-1].span.end).of(text),
            (_verb_lemma(main), *(t.text for t in predicate[1:])),
        ),
        object=_phrase(text, tokens[thing[0] : thing[1]]) if thing else None,
        polarity="negative" if len(negations) % 2 else "positive",
        modality=modal.value if modal else "did",
        quantifier=quantifier.value if quantifier else None,
        speaker=_speaker(span, verb_span, speech),
        agent=_phrase(text, tokens[agent[0] : agent[1]]) if agent else None,
        signs=(*negations, *(sign for sign in (modal, quantifier) if sign is not None)),
    )


def _verb_lemma(token: Token) -> str:
    """The lemma of a main verb; every form of "be", contracted or not, is "be"."""
    lists = _lists()
    if token.text in lists["be"]:
        return "be"
    if token.text in lists["contracted"]:
        return "be" if not token.text.endswith("'ve") else "have"
    return token.lemma.removesuffix("n't")


def _negations(
    text: str,
    tokens: Sequence[Token],
    part: _Part,
    thing: tuple[int, int] | None,
    cues: Sequence[Cue],
) -> tuple[Cue, ...]:
    """The negations that stand on the verb, its subject or its object; two make an assertion."""
    start = (
        part.subject[0] if part.subject and part.subject[0] < part.group.start else part.group.start
    )
    start = max(start, part.start)
    near = Span(tokens[start].span.start, tokens[part.group.end - 1].span.end)
    objects = (
        Span(tokens[part.group.end].span.start, tokens[thing[0]].span.end)
        if thing and thing[0] >= part.group.end
        else near
    )
    found = tuple(
        cue
        for cue in cues
        if cue.family == "negation"
        and (cue.span.overlaps(near) or (cue.span.overlaps(objects) and cue.value == "not"))
        and not cue.span.covers(tokens[part.group.main].span)
    )
    if not found:
        # "do not include" is a cue of scope, and says no all the same.
        found = tuple(
            Cue(t.span, t.span.of(text), "negation", "not")
            for t in tokens[part.group.start : part.group.main + 1]
            if t.text in _lists()["negations"] or t.text.endswith("n't")
        )
    return found


def _modal(verb: Span, whole: Span, cues: Sequence[Cue]) -> Cue | None:
    """The modality cue inside the verb group."""
    found = [c for c in cues if c.family == "modality" and whole.overlaps(c.span)]
    inner = [c for c in found if c.span.overlaps(verb)]
    return inner[0] if inner else None


def _quantifier(subject: Span | None, cues: Sequence[Cue]) -> Cue | None:
    if subject is None:
        return None
    return next((c for c in cues if c.family == "quantifier" and c.span.overlaps(subject)), None)


def _speaker(span: Span, verb: Span, speech: Sequence[Speech]) -> Phrase | None:
    """The speaker of the shortest speech that holds the clause's verb."""
    del span
    holding = [s for s in speech if s.span.covers(verb) and s.speaker is not None]
    if not holding:
        return None
    return min(holding, key=lambda s: (s.span.end - s.span.start, s.span)).speaker
