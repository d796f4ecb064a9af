"""Work that is shared out comes back in order, and what a lost worker had is done again."""

import os
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

from archive import folders
from claimcheck.archive import run as archive
from claimcheck.archive.outcomes import Outcome, Source, answer, answered, received, sent
from claimcheck.archive.run import by, check_sources
from claimcheck.backends import BACKENDS, backend, split
from claimcheck.backends.processes import processes
from claimcheck.backends.serial import SerialExecutor
from claimcheck.backends.shared_out import SharedOut, lent
from claimcheck.errors import Fault, UnknownNameError
from claimcheck.model import ClaimSet, Document, DocumentEntry, Problem, Tracked
from claimcheck.reports.json import render


def doubled(items):
    return [2 * each for each in items]


def lost_once(mark, home, items):
    """Double some numbers; the first worker that meets 7 ends there and then."""
    if 7 in items and os.getpid() != home and not Path(mark).exists():
        Path(mark).touch()
        os._exit(9)
    return doubled(items)


@pytest.mark.parametrize("make", [SerialExecutor, partial(ThreadPoolExecutor, 3)])
def test_results_come_in_the_order_of_the_items(make):
    with SharedOut(make, jobs=3, part=4) as workers:
        assert list(workers.map(doubled, range(50))) == doubled(range(50))
        assert list(workers.map(doubled, [])) == []


def test_what_a_lost_worker_had_is_done_again(tmp_path):
    with SharedOut(partial(processes, "", 2), jobs=2, part=3) as workers:
        found = list(
            workers.map(partial(lost_once, str(tmp_path / "mark"), os.getpid()), range(20))
        )

    assert found == doubled(range(20))


def test_somebody_s_executor_is_used_and_left_as_it_is():
    with ThreadPoolExecutor(2) as pool:
        with lent(pool) as workers:
            assert list(workers.map(doubled, range(300))) == doubled(range(300))
        assert pool.submit(doubled, [1]).result() == [2]


def test_backends_are_chosen_by_name():
    assert [each.name for each in BACKENDS] == ["serial", "processes", "dask"]
    assert split("dask://10.0.0.1:8786") == (backend("dask"), "10.0.0.1:8786")
    with pytest.raises(UnknownNameError, match="dask"):
        split("dusk://10.0.0.1:8786")


def test_only_some_items_are_taken_ahead():
    taken = []

    def items():
        for each in range(1_000):
            taken.append(each)
            yield each

    with SharedOut(SerialExecutor, jobs=2, part=5) as workers:
        results = workers.map(doubled, items())
        next(results)

    assert len(taken) <= 40


def test_a_fault_of_the_work_itself_is_not_hidden():
    def fails(_):
        raise LookupError("no such thing")

    with SharedOut(SerialExecutor, jobs=1) as workers, pytest.raises(LookupError):
        list(workers.map(fails, [1]))


def test_the_report_is_the_same_whoever_examines_the_documents(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "DESK", 1)
    monkeypatch.setattr(archive, "LEARNT", 2)
    folders.write(tmp_path)
    claim_set = ClaimSet(Path("claims.toml"), claims=folders.CLAIMS)
    plain = render(check_sources(claim_set, folders.sources(tmp_path)))

    with SharedOut(partial(processes, "", 2), jobs=2, part=3) as workers:
        shared = check_sources(claim_set, folders.sources(tmp_path), share=by(workers))

    assert render(shared) == plain


@pytest.mark.parametrize("others", [0, 1])
def test_workers_are_no_threads_and_are_copies_only_where_no_thread_would_be_lost(others):
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait) for _ in range(others)]
    for each in threads:
        each.start()
    try:
        with SharedOut(partial(processes, "", 2), jobs=2, part=1) as workers:
            found = list(workers.map(folders.process_of, range(6)))
            copied = workers._executor._mp_context.get_start_method() == "fork"  # noqa: SLF001 - how they were made
    finally:
        stop.set()
        for each in threads:
            each.join()

    assert os.getpid() not in found
    assert not (others and copied)


# --- what is sent between processes ------------------------------------------------------

FILE = DocumentEntry("a", Path("/far/a.txt"))


def passed(asked=(), gist=None, **told):
    """What comes of a file that speaks of no claim."""
    document = Document("a", FILE.file, "", (), sha256="5d", **told)
    return Outcome(document, passed=True, asked=asked, gist=gist)


@pytest.mark.parametrize(
    "source",
    [
        Source(FILE),
        Source(FILE, Path("/far")),
        Source(evolve(FILE, outlet="Echo")),
        Source(evolve(FILE, tracked=Tracked.REJECTED), Path("/far")),
        Source(FILE, document=Document("a", Path("/far/a.txt"), "Text.", ())),
        Source(FILE, fault=Fault(Path("/far/a.txt"), "cannot be read")),
    ],
)
def test_a_source_comes_as_it_was_sent(source):
    assert received(pickle.loads(pickle.dumps(sent(source)))) == source  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("source", "outcome", "short"),
    [
        (Source(FILE), passed(), True),
        (Source(FILE), passed(asked=(1, 2), gist=b"words"), True),
        (Source(FILE), evolve(passed(), compared=((0, frozenset({("a", 1, 2)})),)), False),
        (Source(FILE), evolve(passed(), figures=3), False),
        (Source(FILE), passed(notes=("a note",)), False),
        (Source(FILE), passed(author="B. Byline"), False),
        (Source(evolve(FILE, title="Told")), passed(), False),
        (Source(evolve(FILE, title="Told")), passed(title="Told"), True),
        (Source(FILE), Outcome(problem=Problem("cannot be read")), False),
    ],
)
def test_an_outcome_comes_as_it_was_sent(source, outcome, short):
    told = answer(outcome, source)

    assert answered(pickle.loads(pickle.dumps(told)), source) == outcome  # noqa: S301 - our own
    assert isinstance(told, tuple) is short
