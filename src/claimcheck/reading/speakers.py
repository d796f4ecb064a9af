"""Who speaks: the subject of a reporting verb, and whom a pronoun stands for."""

# Longer than 400 lines: the ways in which a speaker is found are tried in one order, the surest
# first.

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from attrs import field, frozen

from claimcheck.frozen_values import quickly_made
from claimcheck.lexicon import load
from claimcheck.model import Name, Phrase, Span, Token
from claimcheck.reading.names import gender_of
from claimcheck.reading.tokens import Tokens

_SUBJECT: Final = 14
"""How many tokens a speaker with office may take."""
_APPOSED: Final = 40
"""How many tokens may stand between a speaker and the verb: "Lee, who has led it for years,"."""
_BACK: Final = 8
"""So many sentences back a pronoun's bearer is looked for."""
_FORGOTTEN: Final = 3
"""So many sentences back nobody who surely fits is looked for where somebody may."""
_LEAD: Final = 12
"""How many tokens a sentence's own subject may stand from its start."""


@frozen
class _Lexis:
    """The words of `speech.toml`, and those of offices, as sets."""

    lists: Mapping[str, frozenset[str]]
    verbs: frozenset[str]
    voices: frozenset[str]
    function: frozenset[str]
    auxiliaries: frozenset[str]
    lemmas: frozenset[str]
    plurals: frozenset[str]
    prepositions: frozenset[str]


@cache
def lexis(language: str = "en") -> _Lexis:
    """What the language knows of speech."""
    lexicon = load(language)
    table, clauses = lexicon.table("speech"), lexicon.table("clauses")
    lists = {key: frozenset(words) for key, words in table["phrases"].items()}
    names = lexicon.table("names")
    lists |= {key: frozenset(names[key]) for key in ("offices", "titles", "status")}
    # Small words that a noun phrase may hold.
    lists["within"] = lists["articles"] | lists["ties"] | lists["countings"]
    return _Lexis(
        lists,
        frozenset(word for group in table["verbs"].values() for word in group),
        lists["voices"] | lists["offices"],
        frozenset(lexicon.table("function")["words"]),
        frozenset(clauses["auxiliaries"]),
        frozenset(clauses["verbs"]),
        frozenset(clauses["plurals"]),
        frozenset(clauses["prepositions"]),
    )


@quickly_made
@frozen
class Scene:
    """A sentence's own words, outside its quotations, with the names among them."""

    text: str = field(repr=False)
    sentence: Span
    tokens: Sequence[Token]
    names: Sequence[Name]
    starts: Mapping[int, Name]
    ends: Mapping[int, Name]
    words: tuple[str, ...]
    """The words of the tokens."""
    places: tuple[int, ...]
    """Where each of the tokens begins."""

    def at(self, place: int) -> int:
        """The first token at or after a place of the text."""
        return bisect_left(self.places, place)

    def word(self, at: int) -> str:
        """The word at a place among the tokens; nothing beyond them."""
        return self.words[at] if 0 <= at < len(self.words) else ""


def make_scene(
    text: str, sentence: Span, tokens: Tokens, names: Sequence[Name], holes: Sequence[Span]
) -> Scene:
    """The scene of a sentence; what stands in its `holes` is somebody's words and left out."""
    own, words, places = tuple(tokens), tokens.words, tokens.starts
    if holes:
        inside = _inside(holes)
        own = tuple([t for t in own if not inside(t.span)])
        words = tuple([t.text for t in own])
        places = tuple([t.span.start for t in own])
        names = [n for n in names if not inside(n.span)]
    return Scene(
        text,
        sentence,
        own,
        names,
        {n.span.start: n for n in names},
        {n.span.end: n for n in names},
        words,
        places,
    )


def _inside(holes: Sequence[Span]) -> Callable[[Span], bool]:
    """Whether a span lies in one of many; each is asked for in no more than a few steps."""
    ordered = sorted(holes)
    starts = [hole.start for hole in ordered]
    reached = list(accumulate((hole.end for hole in ordered), max))

    def inside(span: Span) -> bool:
        before = bisect_right(starts, span.start)
        return before > 0 and reached[before - 1] >= span.end

    return inside


def name_phrase(name: Name) -> Phrase:
    """A name as who speaks."""
    return Phrase(name.span, name.text, tuple(w.lower() for w in name.text.split()))


