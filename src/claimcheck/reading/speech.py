"""Speech: whose words a stretch of a document is, quoted or reported."""

# Longer than 400 lines: who says what is settled for a whole document, from one list of what was
# heard.

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import compress
from typing import Final

from attrs import evolve, field, frozen

from claimcheck.frozen_values import quickly_made
from claimcheck.model import Name, Phrase, Span, Speech, Token
from claimcheck.reading.quotations import Quote, find_quotes
from claimcheck.reading.speakers import (
    Heard,
    Scene,
    Subject,
    bearer_of,
    is_finite,
    is_voice,
    lexis,
    make_scene,
    name_phrase,
    opening_subject,
    phrase_of,
    speaker_after,
    subject_before,
)
from claimcheck.reading.tokens import Tokens, lemma, tokenize

_SCARE: Final = 3
"""So many words may stand before a name that a colon follows: "The big read: Lee"."""
_DATELINE: Final = re.compile(r"[A-Z][A-Z .'-]{2,30}[^\n]{0,30}? (?:--|-|—) ")
"""The place, date and agency before an agency's first sentence."""
_TRAIL: Final = 12
"""How many words may stand behind a closing "Lee said": "in a statement on Monday"."""
_LIST: Final = 4_000
"""A sentence of more code points is a list or a table, in which nobody speaks."""
_AHEAD: Final = 12
"""How far behind a verb "that" may stand: "said in a speech to members that"."""
_AMOUNT: Final = 4
"""How soon behind a verb a number stands that it states."""
_SUBJECT: Final = 14
"""How many tokens an office may take."""
_OPEN: Final = 3
"""In so many sentences the words are looked for that say whose an unclosed quotation is."""
_STOPS: Final = frozenset({",", ".", ";", "-", "—", "!", "?", ":", '"', "'"})


@cache
def _triggers() -> tuple[frozenset[str], Mapping[str, tuple[tuple[str, ...], ...]], frozenset[str]]:
    """Words without which a sentence gives nobody's words, and the ways to say "according to".

    These by their first words; then all words with which an attribution may begin.
    """
    words = lexis()
    according = tuple(tuple(p.split()) for p in words.lists["according"])
    firsts = frozenset(a[0] for a in according) - words.lists["ties"] - words.prepositions
    needed = {next((w for w in a if w not in words.prepositions), a[0]) for a in according}
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for way in according:
        by_first[way[0]] = (*by_first.get(way[0], ()), way)
    begun = words.verbs | words.lists["moods"]
    return begun | firsts | needed | {":"}, by_first, begun | by_first.keys()


@quickly_made
@frozen
class _Said:
    """An attribution: the verb's words, who says it, and whether the words come before or after.

    `start` and `end` bound the attribution's own words; `words` are spans of the words said.
    """

    start: int
    end: int
    who: Subject
    verb: str | None
    words: tuple[Span, ...] = ()
    linked: int | None = None
    """Where the "and" or "but" before it begins: words said earlier end there."""
    speaker: Phrase | None = None


# --- attributions ------------------------------------------------------------------------


def _attributions(scene: Scene) -> list[_Said]:
    """The attributions in a sentence's own words."""
    words = lexis()
    _, according, opening = _triggers()
    found: list[_Said] = []
    moods = words.lists["moods"]
    for at in compress(range(len(scene.words)), map(opening.__contains__, scene.words)):
        word = scene.words[at]
        if found and scene.places[at] < found[-1].end:
            continue
        said = None
        if word in moods and scene.word(at + 1) == "that":
            said = _by_mood(scene, at)
        elif word in words.verbs:
            said = _by_verb(scene, at, found[-1] if found else None)
        elif word in according:
            length = _length_of(according[word], scene.words, at)
            said = _by_according(scene, at, length) if length else None
        if said:
            found.append(said)
    return _parted(scene, found)


def _length_of(ways: Iterable[tuple[str, ...]], words: tuple[str, ...], at: int) -> int:
    """How many words the way to say "according to" has that stands at a place; 0 for none."""
    for way in ways:
        if words[at : at + len(way)] == way:
            return len(way)
    return 0


