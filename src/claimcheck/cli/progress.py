"""The progress bar of a run that takes long enough for somebody to wonder."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE: Final = 1.0
"""How many seconds a run may take before it shows a bar."""


class ProgressBar:
    """A function of (steps done, steps in all) that shows a bar on standard error, at a terminal.

    The bar does not outlive the `with` block that the run stands in.
    """

    def __init__(self, *, quiet: bool) -> None:
        self.silent = quiet or not sys.stderr.isatty()
        self.begun = time.monotonic()
        self.bar: Progress | None = None
        self.task: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        """Take note of how far the run has come."""
        if self.silent or time.monotonic() - self.begun < PATIENCE:
            return
        if self.bar is None:
            self._show()
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def _show(self) -> None:
        # Most runs end before they need a bar, and rich takes long to import.
        from rich.console import Console  # noqa: PLC0415 - the reason stands above
        from rich.progress import Progress  # noqa: PLC0415 - likewise

        self.bar = Progress(console=Console(stderr=True), transient=True)
        self.task = self.bar.add_task("checking", total=None)
        self.bar.start()
