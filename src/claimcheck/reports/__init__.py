"""The report formats: functions from a Report to text, one file each."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import PurePath
from typing import Final, Protocol

from attrs import frozen

from claimcheck.errors import UnknownNameError
from claimcheck.model import Report
from claimcheck.reports import json


class Rendering(Protocol):
    """A report format: a pure function from a Report to text that ends with a newline, or to bytes.

    `width` is how many columns the reader has, `color` whether colour is wanted, and `encoding`
    what the text will be written in: characters that it lacks are replaced, so that writing the
    text never fails. A format that has no use for one of them ignores it.
    """

    def __call__(
        self, report: Report, *, width: int = 100, color: bool = False, encoding: str = "utf-8"
    ) -> str | bytes:
        """Write the report."""


@frozen
class Renderer:
    """A report format, the name that people ask for it by, and the names its files have.

    `suffixes` are endings of file names, with the dot. `utf_8` is true for a format whose bytes
    are the same whatever a terminal writes.
    """

    name: str
    render: Rendering
    suffixes: tuple[str, ...] = ()
    utf_8: bool = False


@frozen
class _Late:
    """A rendering whose module is imported when it is first used: each run uses one."""

    module: str

    def __call__(
        self, report: Report, *, width: int = 100, color: bool = False, encoding: str = "utf-8"
    ) -> str | bytes:
        render: Rendering = import_module(f"claimcheck.reports.{self.module}").render
        return render(report, width=width, color=color, encoding=encoding)


RENDERERS: Final = (
    Renderer("terminal", _Late("terminal"), (".txt",)),
    Renderer("json", json.render, (".json",)),
    Renderer("jsonl", _Late("jsonl"), (".jsonl", ".ndjson")),
    Renderer("html", _Late("html"), (".html", ".htm")),
    Renderer("markdown", _Late("markdown"), (".md", ".markdown")),
    Renderer("csv", _Late("csv"), (".csv",), utf_8=True),
    Renderer("xlsx", _Late("xlsx"), (".xlsx",), utf_8=True),
    Renderer("sarif", _Late("sarif"), (".sarif", ".sarif.json")),
    Renderer("junit", _Late("junit"), (".xml",)),
    Renderer("github", _Late("github")),
    Renderer("gitlab", _Late("gitlab")),
    Renderer("rdjson", _Late("rdjson")),
    Renderer("webannotation", _Late("webannotation"), (".jsonld",)),
)
"""Every format, the one for people first."""


_JOINED: list[Renderer] = []
"""Formats of plugins, which a run joins once."""


def join_renderers(renderers: Iterable[Renderer]) -> None:
    """Let reports be written in further formats, for the rest of the process."""
    _JOINED.extend(r for r in renderers if r not in _JOINED)


def renderer(name: str) -> Renderer:
    """The format of that name; raises UnknownNameError where there is none."""
    for known in (*RENDERERS, *_JOINED):
        if known.name == name:
            return known
    raise UnknownNameError("report format", name, tuple(known.name for known in RENDERERS))


def renderer_of(file: PurePath) -> Renderer | None:
    """The format whose files are called so; None where no format's are."""
    name = file.name.lower()
    fitting = [
        (len(suffix), known)
        for known in (*RENDERERS, *_JOINED)
        for suffix in known.suffixes
        if name.endswith(suffix)
    ]
    return max(fitting, key=lambda each: each[0])[1] if fitting else None


def rendered(known: Renderer, report: Report) -> bytes:
    """The report in a format as the bytes of a file: text in UTF-8, without colours."""
    content = known.render(report)
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
