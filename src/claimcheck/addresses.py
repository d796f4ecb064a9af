"""Addresses of storage that paths stand for: `s3://archive/2010` is the path `s3:/archive/2010`.

Documents are named by paths everywhere; a path with a scheme before it keeps one slash of two.
"""

import re
from pathlib import Path
from typing import Final

_ADDRESS: Final = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+):/(?P<rest>.*)", re.DOTALL)
_LOCAL: Final = frozenset({"file", "local"})


def scheme_of(path: Path) -> str | None:
    """The scheme of the address that a path stands for; None for a path of this machine."""
    found = _ADDRESS.fullmatch(path.as_posix())
    return found["scheme"] if found else None


def address_of(path: Path) -> str | None:
    """The address that a path stands for; None for a path of this machine."""
    text = path.as_posix()
    found = _ADDRESS.fullmatch(text) if ":/" in text else None
    if found is None:
        return None
    slashes = ":///" if found["scheme"] in _LOCAL else "://"
    return f"{found['scheme']}{slashes}{found['rest']}"