def phrase_of(scene: Scene, start: int, end: int) -> Phrase:
    """The words between two places among the tokens as who speaks."""
    tokens = scene.tokens[start:end]
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    function = lexis().function
    return Phrase(
        span,
        span.of(scene.text),
        tuple(t.lemma for t in tokens if t.kind == "word" and t.text not in function),
    )


@lru_cache(maxsize=8192)
def is_voice(word: str) -> bool:
    """Whether a noun is of somebody who speaks."""
    words = lexis()
    return word in words.voices or word.removesuffix("s") in words.voices


def is_finite(token: Token) -> bool:
    """Whether a token is surely a verb of a clause, no noun and no bare participle."""
    words, text = lexis(), token.text
    if text in words.auxiliaries:
        return True
    return (
        token.kind == "word"
        and text != token.lemma
        and not text.endswith(("ing", "s"))
        and token.lemma in words.lemmas
    )


# --- the subject -------------------------------------------------------------------------


@frozen
class Subject:
    """Who is the subject of a verb: a phrase, or a pronoun as written; where it begins."""

    start: int
    phrase: Phrase | None = None
    pronoun: str | None = None


def subject_before(scene: Scene, verb: int) -> Subject | None:
    """The subject that stands before the reporting verb at `verb`, if one does."""
    at = _past_adverbs(scene, verb - 1)
    if at < 0:
        return None
    saying = scene.tokens[verb]
    if scene.tokens[at].text.endswith("'s"):
        return None
    found = _ending(scene, at, saying)
    if found is None or found.pronoun or saying.lemma != saying.text:
        return found
    # A bare form ("report") has a plural before it, and is no noun after a name.
    head = found.start
    while head < at and scene.word(head + 1) not in lexis().lists["ties"]:
        head += 1
    return found if any(_is_many(scene.tokens[i]) for i in {head, at}) else None


def _past_adverbs(scene: Scene, at: int) -> int:
    """Go left over what may stand between a subject and its verb: "has also", "on Monday"."""
    words, tokens = lexis(), scene.tokens
    while at >= 0:
        text = tokens[at].text
        if tokens[at].span.end in scene.ends:
            break  # "Sheila Donnelly said"
        if text in words.lists["between"] or (text.endswith("ly") and not is_voice(text)):
            at -= 1
        elif text in words.lists["days"] and scene.word(at - 1) in words.lists["before_days"]:
            at -= 2
            if scene.word(at) == "late" or scene.word(at) == "early":
                at -= 1
        else:
            break
    return at


def _is_many(subject: Token) -> bool:
    """Whether a noun is a plural, or may take a plural's verb."""
    word = subject.text
    return (
        word.endswith("s")
        or subject.lemma != word
        or word in lexis().plurals
        or word in {"we", "they", "i", "who"}
        or word in lexis().lists["indefinite"]
    )


def _ending(  # noqa: PLR0911 - a list of decisions reads best whole
    scene: Scene, at: int, verb: Token | None
) -> Subject | None:
    """The subject whose last token is at `at`."""
    words = lexis()
    if at < 0:
        return None
    token = scene.tokens[at]
    text = token.text
    if text in words.lists["relatives"]:
        # "a report that said": the noun before it speaks
        return _ending(scene, at - 2 if scene.word(at - 1) == "," else at - 1, verb)
    if text in words.lists["pronouns"]:
        return Subject(at, pronoun=text)
    if text == "whom" and scene.word(at - 1) == "of" and at > 1:
        return Subject(at - 2, phrase=phrase_of(scene, at - 2, at + 1))  # "all of whom"
    if text == ")":
        opened = at - 1
        while opened > 0 and at - opened < _SUBJECT and scene.word(opened) != "(":
            opened -= 1
        return _ending(scene, opened - 1, verb) if scene.word(opened) == "(" else None
    if text == ",":
        return _before_apposition(scene, at, verb)
    if (who := _relative_before(scene, at)) is not None:
        return _ending(scene, who - 1, verb)
    name = scene.ends.get(token.span.end)
    if name is not None:
        return _named(scene, at, name)
    return _noun(scene, at, verb)


def _relative_before(scene: Scene, at: int) -> int | None:
    """Where a relative clause that ends at `at` opens: "residents who live nearby said"."""
    words, tokens = lexis(), scene.tokens
    for back in range(at - 1, max(0, at - _SUBJECT), -1):
        token, before = tokens[back], tokens[back - 1]
        if token.text == "who":
            return back if before.kind == "word" else None
        if token.text in {"that", "which"}:
            said = before.text in words.verbs or before.text in words.function
            noun = before.kind == "word" and not said
            following = tokens[back + 1]
            verb = is_finite(following) or (
                following.lemma in words.lemmas and following.text.endswith("s")
            )
            return back if noun and verb else None
        if token.kind == "mark":
            return None
    return None


