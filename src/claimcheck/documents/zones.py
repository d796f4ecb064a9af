"""What part of a page each piece of text is, judged by what it looks like.

Position alone says little: a headline may stand below teasers and telephone numbers, and other
stories' teasers may follow the text. So a line is judged by its own look (a by-line, a menu, a
telephone number), by what it shares with the text around it, and by the run it stands in.
"""

# Longer than 400 lines: one judgement of a line by its look, its words and its run, with the cues
# of each.

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from attrs import evolve, frozen

from claimcheck.lexicon import load
from claimcheck.model import Span, Zone
from claimcheck.reading.tokens import lemma

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\r\n", " "),
        "\u00ad": "",
        "\u200b": "",
    }
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['&][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_STOP: Final = re.compile(r"[.!?][\"')\]]{0,3}$")
_BREAK: Final = re.compile(r"(?<=[a-z0-9%)\"'])[.!?][\"')]{0,2} +[\"'(]?[A-Z0-9]")
_PHONE: Final = re.compile(
    r"(?<![\d.,])(?:\+\d|\(?0\d|1-8\d\d|\d{3}-\d{3}-)[\d ()-]{6,20}(?![\d%])"
)
_CLOCK: Final = re.compile(r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}[:.]\d\d\b", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|\b[A-Z]{2} \d{5}(?:-\d{4})?$")
_ENDS_CLOCK: Final = re.compile(r" ?[ap]\.m\.$", re.IGNORECASE)
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_SIGNED: Final = re.compile(r"(?:^|[ ,])by (?:[A-Z][\w.'-]* ?){2,4}$")
_LINK: Final = re.compile(
    r"^(?:https?://\S+|www\.\S+|[^\s@]+@[^\s@]+\.\w+|@\w+|#\w+)$", re.IGNORECASE
)
_SEPARATED: Final = re.compile(r" *[|\u00b7\u2022\u203a\u00bb] *| > ")
_RIGHTS: Final = ("\u00a9", "copyright \u00a9", "(c) ", "copyright 1", "copyright 2")
_QUOTES: Final = '"'
_CUE_WORDS: Final = 45
"""A longer paragraph is worded as a story is, whatever it begins with."""
_SHORT: Final = 12
_HEADLINE_WORDS: Final = (3, 28)
_HEADING_WORDS: Final = 14
_MASTHEAD_WORDS: Final = 5
_RUBRIC_WORDS: Final = 2
_PROSE_WORDS: Final = 8
_SENTENCE_WORDS: Final = 3
_SEEN: Final = 200
"""So many paragraphs are enough to learn what a text is about."""
_CANDIDATES: Final = 60
"""A headline further down than so many pieces is not looked for."""
_RUN: Final = 3
_OTHER: Final = 0.34
"""Of another story's content words, fewer than this share occur in a story."""
_RESUMES: Final = 0.2
_RESUMES_TITLED: Final = 0.5
_RESUMES_END: Final = 0.4
"""How much a paragraph shares with the story that it takes up again: after links, below a title
among links, and after the end of the page's story.
"""
_LINE_END: Final = 2
"""Between two lines without a blank line stand so many characters at most."""
_TEASER: Final = 2
"""A teaser has no more paragraphs than this."""


@frozen
class Piece:
    """A paragraph, line, item or cell before its zone is known.

    `text` is what a reader sees, without markup and on one line. `zone` is given where the format
    itself says it (a Markdown heading, a table cell); otherwise the look decides.
    """

    span: Span
    text: str
    zone: Zone | None = None
    level: int = 0
    heads: tuple[Span, ...] = ()
    row: Span | None = None


@frozen
class Look:
    """What a piece looks like."""

    plain: str
    words: tuple[str, ...]
    item: bool
    stop: bool
    """It ends as a sentence does."""
    breaks: int
    """How many sentences end inside it."""

    @property
    def title(self) -> bool:
        """One line that is no full sentence, or one sentence that a headline may be."""
        few, many = 1, _HEADLINE_WORDS[1]
        return (
            not self.item
            and few <= len(self.words) <= many
            and not self.plain.endswith((".", '."', ".'", ":", ";", ",", ".)"))
        )

    @property
    def prose(self) -> bool:
        """A paragraph of full sentences."""
        if self.item or not self.words:
            return False
        count = len(self.words)
        if count > _HEADLINE_WORDS[1]:
            return True
        if self.breaks:
            return self.stop and count > _SENTENCE_WORDS
        if self.plain.endswith(("?", "!")):
            return False
        return count >= (_SENTENCE_WORDS if self.stop else _PROSE_WORDS) and (
            self.stop or self.plain.endswith(":")
        )


