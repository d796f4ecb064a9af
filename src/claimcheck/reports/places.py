"""Where something stands, as people and programs write it."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from claimcheck.addresses import address_of
from claimcheck.model import Claim, Evidence, Problem


def written(file: Path | str | None) -> str | None:
    """A file's path with forward slashes, relative where it lies below the working folder."""
    if file is None:
        return None
    path = file if isinstance(file, Path) else Path(file)
    if address := address_of(path):
        return address
    if not path.is_absolute():
        return path.as_posix()
    folder, slash, name = str(path).rpartition(os.sep)
    here = os.getcwd()  # noqa: PTH109 - of ten thousand files
    return f"{_from_here(folder + slash, here)}{name}"


@lru_cache(maxsize=1024)
def _from_here(folder: str, here: str) -> str:
    """A folder as it stands before a name; many files lie in one, and to follow links is slow."""
    path = Path(folder)
    for top in (Path(here), Path(here).resolve()):
        if path.is_relative_to(top):
            path = path.relative_to(top)
            break
    return "" if path == Path() else f"{path.as_posix().removesuffix('/')}/"


def short_names(files: Iterable[Path]) -> Mapping[Path, Path]:
    """The bare name of each file, for a column; the whole path where two have the same name."""
    once = dict.fromkeys(files)
    bearers = Counter(file.name for file in once)
    return {file: Path(file.name) if bearers[file.name] == 1 else file for file in once}


def of_evidence(evidence: Evidence, file: Path | str | None) -> str:
    """`file:line:column` of a quotation; the document's id where the file is not known."""
    return f"{written(file) or evidence.document}:{evidence.line}:{evidence.column}"


def of_claim(claim: Claim, names: Mapping[Path, Path]) -> str:
    """`file:line` of a claim; `claim ID` for one that stands in no file."""
    if claim.file is None:
        return f"claim {claim.id}"
    place = written(names.get(claim.file, claim.file)) or ""
    return place if claim.line is None else f"{place}:{claim.line}"


def of_problem(problem: Problem) -> str:
    """What a problem is about, as the beginning of a sentence; "" for the whole run."""
    place = written(problem.file)
    if place and problem.line is not None:
        place = f"{place}:{problem.line}"
    named = [place] if place else []
    named += [f"document {problem.document}"] if problem.document else []
    named += [f"claim {problem.claim}"] if problem.claim else []
    return f"{', '.join(named)}: " if named else ""
