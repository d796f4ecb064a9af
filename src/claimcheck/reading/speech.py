"""Speech: whose words a stretch of a document is, quoted or reported."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from claimcheck.lexicon import load
from claimcheck.model import Name, Phrase, Span, Speech
from claimcheck.reading.tokens import lemma

_WORD: Final = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*|[^\w\s]")
_LETTER: Final = re.compile(r"[^\W_]")
_OPEN_SINGLE: Final = re.compile(r"(?<![^\s(\[\"-])'(?=[^\s\d'])")
_CLOSE_SINGLE: Final = re.compile(r"(?<=[^\s'])'(?![\w'])")
_ELIDED: Final = re.compile(r"'(?:em|tis|twas|n|til|cause|round|bout)\b", re.IGNORECASE)
_PLURAL_OWNER: Final = re.compile(r"s' [a-z]")
_SKIPPED_OWNERS: Final = 4
"""How many plural possessives a quotation in single marks may hold."""
_SCARE: Final = 3
"""So many words may stand before a name that a colon follows: "The big read: Lee"."""
_DATELINE: Final = re.compile(r"[A-Z][A-Z .'-]{2,30}[^\n]{0,30}? (?:--|-|—) ")
"""The place, date and agency before an agency's first sentence."""
_TRAIL: Final = 5
"""How many words may stand behind a closing "Lee said": "in a statement on Monday"."""
_LIST: Final = 4_000
"""A sentence of more code points is a list or a table, in which nobody speaks."""
_SUBJECT: Final = 14
"""How many tokens a speaker with office may take."""


@frozen
class _Lexis:
    """The words of `speech.toml`, and those of offices, as sets."""

    verbs: frozenset[str]
    clausal: frozenset[str]
    between: frozenset[str]
    pronouns: frozenset[str]
    voices: frozenset[str]
    offices: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    saying: frozenset[str]
    """Words without which a sentence says of nobody that they speak."""
    function: frozenset[str]
    listeners: frozenset[str]
    telling: frozenset[str]
    detours: frozenset[str]
    be: frozenset[str]
    ties: frozenset[str]
    articles: frozenset[str]
    personal: frozenset[str]
    plurals: frozenset[str]
    aside: frozenset[str]


@lru_cache(maxsize=4)
def _lexis(language: str = "en") -> _Lexis:
    lexicon = load(language)
    table = lexicon.table("speech")
    phrases = table["phrases"]
    verbs = frozenset(word for group in table["verbs"].values() for word in group)
    according = tuple(tuple(p.split()) for p in phrases["according"])
    return _Lexis(
        verbs,
        frozenset(phrases["clausal"]),
        frozenset(phrases["between"]),
        frozenset(phrases["pronouns"]),
        frozenset(phrases["voices"]) | frozenset(lexicon.table("names")["offices"]),
        frozenset(lexicon.table("names")["offices"]),
        according,
        verbs | {words[0] for words in according},
        frozenset(lexicon.table("function")["words"]),
        frozenset(phrases["listeners"]),
        frozenset(phrases["telling"]),
        frozenset(phrases["detours"]),
        frozenset(phrases["be"]),
        frozenset(phrases["ties"]),
        frozenset(phrases["articles"]),
        frozenset(phrases["personal"]),
        frozenset(lexicon.table("clauses")["plurals"]),
        frozenset(phrases["aside"]),
    )


@frozen
class _Piece:
    """A word or mark of a sentence, lower case, with its place."""

    text: str
    start: int
    end: int


# --- quotation marks ---------------------------------------------------------------------


@frozen
class _Quote:
    """The words between quotation marks; `carried` where they go on from the block before."""

    span: Span
    block: int
    carried: bool = False
    unclosed: bool = False


def _quotes(text: str, blocks: Sequence[Span]) -> list[_Quote]:
    """All direct quotations, in order; a mark left open ends with its block."""
    found: list[_Quote] = []
    for number, block in enumerate(blocks):
        inside = block.of(text)
        if '"' in inside:
            found += _double(text, block, number, found[-1] if found else None)
        elif "'" in inside:
            found += _single(text, block, number)
    return found


