"""What the readers of office documents say and do alike: notes of what was not read, paragraphs."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from claimcheck.documents.lines import trim
from claimcheck.model import Tracked

_BREAKS: Final = re.compile(r"\n[ \t]*\n[ \t\n]*")
_SPACE: Final = re.compile(r"[ \r\f]+")


@frozen
class Unread:
    """A kind of thing that a file may hold and that is not read."""

    one: str
    many: str = ""

    def counted(self, count: int) -> str:
        """So many of them, in words and figures."""
        article = "an" if self.one[0] in "aeiou" else "a"
        return f"{article} {self.one}" if count == 1 else f"{count} {self.many or self.one + 's'}"

    @staticmethod
    def note(met: "Mapping[Unread, int]") -> str:
        """One note of all that was met; empty where nothing was."""
        told = [kind.counted(count) for kind, count in met.items() if count]
        return f"not read: {', '.join(told)}" if told else ""


def changes_note(count: int, tracked: Tracked) -> tuple[str, ...]:
    """How the changes that a file keeps track of were read, if it has any."""
    if not count:
        return ()
    other = next(each for each in Tracked if each is not tracked)
    changes = "1 tracked change is" if count == 1 else f"{count} tracked changes are"
    return (f"{changes} read as {tracked.value}; --tracked {other.value} reads the other view",)


def day_note(given: dt.date | None, saved: dt.date | None) -> tuple[str, ...]:
    """That a document's date is the day of its file, which a person should know to correct it."""
    if given is not None or saved is None:
        return ()
    return (f"dated {saved.isoformat()}, when the file was last saved",)


def paragraph_text(text: str) -> Iterator[str]:
    """The text of a paragraph, its spaces made one; an empty line inside it parts it in two."""
    for part in _BREAKS.split(text):
        lines = (_SPACE.sub(" ", line).strip(" \t") for line in part.split("\n"))
        shown = "\n".join(line for line in lines if line)
        span = trim(shown, 0, len(shown))
        if span.start < span.end:
            yield span.of(shown)
