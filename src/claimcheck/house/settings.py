"""The settings of a folder: `claimcheck.toml`, or `[tool.claimcheck]` in its `pyproject.toml`.

The nearest file stands, looked for from the working folder upwards; files are not merged. What is
given on the command line wins over the file.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from claimcheck.claimfile.nearest import suggestion
from claimcheck.claimfile.opening import OpenedFile, open_claim_file
from claimcheck.errors import ClaimFileError, Fault
from claimcheck.model import Severity, UnitDefinition

__all__ = ["FILE", "Settings", "find_settings", "read_settings", "shown_settings"]

FILE: Final = "claimcheck.toml"
"""The name of the file; in its folder it goes before `pyproject.toml`."""

_TEXTS: Final = ("fail-on", "format", "language", "tracked")
_PATHS: Final = ("accepted", "baseline")
_PATH_LISTS: Final = ("claims", "documents", "against", "rules")
_FLAGS: Final = ("preview", "plugins", "quiet")
_LISTS: Final = ("allow",)
_TABLES: Final = ("severity", "terms", "units", "bounds")
_KEYS: Final = (*_TEXTS, *_PATHS, *_PATH_LISTS, *_FLAGS, *_LISTS, *_TABLES)
_ONE_OF: Final = {
    "fail-on": ("conflict", "drift", "never"),
    "tracked": ("accepted", "rejected"),
}
_FURTHEST: Final = 64
"""How many folders upwards a file is looked for."""


@frozen
class Settings:
    """What a settings file says.

    `allow` are rules that are not asked, `severity` the house's own severities by rule; `bounds`
    are bands of the table of bounds by name, each with how far it goes below and above as a part
    of the number; `rules` are files and folders of phrase rules. `options` are defaults of the
    commands' options by their names.
    """

    file: Path | None = None
    options: Mapping[str, Any] = field(factory=dict)
    allow: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(factory=dict)
    terms: Mapping[str, tuple[str, ...]] = field(factory=dict)
    units: tuple[UnitDefinition, ...] = ()
    bounds: Mapping[str, Mapping[str, float]] = field(factory=dict)
    rules: tuple[Path, ...] = ()
    preview: bool = False
    plugins: bool = True


def find_settings(folder: Path) -> Path | None:
    """The settings file that stands for a folder: the nearest, from the folder upwards."""
    for _, at in zip(range(_FURTHEST), (folder, *folder.parents), strict=False):
        own = at / FILE
        if own.is_file():
            return own
        project = at / "pyproject.toml"
        if project.is_file() and _speaks(project):
            return project
        if (at / ".git").exists():
            return None  # beyond the repository other rules may hold
    return None


def _speaks(project: Path) -> bool:
    """Whether a `pyproject.toml` has a table of ours; one that cannot be read has not."""
    try:
        text = project.read_bytes()
        return b"tool.claimcheck" in text and "claimcheck" in tomllib.loads(text.decode()).get(
            "tool", {}
        )
    except (OSError, ValueError):
        return False


def read_settings(path: Path) -> Settings:
    """The settings of a file.

    Raises:
        ClaimFileError: it cannot be read, or has faults; all of them, each with its place.
    """
    opened = open_claim_file(path)
    table: Any = opened.tables
    at: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        at = ("tool", "claimcheck")
        table = opened.tables.get("tool", {}).get("claimcheck", {})
    faults = list(_faults(opened, table, at))
    if faults:
        raise ClaimFileError(*faults)
    folder = path.parent
    options: dict[str, Any] = {k.replace("-", "_"): table[k] for k in _TEXTS if k in table}
    if "format" in options:
        options["style"] = options.pop("format")
    options |= {k: folder / table[k] for k in _PATHS if k in table}
    options |= {
        k: tuple(folder / each for each in table[k])
        for k in _PATH_LISTS
        if k in table and k != "rules"
    }
    if "quiet" in table:
        options["quiet"] = table["quiet"]
    if "preview" in table:
        options["preview"] = table["preview"]
    return Settings(
        file=path,
        options=options,
        allow=tuple(table.get("allow", ())),
        severity={rule: Severity(word) for rule, word in table.get("severity", {}).items()},
        terms={term: tuple(words) for term, words in table.get("terms", {}).items()},
        units=tuple(
            UnitDefinition(name, unit.get("is"), tuple(unit.get("not", ())))
            for name, unit in table.get("units", {}).items()
        ),
        bounds=table.get("bounds", {}),
        rules=tuple(folder / each for each in table.get("rules", ())),
        preview=table.get("preview", False),
        plugins=table.get("plugins", True),
    )


def _faults(opened: OpenedFile, table: Any, at: tuple[str, ...]) -> Iterator[Fault]:  # noqa: ANN401
    if not isinstance(table, dict):
        yield opened.fault("[tool.claimcheck] is no table", *at)
        return
    for key, value in table.items():
        here = (*at, key)
        if key not in _KEYS:
            yield opened.fault(
                f"unknown key {key!r} in the settings; {suggestion(key, _KEYS, plural='keys')}",
                *here,
            )
        elif what := _wrong(key, value):
            yield opened.fault(f"{key!r} {what}", *here, at_value=True)
        elif key in _TABLES:
            yield from _faults_inside(opened, key, value, here)


def _faults_inside(
    opened: OpenedFile, key: str, table: dict[str, Any], at: tuple[str, ...]
) -> Iterator[Fault]:
    for name, value in table.items():
        if what := _wrong_inside(key, value):
            yield opened.fault(f"{name!r} {what}", *at, name, at_value=True)


def _wrong(key: str, value: object) -> str | None:
    """What is wrong with the value of a key, as the rest of a sentence."""
    if key in _FLAGS:
        return None if isinstance(value, bool) else "is true or false, without quotation marks"
    if key in _TABLES:
        return None if isinstance(value, dict) else f"is a table: write [{key}] and its keys below"
    if key in _LISTS or key in _PATH_LISTS:
        good = isinstance(value, list) and all(isinstance(v, str) and v for v in value)
        return None if good else 'is a list of texts: ["…"]'
    if not isinstance(value, str) or not value:
        return "is a text in quotation marks"
    words = _ONE_OF.get(key)
    return f"is one of {', '.join(words)}" if words and value not in words else None


def _wrong_inside(key: str, value: object) -> str | None:
    """What is wrong with one entry of a table."""
    if key == "severity":
        words = [s.value for s in Severity]
        return None if value in words else f"has a severity, one of {', '.join(words)}"
    if key == "terms":
        good = isinstance(value, list) and value and all(isinstance(v, str) for v in value)
        return None if good else 'is a list of what stands for it: ["…"]'
    if not isinstance(value, dict):
        return "is a table in braces"
    if key == "units":
        good = set(value) <= {"is", "not"} and isinstance(value.get("is", ""), str)
        return None if good else 'is { is = "…", not = ["…"] }'
    good = set(value) <= {"below", "above"} and all(
        isinstance(v, int | float) and not isinstance(v, bool) and 0 <= v < 1
        for v in value.values()
    )
    return None if good else "is { below = 0.05, above = 0.05 }, parts of the number below 1"


def shown_settings(settings: Settings) -> str:
    """The settings in force, a line each, for a person to read."""
    lines = [f"settings from {settings.file or 'nowhere: the usual ones'}"]
    for name, value in sorted(settings.options.items()):
        told = ", ".join(map(str, value)) if isinstance(value, tuple) else value
        lines.append(f"{'format' if name == 'style' else name.replace('_', '-')} = {told}")
    lines += [f"allow = {', '.join(settings.allow)}"] if settings.allow else []
    lines += [f"severity.{rule} = {s.value}" for rule, s in sorted(settings.severity.items())]
    lines += [f"terms.{t} = {', '.join(w)}" for t, w in sorted(settings.terms.items())]
    lines += [
        f"units.{u.name} = is {u.kind_of or '(nothing)'}, not {', '.join(u.distinct_from) or '-'}"
        for u in settings.units
    ]
    lines += [
        f"bounds.{name} = {', '.join(f'{side} {part}' for side, part in band.items())}"
        for name, band in sorted(settings.bounds.items())
    ]
    lines += [f"rules = {path}" for path in settings.rules]
    lines.append(f"plugins = {'asked' if settings.plugins else 'not asked'}")
    return "\n".join(lines) + "\n"