def _double(text: str, block: Span, number: int, before: _Quote | None) -> list[_Quote]:
    found: list[_Quote] = []
    at: int | None = None
    place = text.find('"', block.start, block.end)
    while place >= 0:
        opens = (place == block.start or text[place - 1] in " \n(['-—") and (
            place + 1 < block.end and not text[place + 1].isspace()
        )
        if at is None:
            at = place + 1
        elif opens and place > at:
            # The mark before was never closed: its words end with the sentence before this one.
            found += _quote(text, at, place, number, unclosed=True)
            at = place + 1
        else:
            found += _quote(text, at, place, number)
            at = None
        place = text.find('"', place + 1, block.end)
    if at is not None:
        found += _quote(text, at, block.end, number, unclosed=True)
    carries = before is not None and before.unclosed and before.block == number - 1
    if carries and found and text[block.start : found[0].span.start].strip() == '"':
        found[0] = evolve(found[0], carried=True)
    return found


def _single(text: str, block: Span, number: int) -> list[_Quote]:
    closers = [m.start() for m in _CLOSE_SINGLE.finditer(text, block.start, block.end)]
    found: list[_Quote] = []
    done = block.start
    for match in _OPEN_SINGLE.finditer(text, block.start, block.end):
        opened = match.start()
        if opened < done or _ELIDED.match(text, opened, block.end):
            continue
        first = bisect_left(closers, opened + 2)
        if first == len(closers):
            break
        chosen = first
        while (
            chosen + 1 < len(closers)
            and chosen - first < _SKIPPED_OWNERS
            and _PLURAL_OWNER.match(text, closers[chosen] - 1)
        ):
            chosen += 1
        found += _quote(text, opened + 1, closers[chosen], number)
        done = closers[chosen] + 1
    return found


