"""The settings and plugins of a run, and the options that say where they come from."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from claimcheck.cli.status import Status
from claimcheck.cli.streams import write
from claimcheck.cli.words import FORMATS

if TYPE_CHECKING:
    from claimcheck.house.plugins import Plugins
    from claimcheck.house.settings import Settings
    from claimcheck.model import ClaimSet, Problem, Report
    from claimcheck.rules import Rule

_META = "claimcheck.house"


class House(NamedTuple):
    """The settings of a run, and its plugins.

    No attrs value, since `--version` and `--help` import this module and have to be instant.
    """

    settings: "Settings"
    plugins: "Plugins"


def house_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options about settings and plugins; what the file says becomes the others' default."""
    options = (
        click.option(
            "--config",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            is_eager=True,
            expose_value=False,
            callback=_keep,
            help="Settings (default: claimcheck.toml, or [tool.claimcheck] in pyproject.toml, here "
            "or above).",
        ),
        click.option(
            "--isolated",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_keep,
            help="Take no settings file.",
        ),
        click.option(
            "--no-plugins",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_keep,
            help="Load no plugins.",
        ),
        click.option(
            "--show-settings",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_keep,
            help="Show the settings in force, and do nothing else.",
        ),
        # Never given, so it comes after the others that are asked for first.
        click.option(
            "--settings-are-read",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            hidden=True,
            callback=_settle,
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401
    ctx.meta[f"{_META}.{parameter.name}"] = value


def _settle(ctx: click.Context, _: click.Parameter, __: Any) -> None:  # noqa: ANN401
    """Read the settings, let plugins join, and give the options their defaults."""
    from claimcheck.house.settings import (  # noqa: PLC0415 - heavy
        Settings,
        find_settings,
        read_settings,
        shown_settings,
    )

    told = {key: ctx.meta.get(f"{_META}.{key}") for key in ("config", "isolated", "no_plugins")}
    if ctx.resilient_parsing:
        return
    path = told["config"]
    if path is None and not told["isolated"]:
        path = find_settings(Path.cwd())
    settings = read_settings(path) if path is not None else Settings()
    if told["no_plugins"]:
        from attrs import evolve  # noqa: PLC0415 - slow to import

        settings = evolve(settings, plugins=False)
    if ctx.meta.get(f"{_META}.show_settings"):
        write(shown_settings(settings))
        ctx.exit(Status.DONE)
    known = {parameter.name for parameter in ctx.command.params}
    defaults = {k: v for k, v in settings.options.items() if k in known}
    ctx.default_map = {**(ctx.default_map or {}), **defaults}
    ctx.meta[_META] = House(settings, _joined(settings))


def _joined(settings: "Settings") -> "Plugins":
    """The plugins of a run, joined to what there is; and the house's bounds, put in force."""
    from claimcheck.house.plugins import Plugins, load_plugins  # noqa: PLC0415 - heavy

    if settings.bounds:
        from claimcheck.reading.bounds import use_bands  # noqa: PLC0415 - heavy

        use_bands(settings.bounds)
    if not settings.plugins:
        return Plugins()
    plugins = load_plugins()
    if plugins.formats:
        from claimcheck.documents import join_formats  # noqa: PLC0415 - heavy

        join_formats(plugins.formats)
    if plugins.renderers:
        from claimcheck.reports import join_renderers  # noqa: PLC0415 - heavy

        join_renderers(plugins.renderers)
        FORMATS.words = (*FORMATS.words, *(r.name for r in plugins.renderers))
    return plugins


def current() -> House | None:
    """The house of the command that runs; none outside of a command."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_META) if context else None


def rules_in_force(*, preview: bool) -> "tuple[Rule, ...] | None":
    """The rules that a run asks: those of the product, of plugins and of the house.

    None are those that are usual, which are then imported when the first of them is asked.

    Raises:
        UnknownNameError: the settings name a rule that there is not.
    """
    house = current()
    if not preview and (house is None or not _has_rules(house)):
        return None
    from claimcheck.house.phrase_rules import read_phrase_rules  # noqa: PLC0415 - heavy
    from claimcheck.rules import RULES, choose  # noqa: PLC0415 - heavy

    if house is None:
        return choose(RULES, preview=preview)
    own = tuple(rule.as_rule() for rule in read_phrase_rules(house.settings.rules))
    return choose(
        (*RULES, *house.plugins.rules, *own),
        preview=preview,
        allow=house.settings.allow,
        severity=house.settings.severity,
    )


def _has_rules(house: House) -> bool:
    """Whether a house asks other rules than everybody does, or asks them otherwise."""
    told = house.settings
    return bool(house.plugins.rules or told.rules or told.allow or told.severity)


def with_house_words(claim_sets: "Sequence[ClaimSet]") -> "tuple[ClaimSet, ...]":
    """Claim sets with the terms and units of the house; what a claims file says itself wins."""
    house = current()
    if house is None or not (house.settings.terms or house.settings.units):
        return tuple(claim_sets)
    from attrs import evolve  # noqa: PLC0415 - slow to import

    settings = house.settings
    if not claim_sets:
        from claimcheck.model import ClaimSet  # noqa: PLC0415 - heavy

        file = settings.file or Path()
        return (ClaimSet(file, terms=settings.terms, units=settings.units),)
    known = [{u.name for u in each.units} for each in claim_sets]
    return tuple(
        evolve(
            each,
            terms={**settings.terms, **each.terms},
            units=(*each.units, *(u for u in settings.units if u.name not in names)),
        )
        for each, names in zip(claim_sets, known, strict=True)
    )


def plugin_problems() -> "tuple[Problem, ...]":
    """What plugins could not do, so far."""
    house = current()
    return (*house.plugins.problems, *house.plugins.failures) if house else ()


def with_plugin_problems(found: "Report") -> "Report":
    """A report that says which plugins failed."""
    further = plugin_problems()
    if not further:
        return found
    from attrs import evolve  # noqa: PLC0415 - slow to import

    return evolve(found, problems=(*found.problems, *further))
