"""The report formats: functions from a Report to text, one file each."""

from typing import Final, Protocol

from attrs import frozen

from claimcheck.errors import UnknownNameError
from claimcheck.model import Report
from claimcheck.reports import json


class Rendering(Protocol):
    """A report format: a pure function from a Report to text that ends with a newline.

    `width` is how many columns the reader has, `color` whether colour is wanted, and `encoding`
    what the text will be written in: characters that it lacks are replaced, so that writing the
    text never fails. A format that has no use for one of them ignores it.
    """

    def __call__(
        self, report: Report, *, width: int = 100, color: bool = False, encoding: str = "utf-8"
    ) -> str:
        """Write the report."""


@frozen
class Renderer:
    """A report format and the name that people ask for it by."""

    name: str
    render: Rendering


def _terminal(
    report: Report, *, width: int = 100, color: bool = False, encoding: str = "utf-8"
) -> str:
    # rich takes longer to import than all the rest, and `--version` or JSON never need it
    from claimcheck.reports import terminal  # noqa: PLC0415 - the reason stands above

    return terminal.render(report, width=width, color=color, encoding=encoding)


RENDERERS: Final = (
    Renderer("terminal", _terminal),
    Renderer("json", json.render),
)
"""Every format, the one for people first."""


def renderer(name: str) -> Renderer:
    """The format of that name; raises UnknownNameError where there is none."""
    for known in RENDERERS:
        if known.name == name:
            return known
    raise UnknownNameError("report format", name, tuple(known.name for known in RENDERERS))
