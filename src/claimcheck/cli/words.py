"""Arguments that are one of a few words: formats, verdicts, views."""

from collections.abc import Sequence

import click


class Word(click.ParamType[str]):
    """One of a few words; a wrong one gets the nearest right one."""

    name = "word"

    def __init__(self, what: str, words: Sequence[str], aliases: dict[str, str]) -> None:
        self.what = what
        self.words = tuple(words)
        self.aliases = aliases

    def convert(
        self,
        value: object,
        param: click.Parameter | None,  # noqa: ARG002 - click's own signature
        ctx: click.Context | None,
    ) -> str:
        """The word that is meant."""
        word = self.aliases.get(str(value), str(value))
        if word not in self.words:
            from claimcheck.claimfile.nearest import nearest  # noqa: PLC0415 - only for a fault

            close = nearest(word, self.words)
            hint = f"did you mean {close!r}?" if close else f"it is one of {', '.join(self.words)}"
            raise click.UsageError(f"no {self.what} is called {word!r}; {hint}", ctx)
        return word

    def get_metavar(
        self,
        param: click.Parameter,  # noqa: ARG002 - click's own signature
        ctx: click.Context | None = None,  # noqa: ARG002 - given from click 8.2 on
    ) -> str:
        """The words, as help lists them."""
        return "|".join(self.words)


FORMATS = Word(
    "report format",
    ("terminal", "json", "jsonl", "html", "markdown", "csv", "xlsx", "sarif", "junit",
     "github", "gitlab", "rdjson", "webannotation"),
    {"text": "terminal", "md": "markdown"},
)  # fmt: skip
"""The names of `claimcheck.reports.RENDERERS`, which takes long to import; a test compares them."""
READ_FORMATS = Word("format", ("text", "jsonl"), {"terminal": "text", "json": "jsonl"})
FAIL_ON = Word("verdict to fail on", ("conflict", "drift", "never"), {})
TRACKED = Word("view of tracked changes", ("accepted", "rejected"), {})