def _before_apposition(  # noqa: C901, PLR0911 - a list of decisions reads best whole
    scene: Scene, close: int, verb: Token | None
) -> Subject | None:
    """The subject before an apposition or relative clause that the comma at `close` ends."""
    words, tokens = lexis(), scene.tokens
    commas = []
    for at in range(close - 1, max(-1, close - _APPOSED), -1):
        if tokens[at].text in {";", ":", "?", "!", '"'}:
            break
        if tokens[at].text == ",":
            commas.append(at)
    if not commas:
        return None
    last = commas[0]
    for at in commas:
        if scene.word(at + 1) in words.lists["relatives"] or scene.word(at + 1) == "whose":
            return _ending(scene, at - 1, verb)
    # "The union's secretary, Pat Dole, said": the name is the whole apposition.
    inner = scene.ends.get(tokens[close - 1].span.end)
    if inner is not None and inner.kind != "place":
        own = scene.at(inner.span.start)
        office = any(is_voice(t.text) for t in tokens[last + 1 : own])
        tied = any(t.text in words.lists["ties"] for t in tokens[last + 1 : own])
        if own == last + 1 or (
            (office or scene.word(own - 1) in words.lists["titles"]) and not tied
        ):
            return Subject(_noun_start(scene, last), phrase=name_phrase(inner))
    for at in commas:
        name = scene.ends.get(tokens[at - 1].span.end) if at else None
        if name is not None and name.kind != "place":
            return _named(scene, at - 1, name)
    if commas[-1] == 0:
        return None
    found = _noun(scene, last - 1, verb)
    if found is None:
        return None
    opens = found.start == 0 or tokens[found.start - 1].kind == "mark"
    return found if opens or any(is_voice(w) for w in _words_of(found)) else None


def _words_of(subject: Subject) -> list[str]:
    return subject.phrase.text.lower().split() if subject.phrase else []


def _named(scene: Scene, at: int, name: Name) -> Subject:
    """The subject that a name ends: the name, or the noun that it is tied to."""
    words = lexis()
    own = scene.at(name.span.start)
    start = _noun_start(scene, own)
    # "a spokeswoman for the Mayor", "critics of TransMoor": the noun before speaks.
    tied = scene.tokens[start:own] if name.kind != "person" else scene.tokens[own - 1 : own]
    first = scene.starts.get(scene.tokens[start].span.start)
    if first is not None and first.kind == "person":
        return Subject(start, phrase=name_phrase(first))  # "Ann Lee of Norby Water"
    end = _before_participle(scene, start, own)
    if end < own:
        return Subject(start, phrase=phrase_of(scene, start, end))
    if start < own and any(t.text in words.lists["ties"] for t in tied):
        return Subject(start, phrase=phrase_of(scene, start, at + 1))
    if scene.word(own - 1) == "and" and own > 1:
        # "Ann Lee and Bo Ray said": both
        other = scene.ends.get(scene.tokens[own - 2].span.end)
        if other is not None and other.kind != "place":
            earliest = scene.at(other.span.start)
            while scene.word(earliest - 1) == "," and earliest > 1:
                before = scene.ends.get(scene.tokens[earliest - 2].span.end)
                if before is None or before.kind != other.kind:
                    break
                earliest = scene.at(before.span.start)
            return Subject(earliest, phrase=phrase_of(scene, earliest, at + 1))
    return Subject(start, phrase=name_phrase(name))


def _noun(scene: Scene, at: int, verb: Token | None) -> Subject | None:
    """The noun phrase that ends with the token at `at`, where it is one that speaks."""
    words, tokens = lexis(), scene.tokens
    if tokens[at].text in words.lists["indefinite"]:
        return Subject(at, phrase=phrase_of(scene, at, at + 1))
    start = _noun_start(scene, at + 1)
    if start > at:
        return None
    end = _before_participle(scene, start, at + 1)
    if start > 1 and scene.word(start - 1) == ",":
        # "Ann Lee, chair of the Dart trust said": the comma that should close is left out.
        opened = scene.ends.get(tokens[start - 2].span.end)
        office = any(is_voice(t.text) for t in tokens[start:end])
        if opened is not None and opened.kind == "person" and office:
            return Subject(scene.at(opened.span.start), phrase=name_phrase(opened))
    inner = tokens[start:end]
    if not any(t.kind == "word" and t.text not in words.function for t in inner):
        return None
    closes = verb is not None and _closes(scene, verb, trailing=scene.word(start - 1) == ",")
    surely = verb is not None and (closes or _surely_speaks(verb))
    if not surely and not any(is_voice(t.text) for t in inner):
        return None
    return Subject(start, phrase=phrase_of(scene, start, end))


