"""Work shared with a copy of the process: the same results, in the same order, whatever happens."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest

from claimcheck.apart.runner import end_process
from claimcheck.cli import forked
from claimcheck.cli.forked import WORTH_IT, in_two

ITEMS = tuple(range(WORTH_IT + 1))


def flat(parts):
    return [item for part in parts for item in part]


@pytest.fixture
def may_fork(monkeypatch):
    if not hasattr(os, "fork"):
        pytest.skip("no process can be copied here")
    monkeypatch.setattr(forked, "_may_fork", lambda: True)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.usefixtures("may_fork")
class TestACopy:
    def test_does_the_second_half(self):
        parts = in_two(lambda items: [(i, os.getpid()) for i in items], ITEMS)

        assert [i for i, _ in flat(parts)] == list(ITEMS)
        assert len(parts) == 2
        assert {pid for _, pid in parts[0]} == {os.getpid()}
        assert os.getpid() not in {pid for _, pid in parts[1]}

    def test_that_fails_costs_nothing(self):
        here = os.getpid()

        def work(items):
            if os.getpid() != here:
                raise MemoryError
            return list(items)

        assert flat(in_two(work, ITEMS)) == list(ITEMS)

    def test_whose_answer_cannot_be_written_costs_nothing(self):
        assert [len(list(part())) for part in in_two(lambda items: lambda: items, ITEMS)] == [
            13,
            12,
        ]

    def test_is_ended_where_the_first_half_fails(self):
        def work(items):
            if items[0] == ITEMS[0]:
                raise ValueError(items[0])
            return list(items)

        end_process()  # one that an earlier test left to read its files is no copy
        with pytest.raises(ValueError, match=r"^0$"):
            in_two(work, ITEMS)
        # Other tests may have left processes that still run; none that has ended is left.
        with suppress(ChildProcessError):
            assert os.waitpid(-1, os.WNOHANG) == (0, 0)

    def test_is_not_made_for_few_items(self):
        assert in_two(list, ITEMS[: WORTH_IT - 1]) == [list(ITEMS[: WORTH_IT - 1])]


def test_without_a_copy_all_is_done_here(monkeypatch):
    monkeypatch.setattr(forked, "_may_fork", lambda: False)

    assert in_two(list, ITEMS) == [list(ITEMS)]


def test_a_report_is_the_same_on_one_processor_and_on_two(request):
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("processors cannot be chosen here")
    root = request.config.rootpath
    one = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})"
    found = []
    for before in ("", one):
        code = f"{before}\nfrom claimcheck.cli import main\nmain(['report', '--format', 'json'])"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=root, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        found.append(done.stdout)
    assert found[0] == found[1]
