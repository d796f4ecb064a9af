"""The rules as a person reads of them: a table of all, a page of one."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Rule = Any


def rule_table(rules: "Sequence[Rule]", *, width: int) -> str:
    """One line or a few for each rule: name, kind, severity and what it looks for."""
    if not rules:
        return ""
    rows = [
        (each.name, each.kind, "preview" if each.preview else each.severity.value, each.summary)
        for each in rules
    ]
    columns = [max(len(row[index]) for row in rows) for index in range(3)]
    lines = []
    for row in rows:
        head = "  ".join(cell.ljust(column) for cell, column in zip(row[:3], columns, strict=True))
        room = width - len(head) - 2
        if room < 30:  # noqa: PLR2004 - too narrow for a sentence beside the columns
            wrapped = textwrap.wrap(row[3], width - 4, break_long_words=False)
            lines += [head.rstrip(), *(f"    {each}" for each in wrapped)]
        else:
            first, *further = textwrap.wrap(row[3], room, break_long_words=False) or [""]
            lines += [f"{head}  {first}".rstrip()]
            lines += [" " * (len(head) + 2) + each for each in further]
    return "\n".join(lines) + "\n"


def rule_page(rule: "Rule", *, width: int) -> str:
    """The manual page of a rule: what its findings are, then its own explanation.

    Paragraphs are filled; lines that are indented, which are examples, stay as they are.
    """
    explanation = rule.explanation.strip()
    if not explanation.startswith(rule.summary):
        explanation = f"{rule.summary}\n\n{explanation}".rstrip()
    body = "\n\n".join(_filled(each, width) for each in explanation.split("\n\n"))
    return (
        f"{rule.name}\n{'=' * len(rule.name)}\n\n"
        f"kind: {rule.kind}\nseverity: {rule.severity.value}\nverdict: {rule.verdict.value}\n\n"
        f"{_PREVIEW if rule.preview else ''}{body}\n"
    )


_PREVIEW = "preview: only asked with --preview\n\n"


def _filled(paragraph: str, width: int) -> str:
    if any(line.startswith((" ", "- ")) for line in paragraph.splitlines()):
        return paragraph
    return textwrap.fill(paragraph, width, break_on_hyphens=False)
