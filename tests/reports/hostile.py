"""Texts that want to be markup, formulas, commands or links, and reports that are full of them.

The texts come from a generator with a seed, so that every run and every sink sees the same ones.
"""

import datetime as dt
import random
from itertools import count
from pathlib import Path

from claimcheck.model import (
    Block,
    Cell,
    Claim,
    Coverage,
    Document,
    Evidence,
    Finding,
    Problem,
    Report,
    Role,
    Severity,
    Slot,
    Span,
    State,
    Verdict,
    Zone,
)

FRAGMENTS = (
    # HTML and XML
    "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "</td></tr></table>",
    "<!--", "-->", "<![CDATA[", "]]>", "&lt;b&gt;", "&#60;i&#62;", "&", "<", ">", '"', "'", "`",
    '" onmouseover="x', "' onclick='x", "</style><style>*{display:none}", "<svg/onload=x>",
    "<a href=javascript:x>", "<base href=//evil>", "<meta http-equiv=refresh>", "</textarea>",
    "<?php", "<!DOCTYPE x>", "\ufffe", "\uffff", "</mark>", "<mark>", "</details>", "&NewLine;",
    # Markdown
    "![x](http://evil/x.png)", "[x](javascript:alert(1))", "[x]: http://evil", "**", "__", "~~",
    "``", "```\ncode", "|", "||", "\n\n# Head", "\n- item", "\n> quote", "\n1. one", "1. one",
    "- item", "+ item", "# Head", "#12", "owner/repo#3", "@somebody", "a@evil.example",
    "http://evil.example/x", "https://evil.example", "www.evil.example", "<http://evil.example>",
    ":100:", ":tada:", "$x$", "$$", "\n---\n", "\n===\n", "\\", "\\\n", "  \n",
    "\t\n   x", "<!-- x -->", "[^1]", "- [ ] task", "GH-12", "mailto:a@evil.example", "\t", "[red]",
    "[/x]", "[sic]", "* ", "_x_",
    # spreadsheets
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''=1",
    " =1", "\uff1d1", "-5%", '=HYPERLINK("http://evil")', ";", ",", '"",""', "\r\n", "\0=1",
    # build servers and terminals
    "::error::x", "\n::error file=x::y", "::add-mask::x", "\n::stop-commands::x", "%0A::error::x",
    "%25", "##[error]x", "##vso[task.complete]", "\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\r", "\x00",
    "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ufeff", "\udce9",
    "\U000e0041", "\u00ad", "\x0b", "\x0c",
    # ordinary words
    "90 children", "word", "漢字", "é́", "😀", " ", "“so”", "£1.2m", "16%",
)  # fmt: skip


def texts(number, seed=0):
    """So many texts, each a few fragments with a word among them."""
    chance = random.Random(seed)  # noqa: S311 - the same texts each time are what is wanted
    for _ in range(number):
        parts = chance.choices(FRAGMENTS, k=chance.randint(1, 5))
        if chance.random() < 0.3:
            parts.append("".join(chr(chance.randrange(0x250)) for _ in range(3)))
        parts.insert(chance.randint(0, len(parts)), "w")
        yield "".join(parts)


SIZE = 30
"""How many texts one report takes."""


def report_of(words):
    """A report with something in every place, each text another of `words`."""
    words = iter(words)

    def word():
        return next(words)

    def name():
        return Path(word().replace("\0", "0")[:200])

    documents, quotes = [], []
    for identity, role in (("a", Role.PRIMARY), ("b", Role.SECONDARY), ("c", None)):
        before, quote = word(), word()
        text = f"{before} {quote} and so on"
        documents.append(
            Document(
                id=identity, file=name(), text=text, blocks=(Block(Span(0, len(text)), Zone.BODY),),
                outlet=word(), title=word(), url=word(), role=role, sha256="0" * 64,
                date=dt.date(2020, 1, ord(identity) - 96), extracted=identity == "c",
                cut=(word(),) if identity == "c" else (), notes=(word(),),
            )
        )  # fmt: skip
        start = len(before) + 1
        lines = text[:start].split("\n")
        quotes.append(
            Evidence(
                identity, quote, start, start + len(quote), len(lines), len(lines[-1]) + 1,
                (Span(start, start + 1),), inside_quotation=identity == "b",
            )
        )  # fmt: skip
    claim = Claim("c1", word(), file=name(), line=3, column=1, period=word(), note=word())
    quiet = Claim("c2", word(), tags=(word(),))
    slots = (Slot("period", State.DIFFERENT, word(), word()), Slot("place", State.SAME, "x", "x"))
    findings = [
        Finding(rule, kind, verdict, word(), (quotes[place],), severity, word(), "c1", slots,
                id=rule)
        for place, (rule, kind, verdict, severity) in enumerate((
            ("value", "value", Verdict.CONFLICT, Severity.ERROR),
            ("hedge-lost", "hedge", Verdict.DRIFT, Severity.WARNING),
            ("not-comparable", "period", Verdict.NOT_COMPARABLE, Severity.NOTE),
        ))
    ]  # fmt: skip
    between = Finding("value", "value", Verdict.CONFLICT, word(), tuple(quotes[:2]), id="d")
    return Report(
        title=word(),
        documents=tuple(documents),
        claims=(claim, quiet),
        cells=tuple(
            Cell("c1", document.id, found.verdict, (found.kind,), found.reason, found.evidence,
                 (found,), found.severity, found.slots)
            for document, found in zip(documents, findings, strict=True)
        ),
        discrepancies=(between,),
        coverage=Coverage(5, 4, 4, 3, 2, 2),
        problems=(Problem(word(), file=str(name()), line=2),),
    )  # fmt: skip


def benign():
    """The same report with words that want nothing."""
    return report_of(f"plain words {chr(97 + n % 26)}{chr(97 + n // 26)} here" for n in count())


def reports(number, seed=0):
    """Reports that together hold at least so many hostile texts."""
    for place in range(-(-number // SIZE)):
        yield report_of(texts(SIZE + 20, seed=f"{seed}-{place}"))
