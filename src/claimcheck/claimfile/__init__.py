"""From a claims file to claims.

`docs/claims-file.md` describes the file. Every fault of every file is reported at once, with the
line and column where it stands and, for a name that nobody has, the nearest one that is known.
"""

from collections.abc import Iterable
from pathlib import Path

from claimcheck.claimfile.opening import (
    LISTS,
    SHEETS,
    OpenedFile,
    open_claim_bytes,
    open_claim_file,
)
from claimcheck.claimfile.tables import claim_set_of
from claimcheck.errors import ClaimFileError, Fault
from claimcheck.model import ClaimSet

__all__ = ["LISTS", "SHEETS", "read_claim_bytes", "read_claim_file", "read_claim_files"]


def read_claim_file(path: Path) -> ClaimSet:
    """The claims, documents, terms and units that a claims file states.

    Raises:
        ClaimFileError: with every fault of the file.
    """
    return read_claim_files([path])[0]


def read_claim_files(paths: Iterable[Path]) -> tuple[ClaimSet, ...]:
    """The claim sets of some claims files, in the order given.

    Raises:
        ClaimFileError: with every fault of every file.
    """
    faults: list[Fault] = []
    sets: list[ClaimSet] = []
    for path in paths:
        try:
            sets.append(claim_set_of(_opened(path)))
        except ClaimFileError as error:
            faults.extend(error.faults)
    if faults:
        raise ClaimFileError(*faults)
    return tuple(sets)


def read_claim_bytes(name: str, content: bytes) -> ClaimSet:
    """The claim set of the bytes of a claims file that is in no folder, called `name`.

    Raises:
        ClaimFileError: with every fault of the file.
    """
    return claim_set_of(open_claim_bytes(Path(name), content))


def _opened(path: Path) -> OpenedFile:
    """A file of claims as tables; its name says how it keeps them."""
    suffix = path.suffix.lower()
    # What reads the other two is imported where it is needed: most files of claims are TOML.
    if suffix in SHEETS:
        from claimcheck.claimfile.sheet import open_sheet  # noqa: PLC0415 - the reason stands above

        return open_sheet(path)
    if suffix in LISTS:
        from claimcheck.claimfile.listed import open_list  # noqa: PLC0415 - the reason stands above

        return open_list(path)
    return open_claim_file(path)