def _quote(text: str, start: int, end: int, block: int, *, unclosed: bool = False) -> list[_Quote]:
    """The quotation between two places, white space left out; none where nothing is said."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [_Quote(Span(start, end), block, unclosed=unclosed)] if start < end else []


# --- who says it -------------------------------------------------------------------------


@frozen
class _Said:
    """An attribution: the verb's words, who says it, and whether the words come before or after.

    `start` and `end` bound the attribution's own words; `words` are spans of the words said.
    """

    start: int
    end: int
    speaker: Phrase | None
    verb: str | None
    words: tuple[Span, ...] = ()


def _phrase(text: str, pieces: Sequence[_Piece]) -> Phrase:
    span = Span(pieces[0].start, pieces[-1].end)
    function = _lexis().function
    return Phrase(
        span,
        span.of(text),
        tuple(lemma(p.text) for p in pieces if p.text[0].isalpha() and p.text not in function),
    )


def _name_phrase(name: Name) -> Phrase:
    return Phrase(name.span, name.text, tuple(lemma(w.lower()) for w in name.text.split()))


def _narrative(text: str, sentence: Span, quotes: Sequence[_Quote]) -> tuple[_Piece, ...]:
    """The words and marks of a sentence outside its quotations."""
    return tuple(
        _Piece(m[0].lower(), m.start(), m.end())
        for start, end in _outside(sentence, quotes)
        for m in _WORD.finditer(text, start, end)
    )


def _outside(sentence: Span, quotes: Sequence[_Quote]) -> list[tuple[int, int]]:
    """The stretches of a sentence that are outside its quotations."""
    found: list[tuple[int, int]] = []
    at = sentence.start
    for quote in quotes:
        if quote.span.overlaps(sentence):
            found.append((at, max(at, min(quote.span.start, sentence.end))))
            at = max(at, quote.span.end)
    found.append((at, max(at, sentence.end)))
    return found


def _is_narrated(text: str, sentence: Span, quotes: Sequence[_Quote]) -> bool:
    """Whether a sentence has words outside its quotations."""
    return any(_LETTER.search(text, *stretch) for stretch in _outside(sentence, quotes))


def _speaker_before(  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    text: str, pieces: Sequence[_Piece], verb: int, names: Sequence[Name]
) -> tuple[Phrase | str, int] | None:
    """Who is the subject of the verb at `verb`, and where the subject begins; a pronoun as text."""
    lexis = _lexis()
    at = verb - 1
    ongoing = pieces[verb].text.endswith("ing")
    if ongoing and (at < 0 or pieces[at].text not in lexis.be | {","}):
        return None
    if ongoing and pieces[at].text == ",":
        # "Lee welcomed it, saying that": the sentence's own subject speaks.
        who = [n for n in names if n.span.end < pieces[at].start and n.kind != "place"]
        return (_name_phrase(who[0]), at + 1) if who else ("they", at + 1)
    while at >= 0 and (
        pieces[at].text in lexis.between
        or pieces[at].text.endswith("ly")
        or (ongoing and pieces[at].text in lexis.be)
    ):
        at -= 1
    if at < 0 or pieces[at].text.endswith("'s"):
        return None
    if pieces[at].text in lexis.pronouns:
        return pieces[at].text, at
    if not _agrees(pieces[verb].text, pieces[at].text):
        return None
    # "Helen Pryce, the authority's director of performance, said"
    end = at
    if pieces[at].text in {",", ")"}:
        named = [n for n in names if n.span.end <= pieces[at].start]
        for name in reversed(named):
            first = _at_or_after(pieces, name.span.end)
            own = _at_or_after(pieces, name.span.start)
            near = first < at and at - own <= _SUBJECT and pieces[first].text in {",", "("}
            if near and name.kind != "place" and not _inner_stop(pieces, first + 1, at):
                return _name_phrase(name), own
        commas = [i for i in range(max(0, at - 2 * _SUBJECT), at) if pieces[i].text == ","]
        if commas and not _inner_stop(pieces, commas[0], at):
            # "The review, led by a former judge, found"
            start = _subject_start(pieces, commas[-1])
            noun = pieces[start : commas[-1]]
            if noun and any(_voice(p.text) for p in noun):
                return _phrase(text, noun), start
        return None
    for name in reversed(names):
        if name.span.end in {pieces[at].end, pieces[at].end - 2}:
            own = _at_or_after(pieces, name.span.start)
            start = _subject_start(pieces, own)
            # "a spokeswoman for the Mayor", "critics of TransMoor": the noun before speaks.
            tied = pieces[start:own] if name.kind != "person" else pieces[max(start, own - 1) : own]
            if any(p.text in lexis.ties for p in tied):
                return _phrase(text, pieces[start : at + 1]), start
            return _name_phrase(name), start
    start = _subject_start(pieces, end + 1)
    noun = pieces[start : end + 1]
    if start > 1 and pieces[start - 1].text == ",":
        # "Ann Lee, chair of the Dart trust said": the comma that should close is left out.
        opened = [n for n in names if n.kind == "person" and n.span.end == pieces[start - 2].end]
        if opened:
            return _name_phrase(opened[-1]), _at_or_after(pieces, opened[-1].span.start)
    if not noun or not any(_voice(p.text) for p in noun):
        return None
    return _phrase(text, noun), start


def _agrees(verb: str, subject: str) -> bool:
    """Whether a bare verb form ("report") has a plural before it, and is no noun after a name."""
    if lemma(verb) != verb:
        return True
    return subject.endswith("s") or lemma(subject) != subject or subject in _lexis().plurals


def _voice(word: str) -> bool:
    lexis = _lexis()
    return word in lexis.voices or word.removesuffix("s") in lexis.voices


def _inner_stop(pieces: Sequence[_Piece], start: int, end: int) -> bool:
    """Whether an apposition breaks off: a semicolon, colon or full stop stands in it."""
    return any(p.text in {";", ":", "?", "!"} for p in pieces[start:end])


def _at_or_after(pieces: Sequence[_Piece], place: int) -> int:
    return bisect_left(pieces, place, key=lambda p: p.start)


def _subject_start(pieces: Sequence[_Piece], end: int) -> int:
    """Where the noun phrase that ends before `end` begins."""
    lexis = _lexis()
    inner = lexis.articles | lexis.ties
    start = end
    while start > 0 and end - start < _SUBJECT:
        word = pieces[start - 1].text
        if word == "and" and start > 1 and _voice(pieces[start - 2].text):
            start -= 1
            continue
        if not word[0].isalnum() and word != "&":
            break
        if word in lexis.function and word not in inner:
            break
        if word in lexis.verbs and not _voice(word):
            break
        if start < end and pieces[start].text in lexis.articles and word not in inner:
            # A determiner opens the phrase, unless a preposition ties it to a noun before.
            break
        start -= 1
    while start < end and pieces[start].text in lexis.ties:
        start += 1
    return start


def _speaker_after(  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    text: str, pieces: Sequence[_Piece], start: int, names: Sequence[Name]
) -> tuple[Phrase | str, int] | None:
    """Who stands after a verb ("said Ann Lee") or after "according to", and where that ends."""
    lexis = _lexis()
    if start >= len(pieces):
        return None
    if pieces[start].text in lexis.pronouns:
        return pieces[start].text, start + 1
    end = start
    while end < len(pieces) and end - start < _SUBJECT:
        word = pieces[end].text
        if not word[0].isalnum() and word not in {"&", "'"}:
            break
        small = word in lexis.function and end > start
        if small and word not in lexis.ties | lexis.articles | {"and"}:
            break
        if word in lexis.verbs and end > start:
            break
        end += 1
    while end > start and pieces[end - 1].text in lexis.function:
        end -= 1
    if end == start:
        return None
    first, last = pieces[start].start, pieces[end - 1].end
    inner = [n for n in names if n.span.start >= first and n.span.end <= last]
    if inner and inner[-1].kind == "person" and inner[-1].span.end == last:
        own = _at_or_after(pieces, inner[-1].span.start)
        if own == start or pieces[own - 1].text not in lexis.ties | {"the"}:
            return _name_phrase(inner[-1]), end  # "said Ofwell chief Ann Lee"
    for name in inner:
        if name.span.end <= last:
            own = _at_or_after(pieces, name.span.start)
            before = [p.text for p in pieces[start:own]]
            if not lexis.ties & set(before):
                return _name_phrase(name), max(end, own + 1)
            break
    noun = pieces[start:end]
    if (
        not any(_voice(p.text) for p in noun)
        and pieces[start].text in lexis.function - lexis.articles
    ):
        return None
    return _phrase(text, noun), end


def _attributions(
    text: str, sentence: Span, pieces: Sequence[_Piece], names: Sequence[Name]
) -> list[tuple[_Said, str | None]]:
    """The attributions in a sentence's own words; with a pronoun where that is the speaker."""
    lexis = _lexis()
    found: list[tuple[_Said, str | None]] = []
    for at, piece in enumerate(pieces):
        if found and piece.start < found[-1][0].end:
            continue
        said = None
        if piece.text in lexis.verbs:
            said = _by_verb(text, sentence, pieces, at, names)
        elif any(
            tuple(p.text for p in pieces[at : at + len(a)]) == a
            for a in lexis.according
            if a[0] == piece.text
        ):
            said = _by_according(text, sentence, pieces, at, names)
        if said:
            found.append(said)
    return found