@frozen
class Cues:
    """The furniture table of a language, ready to be asked."""

    exact: frozenset[str]
    links: re.Pattern[str]
    end: re.Pattern[str]
    start: re.Pattern[str]
    contain: re.Pattern[str]
    label: re.Pattern[str]
    line: re.Pattern[str]
    credit: re.Pattern[str]
    call: re.Pattern[str]
    broken: tuple[str, ...]
    byline: re.Pattern[str]
    jobs: frozenset[str]
    dates: frozenset[str]
    beside: frozenset[str]
    days: re.Pattern[str]
    stamps: frozenset[str]
    masthead: frozenset[str]
    light: frozenset[str]
    address: frozenset[str]


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


@lru_cache(maxsize=4)
def cues(language: str = "en") -> Cues:
    """The words of page furniture of a language, as patterns built from its table."""
    table: Mapping[str, Any] = load(language).table("furniture")
    days = _any(table["days"])
    calls, ours = _any(table["calls"]), _any(table["ours"])
    return Cues(
        # A label or an opening that stands alone is a whole line, too.
        exact=frozenset((*table["exact"], *table["start"], *table["label"], *table["label_line"])),
        links=re.compile(rf"^(?:{_any(table['links'])})(?:$|:)|^more (?:from|on) "),
        end=re.compile(rf"^(?:{_any(table['end'])})(?:$|[?:!])"),
        start=re.compile(rf"^(?:{_any(table['start'])})(?!\w)"),
        contain=re.compile(rf"(?<!\w)(?:{_any(table['contain'])})(?!\w)"),
        label=re.compile(rf"^(?:{_any(table['label'])})(?: \d{{1,3}})?:"),
        line=re.compile(rf"^(?:{_any(table['label_line'])}):"),
        credit=re.compile(rf"^(?:{_any(table['credits'])}) "),
        call=re.compile(
            rf"[?!] (?:please )?(?:(?:{calls}) (?:{ours})(?!\w)|(?:{_any(table['appeals'])})[.!]?$)"
        ),
        broken=tuple(table["broken"]),
        byline=re.compile(rf"^(?:{_any(table['byline'])}) (?=\S)", re.IGNORECASE),
        jobs=frozenset(table["jobs"]),
        dates=frozenset(table["dates"]),
        beside=frozenset(table["beside_dates"]),
        days=re.compile(rf"(?<!\w)(?:{days})\.? ?(?:-|to) ?(?:{days})(?!\w)"),
        stamps=frozenset(table["stamps"]),
        masthead=frozenset(table["masthead"]),
        light=frozenset(table["light"]),
        address=frozenset(table["address"]),
    )


def look_of(piece: Piece) -> Look:
    """What a piece looks like, apart from what stands around it."""
    plain = " ".join(piece.text.translate(_PLAIN).split())
    return Look(
        plain=plain,
        words=tuple(_WORD.findall(plain)),
        item=piece.zone is Zone.LIST,
        stop=bool(_STOP.search(plain[-8:])) and not _ENDS_CLOCK.search(plain[-6:]),
        breaks=len(_BREAK.findall(plain)),
    )


def section_of(look: Look, language: str = "en") -> str | None:
    """What a line opens: "links" to other stories, the "end" of the story, or nothing."""
    if len(look.words) > _SHORT:
        return None
    lower = look.plain.lower().strip("*#->\u2022 ").rstrip(".:!?").lstrip("0123456789, ")
    known = cues(language)
    if known.links.search(lower):
        return "links"
    return "end" if known.end.search(lower) else None


def is_furniture(look: Look, language: str = "en") -> bool:
    """Whether a piece is page furniture by its own look, wherever it stands."""
    known = cues(language)
    plain = look.plain.strip("*_ ")
    lower = plain.lower().lstrip("*#->\u2022\u00bb( ")
    if not look.words or _LINK.match(plain) or lower.rstrip(".:!?\u00bb\u203a> ") in known.exact:
        return True
    return (
        lower.startswith(_RIGHTS)
        or _is_cue(look, lower, known)
        or section_of(look, language) is not None
        or _is_contact(look, lower, known)
        or _is_menu(look)
    )