def _before_participle(scene: Scene, start: int, end: int) -> int:
    """Where a noun phrase ends before its participle: "the review published on Monday"."""
    words, tokens = lexis(), scene.tokens
    for at in range(start + 1, end):
        token, before = tokens[at], tokens[at - 1]
        participle = token.text.endswith("ed") and token.text not in words.lists["status"]
        if participle and at + 1 < end and token.span.start not in scene.starts:
            noun = before.kind == "word" and before.text not in words.function
            return at if noun else end
    return end


def _closes(scene: Scene, verb: Token, *, trailing: bool) -> bool:
    """Whether a word before "that" or the end is a verb: "Fares will rise, a leaflet claims"."""
    following = scene.word(scene.at(verb.span.end))
    return following == "that" or (trailing and following in {"", ".", ",", '"', "'"})


def _surely_speaks(verb: Token) -> bool:
    """Whether a form is a verb wherever it stands, so that any noun before it speaks."""
    return verb.text not in lexis().lists["nouns_too"]


def _noun_start(scene: Scene, end: int) -> int:  # noqa: C901, PLR0912 - a list of decisions reads best whole
    """Where the noun phrase that ends before `end` begins."""
    words, tokens = lexis(), scene.tokens
    start = end
    while start > 0 and end - start < _SUBJECT:
        token = tokens[start - 1]
        word = token.text
        if word == "and" and start > 1 and is_voice(tokens[start - 2].text) and start < end:
            start -= 1
            continue
        if token.kind == "mark":
            initial = word == "." and tokens[start - 2].text in words.lists["titles"]
            owner = word == "'" and start < end
            owner = owner and (tokens[start - 2].text.endswith("s") or tokens[start].text == "s")
            if word not in {"&", "-"} and not initial and not owner:
                break
        elif (word in words.verbs and not is_voice(word)) or (
            word in words.function and word not in words.lists["within"]
        ):
            break
        elif word in words.lists["days"] and scene.word(start - 2) in words.lists["before_days"]:
            if not scene.word(start - 3).endswith("ed"):
                break
            start -= 1  # "the study published on Monday by"
        elif word in words.lists["between"]:
            break
        elif start < end and tokens[start].text in words.lists["articles"]:
            # A determiner opens the phrase, unless a preposition ties it to a noun before.
            if word not in words.lists["ties"]:
                break
        elif start < end and is_finite(token) and not is_voice(word) and not word.endswith("ed"):
            break
        start -= 1
    if scene.word(start - 1) in words.lists["be"]:
        # "was shot by an officer who believed": nothing before "by" is the officer
        start = max([start, *(i + 1 for i in range(start, end) if tokens[i].text == "by")])
    while start < end and (
        tokens[start].text in words.lists["ties"] or tokens[start].kind == "mark"
    ):
        start += 1
    return start


def opening_subject(scene: Scene, limit: int) -> Subject | None:
    """The subject of the sentence's first clause, before the token at `limit`."""
    words, tokens = lexis(), scene.tokens
    start = 0
    if tokens and (tokens[0].text in words.prepositions or tokens[0].text.endswith("ing")):
        comma = next((i for i in range(min(limit, _APPOSED)) if tokens[i].text == ","), None)
        if comma is not None and comma + 1 < limit:
            start = comma + 1
    for at in range(start, min(limit, start + _LEAD)):
        token = tokens[at]
        if token.text in words.lists["pronouns"]:
            return Subject(at, pronoun=token.text)
        name = scene.starts.get(token.span.start)
        if name is not None and name.kind != "place":
            end = scene.at(name.span.end) - 1
            if not scene.word(end).endswith("'s"):
                return _named(scene, end, name)
        if is_finite(token) or token.text in words.verbs:
            return _noun(scene, at - 1, None) if at > start else None
    return None


# --- after the verb ----------------------------------------------------------------------