def _parted(scene: Scene, saids: list[_Said]) -> list[_Said]:
    """The same attributions; what one says ends where another goes on after "and" or "but"."""
    for at in range(len(saids) - 1):
        stop = saids[at + 1].linked
        if stop is not None:
            parts = (
                _stripped(scene.text, w.start, stop) if w.start < stop < w.end else w
                for w in saids[at].words
            )
            saids[at] = evolve(saids[at], words=tuple(w for w in parts if w))
    return saids


def _by_according(scene: Scene, at: int, length: int) -> _Said | None:
    after = speaker_after(scene, at + length)
    if after is None or (after[0].phrase and _is_measure(after[0].phrase)):
        return None
    tokens = scene.tokens
    last = after[1] - 1
    while last + 1 < len(tokens) and (
        tokens[last + 1].text not in {",", ";", ":", "."} or tokens[last].text == "."
    ):
        last += 1
    if last + 2 < len(tokens) and tokens[last + 1].text == "," and _apposed(scene, last + 2):
        # "according to Ann Lee, the director, it rose"
        ahead = range(last + 2, min(len(tokens), last + _SUBJECT))
        last = next((i for i in ahead if tokens[i].text == ","), last)
    end = tokens[last].span.end
    words = _around(scene, tokens[at].span.start, end)
    return _Said(tokens[at].span.start, end, after[0], "accord", words)


def _is_measure(phrase: Phrase) -> bool:
    """Whether things are done by it and nobody says it: "sorted according to age"."""
    head = phrase.text.lower()
    for tie in (" of ", " for ", " in "):
        head = head.partition(tie)[0]
    return lemma(head.rpartition(" ")[2]) in lexis().lists["measures"]


def _apposed(scene: Scene, start: int) -> bool:
    """Whether an office stands between this place and the next comma, and nothing else does."""
    ahead = scene.tokens[start : start + _SUBJECT]
    for token in ahead:
        if token.text == ",":
            return False
        if is_voice(token.text):
            return any(t.text == "," for t in ahead)
    return False


def _around(scene: Scene, start: int, end: int) -> tuple[Span, ...]:
    """The sentence without an attribution that stands in it."""
    dateline = _DATELINE.match(scene.text, scene.sentence.start, start)
    opening = dateline.end() if dateline else scene.sentence.start
    after = scene.at(end)
    while scene.word(after) == ",":
        after += 1
    parts = [_stripped(scene.text, opening, start)]
    word = scene.word(after)
    if not (word.endswith("ing") or word in {"who", "which"}):
        parts.append(_stripped(scene.text, end, scene.sentence.end))
    return tuple(p for p in parts if p)