def _resolved(who: Phrase | str) -> tuple[Phrase | None, str | None]:
    return (None, who) if isinstance(who, str) else (who, None)


def _by_according(
    text: str, sentence: Span, pieces: Sequence[_Piece], at: int, names: Sequence[Name]
) -> tuple[_Said, str | None] | None:
    length = next(len(a) for a in _lexis().according if a[0] == pieces[at].text)
    who = _speaker_after(text, pieces, at + length, names)
    if who is None:
        return None
    phrase, pronoun = _resolved(who[0])
    last = who[1] - 1
    while last + 1 < len(pieces) and (
        pieces[last + 1].text not in {",", ";", ":", "."} or pieces[last].text == "."
    ):
        last += 1
    if last + 2 < len(pieces) and pieces[last + 1].text == "," and _apposed(pieces, last + 2):
        # "according to Ann Lee, the director, it rose"
        last = next(
            (
                i
                for i in range(last + 2, min(len(pieces), last + _SUBJECT))
                if pieces[i].text == ","
            ),
            last,
        )
    end = pieces[last].end
    words = _around(text, sentence, pieces[at].start, end)
    return _Said(pieces[at].start, end, phrase, "accord", words), pronoun


def _apposed(pieces: Sequence[_Piece], start: int) -> bool:
    """Whether an office stands between this place and the next comma, and nothing else does."""
    offices = _lexis().voices
    for piece in pieces[start : start + _SUBJECT]:
        if piece.text == ",":
            return False
        if piece.text in offices:
            return any(p.text == "," for p in pieces[start : start + _SUBJECT])
    return False