def speaker_after(scene: Scene, start: int) -> tuple[Subject, int] | None:  # noqa: C901, PLR0911, PLR0912 - a list of decisions reads best whole
    """Who stands after a verb ("said Ann Lee") or after "according to", and where that ends."""
    words, tokens = lexis(), scene.tokens
    if start >= len(tokens):
        return None
    if tokens[start].text in words.lists["pronouns"]:
        return Subject(start, pronoun=tokens[start].text), start + 1
    end = start
    while end < len(tokens) and end - start < _SUBJECT:
        token = tokens[end]
        word = token.text
        name = scene.starts.get(token.span.start)
        if name is not None:
            end = max(end + 1, scene.at(name.span.end))
            continue
        initial = word == "." and scene.word(end - 1) in words.lists["titles"]
        if token.kind == "mark" and word not in {"&", "'", "-"} and not initial:
            break
        tie = word in words.lists["ties"] or word in words.lists["articles"] or word == "and"
        tie = (tie and word != "that") or (word == "them" and scene.word(end - 1) == "of")
        if word in words.function and end > start and not tie:
            break
        if (
            end > start
            and not is_voice(word)
            and (word in words.verbs or (is_finite(token) and not word.endswith("ed")))
        ):
            break
        end += 1
    while end > start and tokens[end - 1].text in words.function and scene.word(end - 2) != "of":
        end -= 1
    if end == start:
        return None
    first, last = tokens[start].span.start, tokens[end - 1].span.end
    inner = [n for n in scene.names if first <= n.span.start and n.span.end <= last]
    if inner and inner[-1].kind == "person" and inner[-1].span.end == last:
        own = scene.at(inner[-1].span.start)
        if own == start or not (scene.word(own - 1) in words.lists["ties"] or own - start == 1):
            found = _named(scene, end - 1, inner[-1])
            if found.phrase and found.phrase.span.start < first:
                found = Subject(start, phrase=name_phrase(inner[-1]))
            return found, end  # "said Ofwell chief Ann Lee"
    for name in inner:
        own = scene.at(name.span.start)
        owner = scene.word(scene.at(name.span.end) - 1).endswith("'s")
        if not owner and not any(t.text in words.lists["ties"] for t in tokens[start:own]):
            return Subject(start, phrase=name_phrase(name)), max(end, own + 1)
        break
    noun = tokens[start:end]
    if scene.word(end) == "," and end + 1 < len(tokens):
        # "said his deputy, Jo Finch"
        name = scene.starts.get(tokens[end + 1].span.start)
        beyond = scene.at(name.span.end) if name else 0
        someone = name and (name.kind == "person" or any(is_voice(t.text) for t in noun))
        if name and someone and scene.word(beyond) in {"", ",", "."}:
            return Subject(start, phrase=name_phrase(name)), beyond
    opener = tokens[start].text
    closed = opener in words.function and not (
        opener in words.lists["articles"] or opener in words.lists["indefinite"]
    )
    if closed and not any(is_voice(t.text) for t in noun):
        return None
    return Subject(start, phrase=phrase_of(scene, start, end)), end


# --- whom a pronoun stands for -----------------------------------------------------------


@frozen
class Heard:
    """What a sentence tells of those who may be meant later: its speakers and its names."""

    make: Callable[[], Scene]
    speakers: Sequence[Phrase] = ()

    @property
    def scene(self) -> Scene:
        """The sentence, looked at again only where a pronoun asks for it."""
        return self.make()


def bearer_of(
    pronoun: str, scene: Scene, before: int, heard: Sequence[Heard], own: Sequence[Phrase] = ()
) -> Phrase | None:
    """Whom a pronoun stands for, that begins before the place `before` of a sentence.

    `own` are the sentence's speakers before it, `heard` the sentences before, the last at the end.
    Somebody who may be a man or a woman is meant where nobody is known to fit, or where they spoke
    in this sentence or the last one.
    """
    if pronoun not in {"he", "she", "it", "they"}:
        return None
    unsure: Phrase | None = None
    pasts = [Heard(lambda: scene, own), *heard[: -_BACK - 1 : -1]]
    for back, past in enumerate(pasts):
        there = past.scene
        end = before if back == 0 else there.sentence.end
        for phrase in _of_sentence(pronoun, there, end, past.speakers):
            if pronoun in {"it", "they"} or _is_sure(pronoun, phrase, there):
                return phrase
            if back < 2 and phrase in past.speakers:  # noqa: PLR2004 - this sentence and the last
                return unsure or phrase
            unsure = unsure or phrase
        if back > _FORGOTTEN and unsure is not None:
            return unsure
    return unsure


