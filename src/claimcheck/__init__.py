"""claimcheck: where documents agree with, conflict with or drift from what is claimed.

    import claimcheck
    claims = claimcheck.load_claims("claims.toml")
    report = claimcheck.check(claims)
    for cell in report.cells:
        print(cell.claim, cell.document, cell.verdict.value, cell.reason)

Nothing here prints, keeps state, or opens anything but the files it is given. What it returns is
frozen: see `claimcheck.model` for the values.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

__version__: Final = "0.1.0"
__all__ = [
    "__version__",
    "check",
    "check_draft",
    "compare",
    "load_claims",
    "load_documents",
    "read",
    "verdict_table",
]

if TYPE_CHECKING:
    from claimcheck.library import (
        check,
        check_draft,
        compare,
        load_claims,
        load_documents,
        read,
        verdict_table,
    )


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the functions of the library, each with its type
    """Find a public function when it is first asked for, so that importing stays quick."""
    if name in __all__:
        room = "understood" if name == "read" else "library"
        return getattr(import_module(f"claimcheck.{room}"), name)
    raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