def _stripped(text: str, start: int, end: int) -> Span | None:
    """A span without white space, commas and marks at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:.-—\"'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.!\"'-—"):
        end -= 1
    if text.count('"', start, end) % 2:
        if text[end : end + 1] == '"':
            end += 1
        elif text[start - 1 : start] == '"':
            start -= 1
    return Span(start, end) if start < end else None


def _by_verb(scene: Scene, at: int, before: _Said | None) -> _Said | None:
    """Read one reporting verb: who says it, and what."""
    tokens = scene.tokens
    verb = tokens[at]
    if said := _inverted(scene, at):
        return said
    subject = _ongoing(scene, at, before) if verb.text.endswith("ing") else None
    if subject is None and not verb.text.endswith("ing"):
        subject = subject_before(scene, at)
    if subject is None:
        subject = _shared(scene, at, before)
    if subject is None or _only_would(subject):
        return None
    start = tokens[subject.start].span.start
    words = _words_of(scene, at, subject.start)
    if words is None:
        return None
    link = subject.start - 1
    linked = scene.word(link) in lexis().lists["linking"]
    return _Said(
        start,
        verb.span.end,
        subject,
        lemma(verb.text),
        words,
        tokens[link].span.start if linked else None,
    )


def _only_would(subject: Subject) -> bool:
    """Whether what was taken for a speaker leads to the verb: "declined to" comment."""
    return subject.phrase is not None and subject.phrase.text.lower().split()[-1:] == ["to"]


def _by_mood(scene: Scene, at: int) -> _Said | None:
    """Read an adjective of the mind: "doctors are worried that"."""
    words = lexis()
    be = at - 1
    while be > 0 and (
        scene.word(be) in words.lists["between"]
        or scene.word(be).endswith("ly")
        or scene.word(be) in words.lists["degrees"]
    ):
        be -= 1
    if scene.word(be) not in words.lists["be"]:
        return None
    while be > 0 and scene.word(be - 1) in words.lists["be"]:
        be -= 1
    subject = subject_before(scene, be)
    said = _stripped(scene.text, scene.tokens[at + 1].span.end, _turn(scene, at + 1))
    if subject is None or said is None:
        return None
    start = scene.tokens[subject.start].span.start
    return _Said(start, scene.tokens[at].span.end, subject, scene.tokens[at].text, (said,))


def _inverted(scene: Scene, at: int) -> _Said | None:  # noqa: PLR0911 - a list of decisions reads best whole
    """Read a verb with its subject behind it: "...", said Ann Lee."""
    verb = scene.tokens[at]
    if verb.text not in lexis().lists["clausal"] or verb.text.endswith("ing"):
        return None
    lead = scene.text[scene.sentence.start : verb.span.start].rstrip()
    if lead.strip("\"'-— ") and lead[-1] not in ",\"'?!":
        return None
    if verb.text in lexis().lists["telling"] and subject_before(scene, at) is not None:
        return None  # "The daughter of Jim Cole, 54, told the inquest": to whom it was told
    after = speaker_after(scene, at + 1)
    if after is None:
        return None
    words, ahead = lexis(), scene.word(after[1])
    closed = (
        not ahead
        or ahead in _STOPS
        or ahead in words.prepositions
        or ahead in words.lists["relatives"]
        or ahead in words.lists["aside"]
    )
    if not lead:
        return _opening(scene, at, after) if ahead == ":" else None
    if lead[-1] == "," and not closed:
        return None
    rest = scene.tokens[after[1] : after[1] + _AHEAD]
    states = any(map(is_finite, rest)) or not any(map(is_finite, scene.tokens[:at]))
    if lead[-1] == "," and states and subject_before(scene, at) is not None:
        return None  # "Ann Lee, the chief, said Bo Ray had lied"
    said = _stripped(scene.text, scene.sentence.start, verb.span.start)
    end = scene.tokens[after[1] - 1].span.end
    subject = evolve(after[0], start=at)
    return _Said(verb.span.start, end, subject, lemma(verb.text), (said,) if said else ())


def _opening(scene: Scene, at: int, after: tuple[Subject, int]) -> _Said:
    """Read a verb that opens the sentence: "Said the sheriff: ...", where a colon follows."""
    verb, colon = scene.tokens[at], scene.tokens[after[1]].span
    said = _stripped(scene.text, colon.end, scene.sentence.end)
    quoted = scene.text[colon.end : scene.sentence.end].lstrip()[:1] in {'"', "'"}
    subject = evolve(after[0], start=at)
    words = (said,) if said and not quoted else ()
    return _Said(verb.span.start, colon.start, subject, lemma(verb.text), words)


def _ongoing(scene: Scene, at: int, before: _Said | None) -> Subject | None:
    """The subject of a participle: "Lee welcomed it, saying that", "Lee is warning that"."""
    words = lexis()
    word = scene.word(at - 1)
    if word in words.lists["be"] or (
        word in words.lists["between"] and scene.word(at - 2) in words.lists["be"]
    ):
        back = at - 1 if word in words.lists["be"] else at - 2
        return subject_before(scene, back)
    if word == "as" and scene.tokens[at - 2].text.endswith("ed"):
        # "Lee was quoted as saying"
        back = at - 2
        while back > 0 and (
            scene.word(back - 1) in words.lists["be"]
            or scene.word(back - 1) in words.lists["between"]
        ):
            back -= 1
        return subject_before(scene, back)
    if at == 0 or not (word in words.lists["before_ongoing"] or word in {",", '"', "-", "—"}):
        return None
    if before is not None:
        return evolve(before.who, start=at)
    found = opening_subject(scene, at)
    return evolve(found, start=at) if found else Subject(at, pronoun="they")


def _shared(scene: Scene, at: int, before: _Said | None) -> Subject | None:
    """The subject that a verb shares with one before it: "Lee denied it and said that"."""
    words = lexis()
    back = at - 1
    while back >= 0 and (
        scene.word(back) in words.lists["between"] or scene.word(back).endswith("ly")
    ):
        back -= 1
    if (
        back < 1
        or scene.word(back) not in words.lists["linking"]
        or scene.tokens[at].lemma == scene.word(at)
    ):
        return None
    if before is not None:
        return evolve(before.who, start=at)
    for verb in range(back - 1, max(0, back - 2 * _AHEAD), -1):
        # "although they praised its nurses and said": the nearest verb's subject
        if is_finite(scene.tokens[verb]) and (found := subject_before(scene, verb)):
            return evolve(found, start=at)
    found = opening_subject(scene, back)
    return evolve(found, start=at) if found else None


def _words_of(scene: Scene, at: int, start: int) -> tuple[Span, ...] | None:  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    """The words said around a verb whose subject begins at `start`; None when nothing is said."""
    words, tokens, text = lexis(), scene.tokens, scene.text
    verb, end = tokens[at], scene.sentence.end
    following = _after_listener(scene, at)
    if scene.word(start - 1) == "as" and scene.word(start - 2) in {"", ","}:
        # "..., as Lee has said": the sentence says it
        return _around(scene, tokens[start - 1].span.start, _trail_end(scene, following))
    lead = text[scene.sentence.start : tokens[start].span.start].rstrip()
    if lead and lead[-1] in ",\"'?!—-" and _trails(scene, following):
        if lead[-1] in "\"'":
            return ()
        whole = following >= len(tokens) or tokens[following].text in _STOPS
        if whole or any(map(is_finite, tokens[:start])) or '"' in lead:
            return _around(scene, tokens[start].span.start, _trail_end(scene, following))
    rest = text[tokens[following - 1].span.end : end].lstrip()
    if rest[:1] in {":", '"', "'"} or rest[:3] in {', "', ", '"}:
        return ()
    if (
        following >= len(tokens)
        or tokens[following].text in {"to", "not"}
        or (verb.lemma == "ask" and tokens[following].text == "for")
    ):
        return None
    if scene.word(start - 1) in words.lists["relatives"] and start > 1:
        # "the plan, which critics say would cost jobs, was approved"
        comma = next((t for t in tokens[following:] if t.text == ","), None)
        end = comma.span.start if comma else end
    mark = next((t for t in tokens[following : following + _AHEAD] if t.text in _STOPS), None)
    if mark is not None and mark.text == ":":
        # A colon further on, as in "wrote on social media:", opens what is said.
        said = _stripped(text, mark.span.end, end)
        quoted = text[mark.span.end : end].lstrip()[:1] in {'"', "'"}
        return (said,) if said and not quoted else ()
    opener = tokens[following].text
    clausal = verb.text in words.lists["clausal"]
    if opener != "that" and (
        not clausal or opener in words.lists["detours"] or verb.text in words.lists["telling"]
    ):
        # "said in January that", "reported to ministers that"
        ahead = [t.text for t in tokens[following : following + _AHEAD]]
        stops = [i for i, word in enumerate(ahead) if word in {",", ".", ";", "as", "when"}]
        ahead = ahead[: stops[0]] if stops else ahead
        if "that" in ahead:
            following += ahead.index("that")
            opener = "that"
    end = min(end, _turn(scene, following))
    if opener == "that":
        # "said that was not enough": here it is no conjunction
        own = following + 1 < len(tokens) and tokens[following + 1].text in words.auxiliaries
        said = _stripped(text, tokens[following - own].span.end, end)
        return (said,) if said else None
    if opener in _SUBORDINATE or (
        opener in words.lists["silent"]
        and not (following + 1 < len(tokens) and is_finite(tokens[following + 1]))
    ):
        return None
    if opener in words.lists["asking"] or (clausal and _states(scene, verb, following)):
        said = _stripped(text, tokens[following].span.start, end)
        return (said,) if said else None
    if (opener in words.lists["pronouns"] and opener != "it") or opener == "there":
        said = _stripped(text, tokens[following].span.start, end)
        return (said,) if said else None
    return None


_SUBORDINATE: Final = frozenset({"before", "after", "as", "when", "while", "until", "because"})


def _turn(scene: Scene, start: int) -> int:
    """Where the content of what is said ends, for the text goes on by itself: ", but"."""
    for at in range(start + 2, len(scene.tokens) - 1):
        if scene.tokens[at].text == "," and scene.tokens[at + 1].text in lexis().lists["turning"]:
            return scene.tokens[at].span.start
    return scene.sentence.end


def _states(scene: Scene, verb: Token, start: int) -> bool:
    """Whether a clause follows a verb that may also take a thing: "claimed benefits"."""
    if verb.text in lexis().lists["bare"]:
        return True
    if verb.text in lexis().lists["amounting"] and any(
        t.kind == "number" for t in scene.tokens[start : start + _AMOUNT]
    ):
        return True  # "estimated 8.2 million offences"
    for token in scene.tokens[start : start + 3 * _AHEAD]:
        if token.text in _STOPS or token.text in lexis().lists["relatives"]:
            return False
        if is_finite(token):
            return True
    return False


def _after_listener(scene: Scene, at: int) -> int:  # noqa: C901 - a list of decisions reads best whole
    """The place after a verb, those it is told to, and adverbs such as "today"."""
    words, tokens = lexis(), scene.tokens
    following = at + 1
    if tokens[at].text in words.lists["telling"]:
        if scene.word(following) in words.lists["articles"] and scene.word(following) != "that":
            following += 1
        while following < len(tokens) and tokens[following].span.start in scene.starts:
            name = scene.starts[tokens[following].span.start]
            following = scene.at(name.span.end)
            if tokens[following - 1].text.endswith("'s"):
                # "told the BBC's Today programme"
                while following < len(tokens) and (
                    tokens[following].span.start in scene.starts
                    or tokens[following].text in words.lists["media"]
                ):
                    following += 1
            elif scene.word(following) in words.lists["media"]:
                following += 1
        if scene.word(following - 1) in words.lists["articles"] and following < len(tokens):
            # "told the inquiry that": a noun without a name
            following += 1 if following + 1 < len(tokens) else -1
        while scene.word(following) in words.lists["listeners"]:
            following += 1
    while scene.word(following) in words.lists["aside"]:
        following += 1
    if (
        scene.word(following + 1) in words.lists["days"]
        and scene.word(following) in words.lists["before_days"]
    ):
        # "said on Monday prices would fall"
        ahead = following + 2
        if ahead < len(tokens) and tokens[ahead].text not in _STOPS:
            following = ahead
    elif scene.word(following) in words.lists["days"] and scene.word(following + 1) not in {
        "",
        *_STOPS,
    }:
        following += 1
    return following


def _trails(scene: Scene, at: int) -> bool:
    """Whether only an adverbial follows a closing "Lee said", as "in a statement" does."""
    words = lexis()
    if at >= len(scene.tokens):
        return True
    first = scene.tokens[at].text
    if first in {",", ".", "-", "—", ";", "!"}:
        return True
    if not (
        first in words.prepositions
        or first in words.lists["trailing"]
        or first in words.lists["days"]
    ):
        return False
    for token in scene.tokens[at : at + _TRAIL + 1]:
        if token.kind == "mark" and token.text in _STOPS:
            return token.text not in {'"', "'", ":"}
        if token.text == "that" or is_finite(token):
            return False
    return len(scene.tokens) - at <= _TRAIL


def _trail_end(scene: Scene, at: int) -> int:
    end = scene.tokens[at - 1].span.end
    for token in scene.tokens[at : at + _TRAIL]:
        if token.kind == "mark":
            break
        end = token.span.end
    return end


# --- the whole document ------------------------------------------------------------------


@frozen
class _Document:
    """What the reading of speech looks things up in."""

    text: str = field(repr=False)
    named: Callable[[Span], Sequence[Name]]
    tokens: Callable[[Span], Tokens]


@frozen
class _Past:
    """What earlier paragraphs leave behind: who was heard, and what is still open."""

    heard: list[Heard]
    last: Phrase | None = None
    """Who spoke last."""
    colon: _Said | None = None
    """An attribution that a colon at the end of the paragraph left open."""
    carried: Speech | None = None
    """The last direct quotation of the paragraph."""
    spoken: bool = False
    """Whether somebody spoke in the paragraph."""


def find_speech(
    text: str,
    blocks: Sequence[Span],
    sentences: Sequence[Sequence[Span]],
    names_of: Callable[[Span], Sequence[Name]] | None = None,
    tokens_of: Callable[[Span], Tokens] | None = None,
) -> tuple[Speech, ...]:
    """All speech of a document of plain text, in order of its first word.

    `blocks` are the paragraphs, `sentences` those of each block (none where a block asserts
    nothing), `names_of` gives a sentence's names and `tokens_of` its tokens. A quotation is direct
    and may lie inside reported speech; its speaker is None where the text gives none, as for scare
    quotes.
    """
    document = _Document(
        text, names_of or (lambda _: ()), tokens_of or (lambda span: tokenize(text, span))
    )
    live = [
        b if inside else Span(b.start, b.start) for b, inside in zip(blocks, sentences, strict=True)
    ]
    quotes = find_quotes(text, live)
    by_block: dict[int, list[Quote]] = {}
    for quote in quotes:
        by_block.setdefault(quote.block, []).append(quote)
    found: list[Speech] = []
    past = _Past([])
    for number, inside in enumerate(sentences):
        spoken, past = _block(document, inside, by_block.get(number, []), past)
        found += spoken
    return tuple(sorted(found, key=lambda s: (s.span.start, s.span.end, s.direct)))


def _block(
    document: _Document, sentences: Sequence[Span], quotes: Sequence[Quote], past: _Past
) -> tuple[list[Speech], _Past]:
    """The speech of one paragraph, and what it leaves behind."""
    if not sentences:
        return [_direct(q, at, None, (), past) for at, q in enumerate(quotes)], evolve(
            past, carried=None, colon=None
        )
    quotes = [_cut(document, q, sentences) if q.unclosed else q for q in quotes]
    text, heard = document.text, past.heard
    found: list[Speech] = []
    last = past.last
    said_by: dict[int, _Said] = {}
    current: _Said | None = None
    starts = [q.span.start for q in quotes]
    for sentence in sentences:
        touching = _touching(quotes, starts, sentence) if quotes else []
        holes = [quotes[at].span for at in touching] if touching else []
        if sentence.end - sentence.start > _LIST:
            continue
        tokens = document.tokens(sentence)
        make = partial(make_scene, text, sentence, tokens, document.named(sentence), holes)
        if not touching and _triggers()[0].isdisjoint(tokens.known):
            heard.append(Heard(make))
            current = None
            continue
        scene = make()
        saids = _resolved(scene, _saids(scene, holes), heard)
        speakers = [s.speaker for s in saids if s.speaker]
        heard.append(Heard(make, speakers))
        last = speakers[-1] if speakers else last
        found += (
            Speech(words, direct=False, speaker=said.speaker, verb=said.verb)
            for said in saids
            for words in said.words
            if not (holes and any(hole.covers(words) for hole in holes))
        )
        if saids:
            current = saids[-1]
            for at in touching:
                said_by.setdefault(at, _nearest(saids, quotes[at].span))
        elif any(t.kind != "mark" for t in scene.tokens):
            current = None  # the sentence tells something itself
        elif current is not None:
            # "..." Lee said. "...": the second quotation is a sentence by itself.
            for at in touching:
                said_by.setdefault(at, current)
    found += (_direct(q, at, said_by.get(at), sentences, past) for at, q in enumerate(quotes))
    open_colon = current is not None and text.endswith(":", 0, sentences[-1].end)
    direct = [s for s in found if s.direct]
    spoken = any(s.speaker is not None for s in found)
    return found, _Past(
        heard, last, current if open_colon else None, direct[-1] if direct else None, spoken
    )


def _touching(quotes: Sequence[Quote], starts: Sequence[int], sentence: Span) -> list[int]:
    """The quotations that touch a sentence: they are in order and do not overlap."""
    first = max(0, bisect_right(starts, sentence.start) - 1)
    beyond = bisect_left(starts, sentence.end)
    return [at for at in range(first, beyond) if quotes[at].span.overlaps(sentence)]


def _saids(scene: Scene, quotes: Sequence[Span]) -> list[_Said]:
    """The attributions of a sentence, by its verbs, by its quotations, or by a colon."""
    saids = _attributions(scene)
    if not saids and quotes:
        saids = _by_quotation(scene, quotes)
    if not saids and (headed := _headed(scene)):
        saids = [headed]
    return saids


def _resolved(scene: Scene, saids: Sequence[_Said], heard: Sequence[Heard]) -> list[_Said]:
    """The same attributions with who speaks; a pronoun is whom it stands for, where it is known."""
    speakers: list[Phrase] = []
    known: list[_Said] = []
    for said in saids:
        who = said.who.phrase
        if who is None and said.who.pronoun:
            who = bearer_of(said.who.pronoun, scene, said.start, heard, speakers)
            who = who or _own_words(scene, said.who)
        if who:
            speakers.append(who)
        known.append(_spoken_by(said, who) if who else said)
    return known


def _spoken_by(said: _Said, who: Phrase) -> _Said:
    return _Said(said.start, said.end, said.who, said.verb, said.words, said.linked, who)


def _cut(document: _Document, quote: Quote, sentences: Sequence[Span]) -> Quote:
    """An unclosed quotation without the words behind it that say whose it is."""
    text = document.text
    first = bisect_right(sentences, quote.span.start, key=lambda s: s.start) - 1
    for sentence in sentences[max(0, first) : first + _OPEN]:
        stretch = Span(max(sentence.start, quote.span.start), min(sentence.end, quote.span.end))
        if stretch.start >= stretch.end or stretch.end - stretch.start > _LIST:
            break
        tokens = tokenize(text, stretch)
        if _triggers()[0].isdisjoint(tokens.known):
            continue
        names = [n for n in document.named(sentence) if stretch.covers(n.span)]
        saids = _attributions(make_scene(text, stretch, tokens, names, ()))
        if len(saids) == 1 and saids[0].words and saids[0].words[0].end < saids[0].start:
            return evolve(quote, span=Span(quote.span.start, saids[0].words[0].end), unclosed=False)
    return quote


def _own_words(scene: Scene, subject: Subject) -> Phrase | None:
    """A pronoun for which nobody is found, as it stands."""
    for at in range(subject.start, min(subject.start + 2, len(scene.tokens))):
        if scene.tokens[at].text == subject.pronoun:
            return phrase_of(scene, at, at + 1)
    return None


def _direct(
    quote: Quote, at: int, by: _Said | None, sentences: Sequence[Span], past: _Past
) -> Speech:
    """A quotation as speech, with who says it where the text tells."""
    if by is not None:
        return Speech(quote.span, direct=True, speaker=by.speaker, verb=by.verb)
    speaker, verb = None, None
    alone = at == 0 and bool(sentences) and quote.span.start - 1 <= sentences[0].start
    if quote.carried and past.carried is not None:
        speaker, verb = past.carried.speaker, past.carried.verb
    elif alone and past.colon is not None:
        speaker, verb = past.colon.speaker, past.colon.verb
    elif alone and past.spoken and quote.span.end + 1 >= sentences[-1].end:
        # A paragraph that is one quotation goes on with who spoke in the paragraph before.
        speaker = past.last
    return Speech(quote.span, direct=True, speaker=speaker, verb=verb)


def _nearest(saids: Sequence[_Said], quote: Span) -> _Said:
    """The attribution of a quotation: the one whose words hold it, else the nearest."""
    holding = [s for s in saids if any(w.covers(quote) for w in s.words)]
    return min(holding or saids, key=lambda s: max(quote.start - s.end, s.start - quote.end, 0))


def _by_quotation(scene: Scene, quotes: Sequence[Span]) -> list[_Said]:
    """Whose a quotation is where no verb of saying stands: 'Lee called it "a farce"'."""
    words, text = lexis(), scene.text
    for at, token in enumerate(scene.tokens):
        if token.text in words.lists["judging"] and scene.word(at + 1) != "of":
            ongoing = token.text.endswith("ing")
            subject = _ongoing(scene, at, None) if ongoing else subject_before(scene, at)
            subject = subject or _shared(scene, at, None)
            if subject is not None:
                start = scene.tokens[subject.start].span.start
                return [_Said(start, token.span.end, subject, lemma(token.text))]
    for quote in quotes:
        if text[quote.end - 1] in ",?!" and text[quote.end : quote.end + 2].strip() in {'"', "'"}:
            # '"No," Ann Lee laughed.': whatever the verb
            at = scene.at(quote.end)
            while scene.word(at) in {'"', "'"}:
                at += 1
            after = speaker_after(scene, at)
            named = after is not None and (
                after[0].pronoun or scene.tokens[at].span.start in scene.starts
            )
            if after is not None and named:
                end = scene.tokens[after[1] - 1].span.end
                return [_Said(scene.tokens[at].span.start, end, after[0], None)]
    return []


def _headed(scene: Scene) -> _Said | None:  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    """A speaker before or after a colon: "Ann Lee: ..." and "...: Ofwell"."""
    text, sentence, names = scene.text, scene.sentence, scene.names
    if ":" not in scene.words:
        return None
    colon = scene.words.index(":")
    for name in names:
        # "Ann Lee stormed: "..."", whatever the verb
        after = text[name.span.end : min(sentence.end, name.span.end + 48)]
        verb, mark, said = after.partition(":")
        if mark and said.lstrip()[:1] in {'"', "'"} and name.kind != "place":
            plain = not {",", ".", ";", '"'} & set(verb) and len(verb.split()) <= _SCARE
            if plain and verb.strip():
                end = name.span.end + len(verb)
                return _Said(name.span.start, end, Subject(0, phrase=name_phrase(name)), None)
    place = scene.tokens[colon].span
    if text[place.end : sentence.end].lstrip()[:1] in {'"', "'"}:
        # Whatever the verb is, as in "A statement from the school read:".
        subject = opening_subject(scene, colon)
        if subject is not None:
            start = scene.tokens[subject.start].span.start
            return _Said(start, place.start, subject, None)
    if not names or scene.tokens[0].span.start not in scene.starts:
        # A headline opens with who says it: "Minister: no plan to cut tax".
        opener = scene.tokens[colon - 1].text if 0 < colon <= _SCARE + 1 else ""
        words = _stripped(text, place.end, sentence.end)
        plain = all(t.kind == "word" for t in scene.tokens[:colon])
        if is_voice(opener) and plain and words:
            who = Subject(0, phrase=phrase_of(scene, 0, colon))
            return _Said(sentence.start, place.start, who, "say", (words,))
    if not names:
        return None
    for name in (names[0], names[-1]):
        after = text[name.span.end : sentence.end].lstrip()
        lead = text[sentence.start : name.span.start]
        who = Subject(0, phrase=name_phrase(name))
        if (
            after.startswith(":")
            and len(lead.split()) <= _SCARE
            and not lead.rstrip().endswith((".", ","))
        ):
            mark_at = text.index(":", name.span.end)
            words = _stripped(text, mark_at + 1, sentence.end)
            quoted = text[mark_at + 1 : sentence.end].lstrip()[:1] in {'"', "'"}
            if words and name.kind in {"person", "organisation"}:
                return _Said(sentence.start, mark_at, who, "say", () if quoted else (words,))
        if (
            not after
            and lead.rstrip().endswith(":")
            and name.kind in {"person", "organisation", "other"}
        ):
            words = _stripped(text, sentence.start, name.span.start)
            if words:
                return _Said(name.span.start, name.span.end, who, "say", (words,))
    return None