def _around(text: str, sentence: Span, start: int, end: int) -> tuple[Span, ...]:
    """The sentence without an attribution that stands in it."""
    dateline = _DATELINE.match(text, sentence.start, start)
    opening = dateline.end() if dateline else sentence.start
    parts = (_stripped(text, opening, start), _stripped(text, end, sentence.end))
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


def _by_verb(
    text: str, sentence: Span, pieces: Sequence[_Piece], at: int, names: Sequence[Name]
) -> tuple[_Said, str | None] | None:
    """Read one reporting verb: who says it, and what."""
    lexis = _lexis()
    verb = pieces[at]
    before = _speaker_before(text, pieces, at, names)
    if before is not None:
        phrase, pronoun = _resolved(before[0])
        start = pieces[before[1]].start
        words = _words_of(text, sentence, pieces, at, start, names)
        if words is None:
            return None
        return _Said(start, verb.end, phrase, lemma(verb.text), words), pronoun
    # Inverted: "...", said Ann Lee
    lead = text[sentence.start : verb.start].rstrip()
    if not lead or lead[-1] not in ",\"'?!" or verb.text not in lexis.clausal:
        return None
    after = _speaker_after(text, pieces, at + 1, names)
    if after is None:
        return None
    phrase, pronoun = _resolved(after[0])
    words_before = _stripped(text, sentence.start, verb.start)
    end = pieces[after[1] - 1].end
    return (
        _Said(verb.start, end, phrase, lemma(verb.text), (words_before,) if words_before else ()),
        pronoun,
    )


def _words_of(  # noqa: PLR0913, PLR0917 - the slots of a clause
    text: str,
    sentence: Span,
    pieces: Sequence[_Piece],
    at: int,
    start: int,
    names: Sequence[Name],
) -> tuple[Span, ...] | None:
    """The words said around a verb whose subject begins at `start`; None when nothing is said."""
    lexis = _lexis()
    verb = pieces[at]
    following = _after_listener(pieces, at, names)
    lead = text[sentence.start : start].rstrip()
    if lead and lead[-1] in ",\"'?!—-" and _trails(pieces, following):
        return _around(text, sentence, start, _trail_end(pieces, following))
    rest = text[pieces[following - 1].end : sentence.end].lstrip()
    if rest[:1] in {":", '"', "'"} or rest[:3] in {', "', ", '"}:
        return ()
    if following >= len(pieces) or pieces[following].text == "to":
        return None
    opener = pieces[following].text
    clausal = verb.text in lexis.clausal
    detour = opener in lexis.detours or verb.text in lexis.telling
    if opener != "that" and (not clausal or detour):
        # "said in January that", "reported to ministers that"
        ahead = [p.text for p in pieces[following : following + 8]]
        stops = [i for i, word in enumerate(ahead) if word in {",", ".", ";", "as", "when"}]
        ahead = ahead[: stops[0]] if stops else ahead
        if "that" in ahead:
            following += ahead.index("that")
            opener = "that"
    if opener == "that":
        words = _stripped(text, pieces[following].end, sentence.end)
        return (words,) if words else None
    if clausal or opener in lexis.pronouns or opener == "there":
        words = _stripped(text, pieces[following].start, sentence.end)
        return (words,) if words else None
    return None


def _after_listener(pieces: Sequence[_Piece], at: int, names: Sequence[Name]) -> int:
    """The place after a verb, those it is told to, and adverbs such as "today"."""
    lexis = _lexis()
    following = at + 1
    if pieces[at].text in lexis.telling:
        if following < len(pieces) and pieces[following].text == "the":
            following += 1
        for name in names:
            if following < len(pieces) and name.span.start == pieces[following].start:
                following = _at_or_after(pieces, name.span.end)
        if pieces[following - 1].text == "the" and following < len(pieces):
            # "told the inquiry that": a noun without a name
            following += 1 if following + 1 < len(pieces) else -1
        while following < len(pieces) and pieces[following].text in lexis.listeners:
            following += 1
    while following < len(pieces) and pieces[following].text in lexis.aside:
        following += 1
    return following