def _is_cue(look: Look, lower: str, known: Cues) -> bool:
    """Whether a piece is worded as furniture: a label, a call to the reader, a credit."""
    if len(look.words) > _CUE_WORDS:
        return False
    if known.label.search(lower) or known.start.search(lower):
        return True
    if known.line.search(lower) and not look.stop and not look.item:
        return True
    if known.credit.search(lower):
        names = [w for w in look.words if w[0].isupper()]
        return not look.prose or 2 * len(names) >= len(look.words)
    return _QUOTES not in look.plain and bool(
        known.contain.search(lower) or known.call.search(lower)
    )


def _is_contact(look: Look, lower: str, known: Cues) -> bool:
    """Opening hours, a telephone line or a postal address."""
    count = len(look.words)
    plain = look.plain
    if count <= 24 and not look.breaks:  # noqa: PLR2004 - a line, not a paragraph
        hours = known.days.search(lower) and _CLOCK.search(lower)
        if hours and not _STOP.search(plain):
            return True
        if _PHONE.search(plain) and sum(c.isdigit() for c in plain) >= 9:  # noqa: PLR2004 - digits of a telephone number
            return not look.stop or count <= _SHORT
        return bool(_POSTCODE.search(plain)) and plain.count(",") > 1
    return False


def _is_menu(look: Look) -> bool:
    """Words between bars or dots: a navigation line."""
    if look.stop or look.item or any(c.isdigit() for c in look.plain):
        return False
    parts = [p for p in _SEPARATED.split(look.plain) if p]
    return len(parts) > 2 and all(len(p.split()) <= 4 for p in parts)  # noqa: PLR2004 - three short parts or more


def is_dateline(look: Look, language: str = "en") -> bool:
    """Whether a line says when something was published, and nothing else."""
    known = cues(language)
    if look.item or len(look.words) > _SHORT + 4 or not look.words:
        return False
    lower = [w.lower() for w in look.words]
    dated = sum(w in known.dates for w in lower)
    clear = dated > 0 or bool(_CLOCK.search(look.plain) or _DATE.search(look.plain))
    return clear and all(
        w in known.dates or w in known.beside or w[0].isdigit() or len(w) == 1 for w in lower
    )


def is_dated_name(look: Look, language: str = "en") -> bool:
    """Whether a line is the name of an outlet or office with a date, and nothing else."""
    known = cues(language)
    if look.item or look.stop or not 2 <= len(look.words) <= 10:  # noqa: PLR2004 - a short line
        return False
    lower = [w.lower() for w in look.words]
    dated = any(w in known.dates for w in lower) and any(w[0].isdigit() for w in lower)
    return dated and all(
        w[0].isupper() or w[0].isdigit() or w in known.dates or w in known.beside or w == "of"
        for w in look.words
    )


def is_byline(look: Look, *, head: bool, language: str = "en") -> bool:
    """Whether a line says who wrote the text.

    `head` is true between the headline and the text, where a bare name is a by-line too.
    """
    known = cues(language)
    count = len(look.words)
    if look.item or not count or count > _SHORT + 4 or look.breaks:
        return False
    plain = look.plain.strip("*_ ")
    if plain.endswith((".", "?", "!")) and not plain.endswith(("Jr.", "Sr.")):
        return False
    match = known.byline.match(plain)
    if match:
        rest = plain[match.end() :]
        return rest[:1].isupper() and (count <= _SHORT or head)
    if not head:
        return False
    if any(c.isdigit() for c in plain):
        return False
    job = count <= 8 and look.words[-1].lower() in known.jobs  # noqa: PLR2004 - a name with a job
    return job or _is_name(look.words)


def _is_name(words: Sequence[str]) -> bool:
    """Two to five capitalised words, "and" between names allowed, not all of them shouted."""
    names = [
        w for w in words if w not in {"and", "de", "van", "der", "von", "la", "al", "bin", "in"}
    ]
    if not 2 <= len(names) <= 6 or len(words) > 8:  # noqa: PLR2004 - the length of one or two names
        return False
    return all(w[0].isupper() for w in names) and not all(w.isupper() for w in names)


def topic(words: Iterable[str], language: str = "en") -> frozenset[str]:
    """The lemmas that tell what some words are about."""
    return frozenset(_told_by(word, language) for word in words) - {""}


