"""Clauses: who is said to do or be what in a sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from claimcheck.model import Clause, Cue, Figure, Name, Phrase, Span, Speech, Token
from claimcheck.reading import clause_senses
from claimcheck.reading import word_classes as wc
from claimcheck.reading.clause_parts import Part, parts_of
from claimcheck.reading.tokens import Remembered, Tokens
from claimcheck.reading.word_classes import Tagged, words_of

_MANY: Final = 400
"""A sentence of more tokens is a list or a table and has no clauses to read."""
_TIME: Final = 2
"""The words of a time without a preposition: "this decade"."""
_AGENT: Final = 16
"""How far behind a passive its agent begins, at most."""


# --- objects and agents -------------------------------------------------------------------


def _phrase(
    text: str, tokens: Sequence[Token], contents: Sequence[str], bounds: tuple[int, int]
) -> Phrase | None:
    """The phrase of these tokens, marks at its ends left out.

    `contents` are the lemmas of the words that say something by themselves.
    """
    start, end = bounds
    lists = words_of().lists
    while start < end and tokens[start].kind == "mark" and tokens[start].text not in "£$€":
        start += 1
    while end > start and tokens[end - 1].kind == "mark" and tokens[end - 1].text != "%":
        end -= 1
    if start >= end:
        return None
    span = Span(tokens[start].span.start, tokens[end - 1].span.end)
    if end == start + 1 and tokens[start].text in lists["contracted"]:
        word = tokens[start].text.partition("'")[0]
        return Phrase(
            Span(span.start, span.start + len(word)),
            text[span.start : span.start + len(word)],
            (word,),
        )
    lemmas = tuple(filter(None, contents[start:end]))
    if not lemmas:
        inner, silent = tokens[start:end], lists["only_determiners"]
        lemmas = tuple([t.lemma for t in inner if t.kind == "word" and t.text not in silent])
    return Phrase(span, text[span.start : span.end], lemmas)


class _Phrases(dict[tuple[int, int], Phrase | None]):
    """The phrases of a sentence by the places of their tokens; several clauses ask for one."""

    def __init__(self, text: str, tokens: Sequence[Token], contents: Sequence[str]) -> None:
        super().__init__()
        self._text, self._tokens, self._contents = text, tokens, contents

    def __missing__(self, bounds: tuple[int, int]) -> Phrase | None:
        made = self[bounds] = _phrase(self._text, self._tokens, self._contents, bounds)
        return made


def _object(  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    tokens: Sequence[Token], tagged: Tagged, part: Part, end: int
) -> tuple[int, int] | None:
    """The noun phrase, adjective or amount to the right of a verb group, its "of" phrase in it."""
    tags, lists = tagged.tags, words_of().lists
    group = part.group
    at = group.end
    if part.particle == at:
        at += 1
    while (
        at < end
        and tags[at] == "a"
        and tokens[at].text not in lists["denials"]
        and (not tagged.bits[at] & wc.DETERMINER or tagged.bits[at] & wc.NEGATION)
    ):
        at += 1
    if at >= end or (group.passive and tokens[at].text == "by"):
        return None
    governed = False
    being = not group.passive and tokens[group.main].text in lists["be"]
    if being and tags[at] == "p" and at + 1 < end:
        governed = True  # "are at risk": what completes it, with its preposition
    elif tags[at] in "pbt":
        if tokens[at].text not in lists["governed"] or at + 1 >= end:
            return None
        if tokens[at + 1].kind == "number" or tokens[at + 1].text in "£$€":
            return None
        verb = words_of().verbs[tokens[group.main].text]
        if not group.passive and f"{verb} {tokens[at].text}" not in lists["asking"]:
            return None  # "returned to work"
        at += 1
        governed = True
    start = at
    at += being and governed
    while at < end:
        letter = tags[at]
        token = tokens[at]
        if token.kind == "mark" and token.text not in lists["within_phrases"]:
            break
        if at > start and (
            (letter in "pbt" and token.text not in lists["inner"])
            or (letter in "or" and token.text not in lists["inner"])
        ):
            break
        at += 1
    while at > start and tags[at - 1] in "cpb":
        at -= 1
    while start < at and tags[start] == "c":
        start += 1
    if (group.said_by is not None and not group.inverted) or lists["adverbs"].issuperset(
        tagged.words[start:at]
    ):
        return None
    amount = tokens[start].kind == "number" or tokens[start].text in "£$€"
    if amount and words_of().verbs[tokens[group.main].text] in lists["change_verbs"]:
        return None  # "rose 7.4%"
    while at - 1 > start and tokens[at - 1].text in lists["trailing"]:
        at -= 1
    if (
        at - start > _TIME
        and tokens[at - 1].lemma in lists["times"]
        and tokens[at - 2].text in lists["trailing_times"]
    ):
        at -= 2  # "do so this decade", "£92,000 a year"
    timed = governed or tokens[start].text in lists["time_openers"]
    if at > start and timed and tokens[at - 1].lemma in lists["times"]:
        return None  # "rose last year", "reopens on Monday"
    return (start, at) if at > start else None


def _agent(
    tokens: Sequence[Token], tagged: Tagged, part: Part, figures: Sequence[Figure]
) -> tuple[int, int] | None:
    """The noun phrase after "by" behind a passive, unless it is an amount or a time."""
    group, end = part.group, part.end
    tags, lists = tagged.tags, words_of().lists
    for at in range(group.end, min(end, group.end + _AGENT)):
        if tags[at] in ",;r":
            return None
        if tokens[at].text != "by":
            continue
        start = at + 1
        if start >= end or tokens[start].kind == "number" or tokens[start].text in "£$€":
            return None
        nearby = tokens[min(start + 1, end - 1)].span.start
        if any(tokens[start].span.start <= f.span.start <= nearby for f in figures):
            return None  # "cut by a fifth", "by nearly 40"
        if tags[start] == "g" and tokens[start].text not in lists["ing_nouns"]:
            return None
        stop = start
        while stop < end:
            token = tokens[stop]
            if token.kind == "mark" and token.text not in "&'":
                break
            if stop > start and tags[stop] in "pbort" and token.text not in lists["within_names"]:
                break
            stop += 1
        return (start, stop) if stop > start else None
    return None


# --- clauses -----------------------------------------------------------------------------


def find_clauses(  # noqa: PLR0913, PLR0917 - the slots of a clause
    text: str,
    sentence: Span,
    tokens: Tokens,
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
    told = Told(sentence, tokens, figures, names, speech, cues)
    return clauses_of(text, (told,))[0]


@frozen(eq=False)
class Told:
    """A sentence and what was read in it before its clauses."""

    sentence: Span
    tokens: Tokens
    figures: Sequence[Figure]
    names: Sequence[Name]
    speech: Sequence[Speech]
    cues: Sequence[Cue]


def clauses_of(text: str, sentences: Sequence[Told]) -> list[tuple[Clause, ...]]:
    """The clauses of each of some sentences of a plain text, as `find_clauses` gives them.

    Each step is taken for all sentences before the next, which its code, still at hand, then takes
    in less time.
    """
    found: list[tuple[Clause, ...]] = [()] * len(sentences)
    read = [at for at, each in enumerate(sentences) if 0 < len(each.tokens) <= _MANY]
    tagged = [
        wc.tag(each.tokens, _inside(each.tokens, each.names), text)
        for each in map(sentences.__getitem__, read)
    ]
    tokens = [tuple(each.tokens) for each in map(sentences.__getitem__, read)]
    contents_of = words_of().contents.__getitem__
    divided = [
        parts_of(those, tags) if tags.groups else []
        for those, tags in zip(tokens, tagged, strict=True)
    ]
    said_by = [
        clause_senses.speakers(those, tags, parts) if parts else []
        for those, tags, parts in zip(tokens, tagged, divided, strict=True)
    ]
    for at, those, tags, parts, speakers in zip(
        read, tokens, tagged, divided, said_by, strict=True
    ):
        if not parts:
            continue
        each = sentences[at]
        phrases = _Phrases(text, those, [*map(contents_of, each.tokens.words)])
        quantified = [c for c in each.cues if c.family == "quantifier"]
        asked = text[each.sentence.end - 1] == "?"
        told = speakers.count(None) < len(speakers)
        found[at] = tuple(
            [
                _clause(
                    text,
                    those,
                    phrases,
                    tags,
                    parts,
                    number,
                    each.figures,
                    each.speech,
                    each.cues,
                    quantified,
                    speaker,
                    asked=asked,
                    told=told,
                )
                for number, speaker in enumerate(speakers)
            ]
        )
    return found


def _inside(tokens: Tokens, names: Sequence[Name]) -> frozenset[int]:
    """The places of tokens that are part of a name."""
    if not names:
        return frozenset()
    starts, ends = tokens.starts, tokens.ends
    found: set[int] = set()
    at = 0
    for name in names:
        at = bisect_right(ends, name.span.start, at)
        stop = bisect_left(starts, name.span.end, at)
        found.update(range(at, stop))
        at = stop
    return frozenset(found)


def _clause(  # noqa: PLR0913, PLR0917 - the slots of a clause
    text: str,
    tokens: Sequence[Token],
    phrases: _Phrases,
    tagged: Tagged,
    parts: Sequence[Part],
    number: int,
    figures: Sequence[Figure],
    speech: Sequence[Speech],
    cues: Sequence[Cue],
    quantified: Sequence[Cue],
    speaker: tuple[int, int] | None,
    *,
    asked: bool,
    told: bool,
) -> Clause:
    part = parts[number]
    group, subject = part.group, part.subject
    span = Span(tokens[part.start].span.start, tokens[part.end - 1].span.end)
    main = tokens[group.main]
    named = main.span
    lemmas: tuple[str, ...] = (_VERB_LEMMAS[main.text],)
    if part.particle is not None:
        named = Span(named.start, tokens[part.particle].span.end)
        lemmas = (*lemmas, tokens[part.particle].text)
    agent = _agent(tokens, tagged, part, figures) if group.passive else None
    object_end = part.end if agent is None else min(part.end, agent[0] - 1)
    thing = _object(tokens, tagged, part, object_end)
    if thing and subject and tagged.tags[subject[0]] == "p" and lemmas[0] == "be":
        # "Among the dead were two children"
        subject, thing = thing, None
        part = evolve(part, subject=subject)
    negations = (
        clause_senses.negations(text, tokens, tagged, parts, number, thing, cues)
        if tagged.denied
        else ()
    )
    negative = len(negations) % 2 == 1
    modality, sign = clause_senses.modality(
        tokens, tagged, parts, number, negative=negative, asked=asked
    )
    quantifier = (
        clause_senses.quantifier(tokens, tagged, part, thing, quantified)
        if quantified or tagged.quantified
        else None
    )
    signs = [*negations]
    if sign is not None:
        signs.append(clause_senses.sign_at(text, tokens[sign], "modality", modality, cues))
    return Clause(
        span=span,
        subject=phrases[subject] if subject else None,
        predicate=Phrase(named, text[named.start : named.end], lemmas),
        object=phrases[thing] if thing else None,
        polarity="negative" if negative else "positive",
        modality=modality,
        quantifier=quantifier[0] if quantifier else None,
        speaker=(speaker and phrases[speaker]) or _speaker(main.span, speech, part, told=told),
        agent=phrases[agent] if agent else None,
        signs=(*signs, *((quantifier[1],) if quantifier else ())),
    )


def _verb_lemma(word: str) -> str:
    """The lemma of a main verb; every form of "be", contracted or not, is "be"."""
    words = words_of()
    if word in words.lists["be"]:
        return "be"
    if word in words.lists["contracted"]:
        return "be" if not word.endswith("'ve") else "have"
    return words.verbs[word]


_VERB_LEMMAS: Final = Remembered(_verb_lemma)


def _speaker(verb: Span, speech: Sequence[Speech], part: Part, *, told: bool) -> Phrase | None:
    """The speaker of the shortest speech that holds the clause's verb."""
    if not speech:
        return None
    holding = [s for s in speech if s.span.covers(verb) and s.speaker is not None]
    if not holding or (not any(s.direct for s in holding) and (told or part.opening == "rel")):
        return None
    return min(holding, key=lambda s: (s.span.end - s.span.start, s.span)).speaker
