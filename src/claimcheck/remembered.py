"""What one check has read and prepared, kept in memory for the next check of the same documents."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, Final, TypeVar, cast

from claimcheck.matching import Kept
from claimcheck.model import Document, Reading, Role

__all__ = ["Remembered"]

_Made = TypeVar("_Made")

MOST_CHARACTERS: Final = 20_000_000
"""Of so much text readings are kept, then all are forgotten; the sources of a desk are far less."""


class Readings(Executor):
    """Reads each source once: an executor that remembers what it has made. Drafts change."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, str | None], Any] = {}
        self._characters = 0

    def submit(
        self,
        fn: Callable[..., _Made],
        /,
        *args: Any,  # noqa: ANN401 - the interface of executors
        **kwargs: Any,  # noqa: ANN401 - likewise
    ) -> "Future[_Made]":
        """Run at once."""
        done: Future[_Made] = Future()
        done.set_result(fn(*args, **kwargs))
        return done

    def map(
        self,
        fn: Callable[..., _Made],
        *iterables: Iterable[Any],
        timeout: float | None = None,  # noqa: ARG002 - the interface of executors
        chunksize: int = 1,  # noqa: ARG002 - likewise
        buffersize: int | None = None,  # noqa: ARG002 - likewise, from Python 3.14 on
    ) -> Iterator[_Made]:
        """The results for documents, those of sources from memory."""
        (documents,) = iterables
        return iter([self._read(fn, document) for document in documents])

    def _read(self, fn: Callable[..., _Made], document: Document) -> _Made:
        if document.role is Role.DRAFT:
            return fn(document)
        key = (document.id, document.sha256, document.role and document.role.value)
        made = self._made.get(key)
        if made is None or not isinstance(made, Reading) or made.document != document:
            if self._characters > MOST_CHARACTERS:
                self._made, self._characters = {}, 0
            self._made[key] = made = fn(document)
            self._characters += len(document.text)
        return cast("_Made", made)


class Remembered:
    """The readings of sources, and the sources prepared for matching. It changes no result."""

    def __init__(self) -> None:
        self.readings = Readings()
        self.prepared = Kept()