@lru_cache(maxsize=65536)
def _told_by(word: str, language: str) -> str:
    """The lemma of a word that tells what it is about; nothing for one that does not."""
    lower = word.lower()
    if len(lower) <= 2 or lower in cues(language).light or lower[0].isdigit():  # noqa: PLR2004 - shorter words are light
        return ""
    return lemma(lower, language)


def _share(some: frozenset[str], story: frozenset[str]) -> float:
    return len(some & story) / len(some) if some else 0.0


def zone_pieces(pieces: Sequence[Piece], language: str = "en") -> tuple[Zone, ...]:
    """The zone of each piece, in order.

    A zone that a piece already has is kept, unless the piece is page furniture.
    """
    return _Page(pieces, language).zones()


class _Page:
    """One page being zoned; lives for one call."""

    def __init__(self, pieces: Sequence[Piece], language: str) -> None:
        self.pieces = pieces
        self.language = language
        self.looks = [look_of(p) for p in pieces]
        self.zone: list[Zone | None] = [p.zone for p in pieces]
        fixed = {Zone.TABLE, Zone.HEADLINE, Zone.STANDFIRST, Zone.FURNITURE}
        self.own = [
            p.zone is Zone.FURNITURE or (p.zone not in fixed and is_furniture(look, language))
            for p, look in zip(pieces, self.looks, strict=True)
        ]
        self.prose = [
            p.zone in {None, Zone.BODY} and look.prose and not own
            for p, look, own in zip(pieces, self.looks, self.own, strict=True)
        ]
        self.known = cues(language)
        self.topics: dict[int, frozenset[str]] = {}

    def topic(self, i: int) -> frozenset[str]:
        """What a piece is about."""
        if i not in self.topics:
            self.topics[i] = topic(self.looks[i].words, self.language)
        return self.topics[i]

    def zones(self) -> tuple[Zone, ...]:
        head = self.headline()
        body = 0
        if head is not None:
            for i in range(head):
                self.zone[i] = Zone.FURNITURE
            self.zone[head] = Zone.HEADLINE
            body = head + 1
        first = self.head_region(body, found=head is not None)
        self.body(first, head)
        return tuple(z if z is not None else Zone.BODY for z in self.zone)

    # --- the headline ---------------------------------------------------------------------

    def headline(self) -> int | None:
        """Where the document's own headline is."""
        for i, piece in enumerate(self.pieces):
            if piece.zone is Zone.HEADLINE:
                return i
        groups = self.groups()
        if not groups:
            return None
        for at, (start, end, _) in enumerate(groups):
            chosen = self.in_group(start, end)
            if chosen is None:
                continue
            if self.is_teaser(groups, at):
                continue
            return None if self.belongs(chosen) else chosen
        return None

    def belongs(self, headline: int) -> bool:
        """Whether paragraphs above a would-be headline are of the same story: then it is none."""
        story = self.story(headline)
        titled = False
        for i in range(headline):
            titled = titled or self.own[i] or not self.prose[i]
            if self.prose[i]:
                shared = _share(self.topic(i), story)
                if shared >= (_OTHER if titled else _OTHER / 2):
                    return True
        return False

    def groups(self) -> list[tuple[int, int, int]]:
        """Runs of title-like lines at the top, each with the number of paragraphs after it."""
        found: list[tuple[int, int, int]] = []
        count = 0
        i, n = 0, len(self.pieces)
        passed = 0
        while i < n and count < _CANDIDATES:
            count += 1
            if not self.may_head(i):
                if self.prose[i]:
                    passed += 1
                    if passed > _TEASER + 2:
                        break
                i += 1
                continue
            start = i
            while i < n and (self.may_head(i) or (self.own[i] and self.zone[i] is None)):
                i += 1
            end = i
            after = 0
            while i < n and not self.may_head(i):
                after += self.prose[i] or self.zone[i] in {Zone.LIST, Zone.TABLE}
                i += 1
                if after > _SEEN:
                    break
            found.append((start, end, after))
            passed += after
            if passed > _TEASER + 2 and len(found) > 1:
                break
        return found

    def may_head(self, i: int) -> bool:
        return (
            self.zone[i] is None
            and not self.own[i]
            and not self.prose[i]
            and self.looks[i].title
            and len(self.looks[i].plain) <= 220  # noqa: PLR2004 - longer than any headline
        )

    def in_group(self, start: int, end: int) -> int | None:
        """The line of a run that is the headline, if one is."""
        story = self.story(end)
        longest: int | None = None
        for i in range(self.signed_titles(start, end, story), end):
            look = self.looks[i]
            if self.own[i] or is_dateline(look, self.language):
                continue
            if is_byline(look, head=i > start, language=self.language) and len(look.words) < 8:  # noqa: PLR2004 - a name
                continue
            if self.is_masthead(look):
                continue
            if len(look.words) < _HEADLINE_WORDS[0] or self.is_menu_line(i, end, story):
                continue
            if _share(self.topic(i), story) > 0:
                return i
            if longest is None:
                longest = i
        return longest

    def signed_titles(self, start: int, end: int, story: frozenset[str]) -> int:
        """Where the titles begin that stand directly above the first credit of a run.

        Lines further up are names and menus of the outlet; without a credit, the run begins there.
        """
        credit = next((i for i in range(start + 1, end) if self.is_credit(self.looks[i])), None)
        # A time alone stands above each entry of a running report.
        if credit is None or not any(w.isalpha() for w in self.looks[credit].words):
            return start
        first = credit
        while first > start:
            look = self.looks[first - 1]
            if self.own[first - 1] or len(look.words) < _HEADLINE_WORDS[0]:
                break
            if self.is_masthead(look) or self.is_credit(look):
                break
            first -= 1
        above = range(first, credit)
        heads = any(_share(self.topic(i), story) > 0 for i in above)
        return first if heads else start

    def is_menu_line(self, i: int, end: int, story: frozenset[str]) -> bool:
        """Whether a line is one of a list of links above the headline.

        It has three words at most, stands directly under another such line, and a longer line that
        shares words with the text comes before the text.
        """
        longest = _HEADLINE_WORDS[0]
        few = [j for j in (i - 1, i) if j >= 0 and len(self.looks[j].words) <= longest]
        if len(few) != 2 or self.gap(i) > _LINE_END:  # noqa: PLR2004 - the line and the one above
            return False
        return any(
            not self.own[j]
            and len(self.looks[j].words) > longest
            and _share(self.topic(j), story) > 0
            for j in range(i + 1, end)
        )

    def gap(self, i: int) -> int:
        """How many characters stand between a piece and the one before it."""
        return self.pieces[i].span.start - self.pieces[i - 1].span.end

    def is_masthead(self, look: Look) -> bool:
        """The name of an outlet, a section or a rubric."""
        lower = [w.lower() for w in look.words]
        if len(lower) > _MASTHEAD_WORDS or self.known.masthead.isdisjoint(lower):
            return False
        named = all(w[0].isupper() or not w[0].isalpha() for w in look.words)
        # "Special report" is a rubric, "Biscuit firm cuts 1,200 jobs" a headline.
        rubric = len(lower) <= _RUBRIC_WORDS and lower[-1] in self.known.masthead
        return named or (rubric and not any(c.isdigit() for c in look.plain))

    def is_teaser(self, groups: list[tuple[int, int, int]], at: int) -> bool:
        """Whether a title with its paragraph is about another story than what follows."""
        start, end, after = groups[at]
        if after > _TEASER or at + 1 >= len(groups):
            return False
        later = groups[at + 1]
        if self.is_signed(start, end) or (after and later[2] <= after):
            return False  # a teaser is not signed, and shorter than the story
        rest = self.story(later[1])
        mine = self.topic(start)
        for i in range(start, end):
            mine |= self.topic(i)
        if after == 0:
            return not mine & rest and self.in_group(later[0], later[1]) is not None
        mine_text: frozenset[str] = frozenset()
        for i in range(end, later[0]):
            mine_text |= self.topic(i)
        theirs = frozenset[str]()
        for i in range(later[0], later[1]):
            theirs |= self.topic(i)
        weaker = _share(mine, rest) < _OTHER and _share(mine_text, rest) < _OTHER
        return weaker and _share(theirs, rest) > _share(mine, rest)

    def is_signed(self, start: int, end: int) -> bool:
        """Whether a run of title-like lines ends in one that says who wrote it or when."""
        for i in range(end - 1, start, -1):
            if self.is_credit(self.looks[i]):
                return True
            if not self.own[i]:
                return False
        return False

    def story(self, start: int) -> frozenset[str]:
        """What the paragraphs from `start` on are about."""
        words: set[str] = set()
        seen = 0
        for i in range(start, len(self.pieces)):
            if self.prose[i] or self.zone[i] is Zone.LIST:
                words |= self.topic(i)
                seen += 1
                if seen > _SEEN:
                    break
        return frozenset(words)

    # --- between headline and text --------------------------------------------------------

    def head_region(  # noqa: C901, PLR0912 - one branch for each thing that stands there
        self, start: int, *, found: bool
    ) -> int:
        """Zone what stands between headline and text; return where the text begins."""
        i = start
        n = len(self.pieces)
        signed = False
        while i < n:
            look = self.looks[i]
            if self.zone[i] in {Zone.LIST, Zone.TABLE, Zone.QUOTATION}:
                # Some pages give the times of publication as a list.
                dated = self.zone[i] is Zone.LIST and is_dateline(evolve(look, item=False))
                if self.own[i] or dated:
                    self.zone[i] = Zone.FURNITURE
                    i += 1
                    continue
                break
            if self.zone[i] is Zone.STANDFIRST:
                i += 1
                continue
            if self.own[i]:
                if section_of(look, self.language):
                    break
                self.zone[i] = Zone.FURNITURE
            elif self.is_credit(look):
                self.zone[i] = Zone.FURNITURE
                signed = True
            elif self.prose[i]:
                if found and self.is_standfirst(i, signed=signed):
                    self.zone[i] = Zone.STANDFIRST
                else:
                    break
            elif self.zone[i] is not None:
                break
            elif not found:
                if not self.is_masthead(look) or not any(self.prose[i:]):
                    break
                self.zone[i] = Zone.FURNITURE
            elif not self.title_of_head(i, signed=signed):
                break
            i += 1
        return i

    def title_of_head(self, i: int, *, signed: bool) -> bool:
        """Zone a line below the headline that is no sentence; False where the text begins."""
        look = self.looks[i]
        crosshead = (
            len(look.words) < 6  # noqa: PLR2004 - a standfirst is longer
            or look.plain.isupper()
            or (signed and ": " not in look.plain)
        )
        if crosshead:
            return False
        self.zone[i] = Zone.STANDFIRST
        return True

    def is_credit(self, look: Look) -> bool:
        if look.prose and len(look.words) > _SHORT + 4:
            return False
        dotted = " \u00b7 " in look.plain or " \u2022 " in look.plain or " | " in look.plain
        return (
            is_byline(look, head=True, language=self.language)
            or is_dateline(look, self.language)
            or is_dated_name(look, self.language)
            or (
                not look.stop  # a sentence may end with who did it
                and len(look.words) <= _SHORT
                and bool(_SIGNED.search(look.plain.strip("*_ ")))
            )
            or (dotted and not look.stop and len(look.words) <= 24)  # noqa: PLR2004 - a line
        )

    def is_standfirst(self, i: int, *, signed: bool) -> bool:
        """Whether the first full sentence below a headline stands above the text itself."""
        if signed or len(self.looks[i].words) > 60:  # noqa: PLR2004 - a standfirst is short
            return False
        for j in range(i + 1, min(i + 5, len(self.pieces))):
            if self.prose[j]:
                mine, theirs = (frozenset(map(str.lower, self.looks[k].words)) for k in (i, j))
                return len(mine & theirs) >= 0.75 * min(len(mine), len(theirs))
            if not self.own[j] and self.zone[j] is None and self.is_credit(self.looks[j]):
                return any(self.prose[k] for k in range(j + 1, min(j + 5, len(self.pieces))))
            if self.zone[j] is not None or not self.own[j]:
                return False
        return False

    # --- the text and what follows it -----------------------------------------------------

    def body(self, start: int, head: int | None) -> None:
        n = len(self.pieces)
        section: str | None = None
        story: set[str] = set(self.topic(head)) if head is not None else set()
        seen = 0
        i = start
        while i < n:
            look, zone = self.looks[i], self.zone[i]
            opens = section_of(look, self.language) if self.own[i] else None
            if opens:
                if seen:  # above all text, it is a line of a menu, and ends nothing
                    section = "end" if section == "end" else opens
                self.zone[i] = Zone.FURNITURE
            elif self.own[i]:
                self.zone[i] = Zone.FURNITURE
                if section is None and self.is_broken_mark(look):
                    section = "links"
            elif section and not self.resumes(i, section, frozenset(story)):
                self.zone[i] = Zone.FURNITURE
            elif self.prose[i] or zone in {Zone.LIST, Zone.TABLE, Zone.QUOTATION, Zone.CAPTION}:
                section = None
                if seen < _SEEN and (self.prose[i] or zone is Zone.LIST):
                    story |= self.topic(i)
                    seen += 1
                if zone is None and self.is_broken(i):
                    self.zone[i] = Zone.FURNITURE
                    section = "end"
            else:
                section = self.line(i, section)
            i += 1

    def line(self, i: int, section: str | None) -> str | None:
        """Zone a line of the body that is no full sentence; return the section it opens."""
        look = self.looks[i]
        stamped = not self.known.stamps.isdisjoint(w.lower() for w in look.words)
        timed = (stamped or _CLOCK.search(look.plain)) and is_dateline(look, self.language)
        if timed or is_byline(look, head=False, language=self.language):
            self.zone[i] = Zone.FURNITURE
            return section
        nxt = self.following(i)
        if nxt is not None and any(self.is_broken(j) for j in self.run(nxt)):
            self.zone[i] = Zone.FURNITURE
            return "end"
        short = len(look.words) <= _HEADING_WORDS and not look.plain.endswith((":", ";", ",", "."))
        if self.zone[i] is Zone.HEADING:
            if nxt is None or (self.own[i + 1] and not self.prose[nxt]):
                self.zone[i] = Zone.HEADING
        elif short and nxt is not None and self.heads(nxt):
            self.zone[i] = Zone.HEADING
        elif short and nxt is not None and i + 1 < len(self.pieces) and self.own[i + 1]:
            self.zone[i] = Zone.FURNITURE
        else:
            self.zone[i] = Zone.BODY
        return None

    def heads(self, i: int) -> bool:
        return self.prose[i] or self.zone[i] in {Zone.LIST, Zone.TABLE, Zone.QUOTATION}

    def following(self, i: int) -> int | None:
        """The next piece that is not furniture by its own look."""
        for j in range(i + 1, min(i + 4, len(self.pieces))):
            if not self.own[j]:
                return j
        return None

    def is_broken_mark(self, look: Look) -> bool:
        return look.plain.lower().rstrip(" .>\u00bb\u203a") in self.known.broken

    def is_broken(self, i: int) -> bool:
        """Whether a paragraph breaks off as a teaser does."""
        plain = self.looks[i].plain.lower()
        if plain.endswith(("[...]", "[\u2026]")):
            return True
        after = self.looks[i + 1] if i + 1 < len(self.looks) else None
        return (
            after is not None
            and self.own[i + 1]
            and self.is_broken_mark(after)
            and (plain.endswith(("...", "\u2026")))
        )

    def resumes(self, i: int, section: str, story: frozenset[str]) -> bool:
        """Whether the story goes on after a stretch of furniture.

        A paragraph goes on with the story if it, or one of the two that follow it without a title
        between, shares enough words with the story so far.
        """
        if self.zone[i] is Zone.TABLE:
            return section == "links"
        if not self.prose[i] or self.is_broken(i):
            return False
        look = self.looks[i]
        spoken = _QUOTES not in look.plain and any(
            w.lower() in self.known.address for w in look.words
        )
        if section == "end":
            enough = len(look.words) >= _SHORT and not spoken
            return enough and self.shares(i, story) >= _RESUMES_END
        titled = i > 0 and not self.own[i - 1] and self.looks[i - 1].title and not self.prose[i - 1]
        needed = _RESUMES_TITLED if titled and self.zone[i - 1] is Zone.FURNITURE else _RESUMES
        run = self.run(i)
        if not story:
            return True
        return not self.is_broken(run[-1]) and any(self.shares(j, story) >= needed for j in run)

    def run(self, i: int) -> list[int]:
        """A paragraph and the paragraphs that follow it at once, three at most."""
        run = [i] if self.prose[i] else []
        while run and len(run) < _RUN and run[-1] + 1 < len(self.pieces):
            if not self.prose[run[-1] + 1]:
                break
            run.append(run[-1] + 1)
        return run

    def shares(self, i: int, story: frozenset[str]) -> float:
        return _share(self.topic(i), story)
