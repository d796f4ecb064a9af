"""The commands that write and try a house's own rules."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.arguments import PATH
from claimcheck.cli.status import Status
from claimcheck.cli.streams import say, write

if TYPE_CHECKING:
    from claimcheck.house.phrase_rules import Trial

FOLDER = Path("rules")
MOST_HITS = 20
"""How many places of a trial are listed for each rule."""


@click.command("new")
@click.argument("phrase")
@click.option(
    "--folder", type=PATH, default=FOLDER, show_default=True, help="Where the rule's file goes."
)
def new_rule(phrase: str, folder: Path) -> int:
    """Write the file of a new rule of the house, for you to fill in.

    PHRASE is what a draft should not say.

    \b
    claimcheck rule new "times fewer"
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    import re  # noqa: PLC0415 - heavy

    from claimcheck.house.phrase_rules import template  # noqa: PLC0415 - heavy

    if not phrase.strip():
        raise click.UsageError("the phrase is empty; name what a draft should not say")
    name = re.sub(r"[^a-z0-9]+", "_", phrase.casefold()).strip("_") or "new_rule"
    path = folder / f"{name}.toml"
    if path.exists():
        raise click.ClickException(f"{path} is there already; edit it, or name another phrase")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(template(phrase), "utf-8")
    write(f"wrote {path}: fill in its message and examples, then claimcheck rule test {folder}\n")
    return Status.DONE


@click.command("test")
@click.argument("rules", nargs=-1, type=PATH)
@click.option(
    "--documents",
    multiple=True,
    type=PATH,
    metavar="PATH",
    help="Documents or folders in which the rules are tried.",
)
def test_rules(rules: tuple[Path, ...], documents: tuple[Path, ...]) -> int:
    """Run the examples of rules of the house, and try them in documents.

    RULES are files or folders of them (default: rules/). Exit status 1: an example went wrong.

    \b
    claimcheck rule test rules/ --documents archive/2026/
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    from claimcheck.checking import load_documents  # noqa: PLC0415 - heavy
    from claimcheck.documents import find_documents  # noqa: PLC0415 - heavy
    from claimcheck.house.phrase_rules import read_phrase_rules, try_rule  # noqa: PLC0415 - heavy

    named = rules or (FOLDER,)
    for path in named:
        if not path.exists():
            raise click.ClickException(
                f"there is no {str(path)!r}; claimcheck rule new PHRASE writes the first rule"
            )
    found = read_phrase_rules(named)
    if not found:
        raise click.ClickException(f"there is no rule in {', '.join(map(str, named))}")
    entries, problems = find_documents(documents)
    loaded = load_documents(entries)
    for row in (*problems, *loaded.problems):
        say(f"{row.file}: {row.what}")
    failed = False
    for rule in found:
        trial = try_rule(rule, loaded.documents)
        failed |= bool(trial.wrong)
        write("".join(f"{line}\n" for line in _lines(trial, len(loaded.documents))))
    if problems or loaded.problems:
        return Status.NOT_CHECKED
    return Status.FOUND if failed else Status.DONE


def _lines(trial: "Trial", documents: int) -> Iterator[str]:
    from claimcheck.reports.shown import shown  # noqa: PLC0415 - heavy

    wrong = sum(1 for w in trial.wrong if w.startswith("is "))
    told = f"{trial.rule.name}: {trial.examples - wrong}/{trial.examples} examples"
    if documents:
        hits = "1 hit" if len(trial.hits) == 1 else f"{len(trial.hits)} hits"
        told += f"; corpus trial: {hits} in {documents} documents"
    yield told
    for each in trial.wrong:
        yield f"    {shown(each)}"
    for file, line, column, words in trial.hits[:MOST_HITS]:
        yield f"    {file}:{line}:{column}: {shown(words)}"
    if len(trial.hits) > MOST_HITS:
        yield f"    and {len(trial.hits) - MOST_HITS} more"
