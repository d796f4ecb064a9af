"""Plugins loaded one after another, and what they give watched.

One that fails is named with its distribution, costs what it would have found, and makes the run
end with status 2; what it gives is checked again: a place outside its document is no place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import EntryPoint
from typing import Any

from attrs import evolve

from claimcheck.documents import READERS, Format
from claimcheck.house.plugins import GROUPS, Plugins
from claimcheck.model import Case, Problem, Reading
from claimcheck.reports import RENDERERS, Renderer
from claimcheck.rules import RULES
from claimcheck.rules.rule import Found, Rule


def load(points: Sequence[EntryPoint]) -> Plugins:
    """What the plugins of some entry points bring, in the order of their names."""
    rules: list[Rule] = []
    formats: list[Format] = []
    renderers: list[Renderer] = []
    problems: list[Problem] = []
    failures: list[Problem] = []
    names = {r.name for r in RULES}
    suffixes = {s for f in READERS for s in f.suffixes}
    written = {r.name for r in RENDERERS}
    for point in sorted(points, key=lambda p: (p.group, p.name, p.value)):
        who = _who(point)
        try:
            brought = list(_brought(point.load()))
            for each in brought:
                _judge(each, point.group, names, suffixes, written)
        except Exception as error:  # noqa: BLE001 - a plugin may raise anything
            problems.append(Problem(f"{who} could not be loaded: {_said(error)}"))
            continue
        for each in brought:
            if isinstance(each, Rule):
                names.add(each.name)
                rules.append(_watched(each, who, failures))
            elif isinstance(each, Format):
                suffixes.update(each.suffixes)
                formats.append(each)
            else:
                written.add(each.name)
                renderers.append(each)
    return Plugins(tuple(rules), tuple(formats), tuple(renderers), tuple(problems), failures)


def _who(point: EntryPoint) -> str:
    from_ = f" of {point.dist.name} {point.dist.version}" if point.dist else ""
    return f"the plugin {point.name!r}{from_} ({point.group})"


def _said(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__


def _brought(loaded: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever a plugin is
    if callable(loaded) and not isinstance(loaded, Rule | Format | Renderer):
        loaded = loaded()
    if isinstance(loaded, Rule | Format | Renderer):
        yield loaded
    else:
        yield from loaded


def _judge(
    each: object, group: str, names: set[str], suffixes: set[str], written: set[str]
) -> None:
    """Refuse what is of another kind, or takes a name that is taken."""
    kinds: dict[str, type] = dict(zip(GROUPS, (Rule, Format, Renderer), strict=True))
    if not isinstance(each, kinds[group]):
        raise TypeError(f"it gives a {type(each).__name__}, and not a {kinds[group].__name__}")
    if isinstance(each, Rule) and each.name in names:
        raise ValueError(f"there is a rule {each.name!r} already")
    if isinstance(each, Format) and suffixes & set(each.suffixes):
        taken = ", ".join(sorted(suffixes & set(each.suffixes)))
        raise ValueError(f"files ending in {taken} are read already")
    if isinstance(each, Renderer) and each.name in written:
        raise ValueError(f"there is a report format {each.name!r} already")


def _watched(rule: Rule, who: str, failures: list[Problem]) -> Rule:
    """A rule whose faults cost its findings and not the run."""

    def watch(
        ask: "Callable[[Any], Iterable[Found]] | None",
    ) -> "Callable[[Any], Iterable[Found]] | None":
        if ask is None:
            return None

        def asked(given: Case | Reading) -> list[Found]:
            try:
                found = list(ask(given))
                for each in found:
                    _stands(each)
            except Exception as error:  # noqa: BLE001 - a plugin may raise anything
                row = Problem(f"{who}: the rule {rule.name!r} failed: {_said(error)}")
                if row not in failures:
                    failures.append(row)
                return []
            return found

        return asked

    return evolve(rule, examine=watch(rule.examine), inspect=watch(rule.inspect))


def _stands(found: Found) -> None:
    """Refuse a finding that quotes what is not there."""
    for document, statement, marks in found.places:
        for span in (statement.span, *marks):
            if not 0 <= span.start <= span.end <= len(document.text):
                raise ValueError(f"it marks {span.start} to {span.end}, outside the document")
