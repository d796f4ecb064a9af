"""How many documents are gone through: by which workers, and with what is known from before."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict

import click

from claimcheck.cli.arguments import PATH
from claimcheck.cli.streams import say

if TYPE_CHECKING:
    from claimcheck.archive.run import Means
    from claimcheck.cli.sources import Sources

DESK: Final = 100
"""Up to so many documents are held together whole, as `archive.run.DESK` says; no workers then."""
WORTH_WORKERS: Final = 400
"""For fewer documents no further process is started unless somebody asks for it."""
MOST_JOBS: Final = 8
"""So many processes are started unless somebody asks for more."""


class ManyOptions(TypedDict):
    """What `report` is told about going through many documents."""

    jobs: int | None
    executor: str | None
    store: Path | None
    no_store: bool


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Work with N processes (default: one for each processor, for many documents).",
)


executor_option = click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    help="Work on a Dask cluster; documents must lie where its workers find them.",
)


def many_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that goes through many documents."""
    options = (
        jobs_option,
        executor_option,
        click.option(
            "--store",
            type=PATH,
            metavar="FILE",
            help="Keep what is found in FILE, so that the next run reads only what is new.",
        ),
        click.option("--no-store", is_flag=True, help="Keep nothing, and use nothing kept."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def gone_through(options: ManyOptions, sources: "Sources") -> Iterator["Means"]:
    """How the documents of a run are gone through."""
    from claimcheck.archive import run as archive  # noqa: PLC0415 - heavy

    count = max((len(each.documents) for each in sources.claim_sets), default=0)
    count += len(sources.documents)
    if sources.records:
        # How many they hold is not known before they have been gone through.
        count += WORTH_WORKERS
    if options["no_store"] and options["store"] is not None:
        raise click.UsageError("--store and --no-store exclude one another")
    with ExitStack() as stack:
        means = archive.Means()
        if count <= archive.DESK:
            yield means
            return
        if (workers := _workers(options, count)) is not None:
            means = archive.Means(share=archive.by(stack.enter_context(workers)))
        if not options["no_store"]:
            from claimcheck.archive.kept import Keeper  # noqa: PLC0415 - heavy
            from claimcheck.archive.store import Store, place  # noqa: PLC0415 - heavy

            store = stack.enter_context(Store(options["store"] or place()))
            if store.trouble and options["store"] is not None:
                say(f"claimcheck: {store.trouble}")
            keeper = Keeper(store)
            means = archive.Means(
                keeper.share(means.share), keeper.learn, keeper.understand, keeper.pages
            )
        try:
            yield means
        except KeyboardInterrupt:
            if not options["no_store"]:
                say(
                    "claimcheck: what was found so far is kept: the same command goes on from there"
                )
            raise


@contextmanager
def compared_by(jobs: int | None, executor: str | None, sources: "Sources") -> Iterator[Any]:
    """How the documents of a comparison are gone through: a function from sources to a report."""
    from functools import partial  # noqa: PLC0415 - only here

    from claimcheck.archive.comparison import compare_documents  # noqa: PLC0415 - heavy

    options: ManyOptions = {"jobs": jobs, "executor": executor, "store": None, "no_store": True}
    workers = _workers(options, how_many(sources))
    if workers is None:
        yield compare_documents
        return
    with workers:
        yield partial(compare_documents, workers=workers)


def how_many(sources: "Sources") -> int:
    """How many documents a comparison is of."""
    return sum(len(each.documents) for each in sources.claim_sets) + len(sources.documents)


def _workers(options: ManyOptions, count: int) -> Any:  # noqa: ANN401 - imported below
    """The workers that were asked for, or that are worth it."""
    from functools import partial  # noqa: PLC0415 - only here

    from claimcheck.backends import backend, split  # noqa: PLC0415 - heavy
    from claimcheck.backends.processes import may_copy  # noqa: PLC0415 - heavy
    from claimcheck.backends.shared_out import SharedOut  # noqa: PLC0415 - heavy
    from claimcheck.errors import UnknownNameError  # noqa: PLC0415 - attrs is slow

    jobs = options["jobs"]
    if options["executor"] and jobs:
        raise click.UsageError("--jobs and --executor exclude one another")
    if options["executor"]:
        try:
            chosen, address = split(options["executor"])
        except UnknownNameError as error:
            raise click.UsageError(f"{error}; write dask://HOST:PORT") from None
        first = chosen.make(address, _processors())
        made = iter([first])
        count = getattr(first, "jobs", _processors())
        return SharedOut(lambda: next(made, None) or chosen.make(address, count), count)
    if jobs is None:
        jobs = min(MOST_JOBS, _processors()) if count >= WORTH_WORKERS else 1
    if jobs == 1:
        return None
    make = partial(backend("processes").make, "", jobs)
    return SharedOut(make, jobs, copies=may_copy(), near=True)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