def _trails(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether only a few words follow a closing "Lee said", as "in a statement" or "today" do."""
    ahead = pieces[at : at + _TRAIL + 1]
    for piece in ahead:
        if not piece.text[0].isalnum():
            return piece.text in {",", ".", "-", "—", ";", "!", ":"}
    return len(ahead) <= _TRAIL


def _trail_end(pieces: Sequence[_Piece], at: int) -> int:
    end = pieces[at - 1].end
    for piece in pieces[at : at + _TRAIL]:
        if not piece.text[0].isalnum():
            break
        end = piece.end
    return end


@frozen
class _Last:
    """Who spoke or was named last: a person, and a body or people without a name."""

    person: Phrase | None = None
    body: Phrase | None = None
    any: Phrase | None = None

    def of(self, pronoun: str) -> Phrase | None:
        """Whom a pronoun stands for."""
        if pronoun in _lexis().personal:
            return self.person
        return self.body if pronoun == "it" else self.any

    def then(self, who: Phrase, names: Sequence[Name]) -> "_Last":
        """The same after somebody else has spoken."""
        kinds = {n.kind for n in names if n.span == who.span}
        words = who.text.lower().split()
        someone = "person" in kinds or (
            not kinds & {"organisation", "place"} and words[-1] in _lexis().offices
        )
        someone = someone or (any(w in _lexis().offices for w in words[:2]) and not kinds)
        if someone or "other" in kinds:
            return evolve(self, person=who, any=who, body=who if "other" in kinds else self.body)
        return evolve(self, body=who, any=who)


# --- the whole document ------------------------------------------------------------------


def find_speech(
    text: str,
    blocks: Sequence[Span],
    sentences: Sequence[Sequence[Span]],
    names_of: Callable[[Span], Sequence[Name]] | None = None,
    words_of: Callable[[Span], AbstractSet[str]] | None = None,
) -> tuple[Speech, ...]:
    """All speech of a document of plain text, in order of its first word.

    `blocks` are the paragraphs, `sentences` those of each block (none where a block asserts
    nothing), `names_of` gives a sentence's names, `words_of` its words in lower case. A quotation
    is direct and may lie inside reported speech; its speaker is None where the text gives none, as
    for scare quotes.
    """
    named = names_of or (lambda _: ())
    worded = words_of or (lambda s: {word.lower() for word in _WORD.findall(s.of(text))})
    live = [
        b if inside else Span(b.start, b.start) for b, inside in zip(blocks, sentences, strict=True)
    ]
    quotes = _quotes(text, live)
    by_block: dict[int, list[_Quote]] = {}
    for quote in quotes:
        by_block.setdefault(quote.block, []).append(quote)
    found: list[Speech] = []
    last = _Last()
    carried: Speech | None = None
    colon: _Said | None = None
    previous = False
    for number, inside in enumerate(sentences):
        spoken, last, colon = _block(
            text,
            inside,
            by_block.get(number, []),
            named,
            worded,
            last,
            colon,
            carried,
            previous=previous,
        )
        if inside:
            previous = any(s.speaker is not None for s in spoken)
        found += spoken
        direct = [s for s in spoken if s.direct]
        carried = direct[-1] if direct else None
    return tuple(sorted(found, key=lambda s: (s.span, s.direct)))


def _block(  # noqa: C901, PLR0912, PLR0913, PLR0917 - a list of decisions reads best whole
    text: str,
    sentences: Sequence[Span],
    quotes: Sequence[_Quote],
    named: Callable[[Span], Sequence[Name]],
    worded: Callable[[Span], AbstractSet[str]],
    last: _Last,
    colon: _Said | None,
    carried: Speech | None,
    *,
    previous: bool,
) -> tuple[list[Speech], _Last, _Said | None]:
    """The speech of one paragraph, the last speaker, and an attribution that a colon left open."""
    found: list[Speech] = []
    saying = _lexis().saying
    last_before = last.any
    said_by: dict[int, _Said] = {}
    current: _Said | None = None
    starts = [q.span.start for q in quotes]
    for sentence in sentences:
        # Only quotations that touch the sentence: they are in order and do not overlap.
        first = max(0, bisect_right(starts, sentence.start) - 1)
        beyond = bisect_left(starts, sentence.end)
        touching = quotes[first:beyond]
        names = named(sentence)
        long = sentence.end - sentence.start > _LIST
        saids: list[tuple[_Said, str | None]] = []
        if not long and not worded(sentence).isdisjoint(saying):
            saids = _attributions(text, sentence, _narrative(text, sentence, touching), names)
        if not (saids or long) and (headed := _headed(text, sentence, names)):
            saids = [(headed, None)]
        resolved: list[_Said] = []
        for said, pronoun in saids:
            known = evolve(said, speaker=last.of(pronoun)) if pronoun else said
            found += (
                Speech(words, direct=False, speaker=known.speaker, verb=known.verb)
                for words in known.words
                if not any(q.span.covers(words) for q in touching)
            )
            resolved.append(known)
            if known.speaker and not pronoun:
                last = last.then(known.speaker, names)
        people = [n for n in names if n.kind == "person"]
        if not saids and people and not any(q.span.covers(sentence) for q in touching):
            last = evolve(last, person=_name_phrase(people[0]), any=_name_phrase(people[0]))
        if resolved:
            current = resolved[-1]
            for at in range(first, beyond):
                said_by.setdefault(at, _nearest(resolved, quotes[at].span))
        elif current is not None and not long and _is_narrated(text, sentence, touching):
            current = None
        elif current is not None:
            # "..." Lee said. "...": the second quotation is a sentence by itself.
            for at in range(first, beyond):
                said_by.setdefault(at, current)
    for at, quote in enumerate(quotes):
        by = said_by.get(at)
        speaker, verb = (by.speaker, by.verb) if by else (None, None)
        alone = at == 0 and bool(sentences) and quote.span.start - 1 <= sentences[0].start
        if by is None and quote.carried and carried is not None:
            speaker, verb = carried.speaker, carried.verb
        elif by is None and alone and colon is not None:
            speaker, verb = colon.speaker, colon.verb
        elif by is None and alone and previous and quote.span.end + 1 >= sentences[-1].end:
            # A paragraph that is one quotation goes on with who spoke in the paragraph before.
            speaker = last_before
        found.append(Speech(quote.span, direct=True, speaker=speaker, verb=verb))
    left_open = None
    if sentences and current is not None and text[: sentences[-1].end].endswith(":"):
        left_open = current
    return found, last, left_open


def _nearest(saids: Sequence[_Said], quote: Span) -> _Said:
    """The attribution of a quotation: the one whose words hold it, else the nearest."""
    holding = [s for s in saids if any(w.covers(quote) for w in s.words)]
    return min(holding or saids, key=lambda s: max(quote.start - s.end, s.start - quote.end, 0))


def _headed(text: str, sentence: Span, names: Sequence[Name]) -> _Said | None:
    """A speaker before or after a colon: "Ann Lee: ..." and "...: Ofwell"."""
    whole = sentence.of(text)
    if whole.count(":") == 0 or not names:
        return None
    for name in names:
        # "Ann Lee stormed: "..."", whatever the verb
        after = text[name.span.end : min(sentence.end, name.span.end + 48)]
        verb, mark, said = after.partition(":")
        if mark and said.lstrip()[:1] in {'"', "'"} and name.kind != "place":
            plain = not {",", ".", ";", '"'} & set(verb) and len(verb.split()) <= 3  # noqa: PLR2004
            if plain and verb.strip():
                end = name.span.end + len(verb)
                return _Said(name.span.start, end, _name_phrase(name), None)
    for name in (names[0], names[-1]):
        after = text[name.span.end : sentence.end].lstrip()
        lead = text[sentence.start : name.span.start]
        if (
            after.startswith(":")
            and len(lead.split()) <= _SCARE
            and not lead.rstrip().endswith((".", ","))
        ):
            place = text.index(":", name.span.end)
            words = _stripped(text, place + 1, sentence.end)
            quoted = text[place + 1 : sentence.end].lstrip()[:1] in {'"', "'"}
            if words and name.kind in {"person", "organisation"}:
                return _Said(
                    sentence.start, place, _name_phrase(name), "say", () if quoted else (words,)
                )
        if (
            not after
            and lead.rstrip().endswith(":")
            and name.kind in {"person", "organisation", "other"}
        ):
            words = _stripped(text, sentence.start, name.span.start)
            if words:
                return _Said(name.span.start, name.span.end, _name_phrase(name), "say", (words,))
    return None