def _is_sure(pronoun: str, phrase: Phrase, scene: Scene) -> bool:
    """Whether a phrase tells by itself that "she" or "he" stands for it."""
    name = scene.starts.get(phrase.span.start)
    if name is not None and name.span.end == phrase.span.end:
        return gender_of(name, scene.text) == pronoun
    head = _head_noun(phrase.text.lower())
    return head in lexis().lists["women" if pronoun == "she" else "men"]


def _of_sentence(  # noqa: C901 - a list of decisions reads best whole
    kind: str, scene: Scene, before: int, speakers: Sequence[Phrase]
) -> Iterator[Phrase]:
    """The phrases of a sentence that a pronoun may stand for, the likeliest first."""
    for phrase in reversed(speakers):
        if _fits(kind, phrase, scene):
            yield phrase
    lead = opening_phrase(scene) if scene.sentence.end <= before else None
    if lead is not None and _fits(kind, lead, scene):
        yield lead
    if kind == "it" and scene.sentence.end <= before:
        yield from _bodies(scene)
    for name in scene.names:
        if name.span.end > before:
            break
        if kind == "they" and name.kind != "organisation":
            continue
        if name.kind == "other" and _is_whereabouts(scene, name):
            continue
        phrase = name_phrase(name)
        if name.kind == "other" and scene.text.endswith("the ", 0, name.span.start):
            continue
        if _fits(kind, phrase, scene) and not _possesses(scene, name):
            yield phrase


def _bodies(scene: Scene) -> Iterator[Phrase]:
    """Bodies that a sentence speaks of as known and as doing something: "the office does not"."""
    words = lexis()
    for at in range(len(scene.tokens) - 2, 0, -1):
        noun, opener = scene.tokens[at], scene.tokens[at - 1]
        if opener.text != "the" or noun.text not in words.lists["voices"]:
            continue
        if noun.text in words.lists["someone"] or not _noun_fits("it", noun.text):
            continue
        if is_finite(scene.tokens[at + 1]) or scene.tokens[at + 1].lemma in words.lemmas:
            yield phrase_of(scene, at - 1, at + 1)


def _is_whereabouts(scene: Scene, name: Name) -> bool:
    """Whether a name of no known kind says where or from where: "figures from Powys"."""
    own = scene.at(name.span.start)
    return own > 0 and scene.word(own - 1) in lexis().lists["ties"] and scene.word(own - 1) != "by"


def _possesses(scene: Scene, name: Name) -> bool:
    return scene.text[name.span.end : name.span.end + 2] == "'s"


def opening_phrase(scene: Scene) -> Phrase | None:
    """The noun phrase that a sentence speaks of first, where it is one that may speak."""
    found = opening_subject(scene, min(len(scene.tokens), _LEAD))
    return found.phrase if found else None


def _fits(kind: str, phrase: Phrase, scene: Scene) -> bool:
    """Whether a pronoun may stand for a phrase, by number and gender."""
    name = scene.starts.get(phrase.span.start)
    if name is not None and name.span.end == phrase.span.end:
        if name.kind == "person" or (name.kind == "other" and kind in {"he", "she"}):
            sex = gender_of(name, scene.text)
            return kind in {"he", "she"} and sex in {kind, ""}
        if name.kind == "place":
            return False
        return kind in {"it", "they"}
    return _noun_fits(kind, phrase.text.lower())


def _head_noun(text: str) -> str:
    """The head of a noun phrase in lower case: the word before its first preposition."""
    parts = text.split()
    cut = next((i for i, p in enumerate(parts) if i and p in lexis().lists["ties"]), len(parts))
    return parts[cut - 1].rstrip(",.") if parts else ""


@lru_cache(maxsize=4096)
def _noun_fits(kind: str, text: str) -> bool:
    words = lexis()
    head = _head_noun(text)
    many = head in words.plurals or (head.endswith("s") and not head.endswith("ss"))
    if many or " and " in text:
        return kind == "they"
    if head in words.lists["women"]:
        return kind == "she"
    if head in words.lists["men"]:
        return kind == "he"
    body = head in words.lists["voices"] and head not in words.lists["someone"]
    someone = head in words.lists["offices"] or head in words.lists["someone"]
    someone = someone or head.rpartition("-")[2] in words.lists["offices"] or head.endswith("-old")
    if not body and (someone or head.endswith(("er", "or", "ist", "ian", "eer"))):
        return kind in {"he", "she"}
    return kind == "it" or (kind == "they" and body)
