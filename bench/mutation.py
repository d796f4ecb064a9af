"""Do the tests see a fault? Small changes to three rooms, and how many of them fail a test.

    python bench/mutation.py                        the sample of each room, and its score
    python bench/mutation.py --room rules --size 50 fewer of one room
    python bench/mutation.py --file rules/value.py  every mutant of a file
    python bench/mutation.py --only 1f2e3d4c5b      these mutants, with what the tests say
    python bench/mutation.py --write                keep the score for docs/proof.md

The sample is the same each time: a mutant is in it for the hash of its own words, so a change of
the code moves few in or out. Each mutant runs in a copy of this process that has not yet imported
the room, with those of TESTS that call its function, quickest first, until one fails or takes far
longer than it should. What no test sees stands in mutants_left.toml with the reason why no test
could; a survivor that is not there is a hole in the tests.
"""
# mutmut and cosmic-ray were tried first: mutmut leaves decorated functions alone, which here is
# every rule, and both take all mutants (7,000) where a sample tells the same; cosmic-ray starts
# Python anew for each.

import argparse
import ast
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import hypothesis
import pytest
from attrs import frozen
from mutants import Mutant, mutants_of, mutated

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "claimcheck"
LEFT: Final = ROOT / "bench" / "mutants_left.toml"
MEASURED: Final = ROOT / "bench" / "measured.json"

ROOMS: Final = {"quantity": 120, "matching": 250, "rules": 250}
"""How many mutants of each room are tried unless told."""
ASKED: Final = 0.85
SEED: Final = "1"
TESTS: Final = (
    "tests/corpus/rules",
    "tests/matching",
    "tests/rules",
    "tests/checking",
    "tests/comparison",
    "tests/prepublication",
    "tests/clusters",
    "tests/reading/test_bounds.py",
    "tests/test_house_rules.py",
    "tests/test_laws.py",
)
"""The tests of the rooms that run in this process; those over a thousand invented articles
(tests/test_metamorphic.py) would take hours, and those that run the command see no mutant."""
OPTIONS: Final = (
    "-q", "-x", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:xdist",
    "-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning",
    "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"),
)  # fmt: skip
PATIENCE: Final = 10
"""So many times its usual processor time a test may take, and so many seconds more."""
MEMORY: Final = 4 << 30


@frozen
class Called:
    """What a test calls of the three rooms, and how long it takes."""

    test: str
    seconds: float
    functions: frozenset[tuple[str, str]]


# --- what the tests call -----------------------------------------------------------------


class _Calls:
    """A plugin of pytest that notes, test by test, which functions of the rooms are called."""

    def __init__(self) -> None:
        self.found: list[Called] = []
        self.failed: set[str] = set()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watch one test."""
        for cache in _caches():
            cache.cache_clear()  # what an earlier test called, this one must call too
        seen: dict[int, Any] = {}

        def watch(frame: Any, event: str, _: object) -> None:  # noqa: ANN401 - Python's frame
            if event == "call":
                seen[id(frame.f_code)] = frame.f_code

        start = time.process_time()
        sys.setprofile(watch)
        yield
        sys.setprofile(None)
        spent = time.process_time() - start
        named = {(_module(c.co_filename), _outermost(c.co_qualname)) for c in seen.values()}
        ours = frozenset(f for f in named if f[0])
        self.found.append(Called(item.nodeid, round(spent, 3), ours))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what fails without any mutant: such a test can tell nothing."""
        if report.failed:
            self.failed.add(report.nodeid)


def _caches() -> Iterator[Any]:
    for name, module in list(sys.modules.items()):
        if name.startswith(("claimcheck.matching", "claimcheck.rules")):
            yield from (v for v in vars(module).values() if hasattr(v, "cache_clear"))


def _module(file: str) -> str:
    try:
        name = Path(file).relative_to(SOURCE).as_posix()
    except ValueError:
        return ""
    return name if _room(name) else ""


def _outermost(qualified: str) -> str:
    return qualified.partition(".<locals>")[0]


def _room(name: str) -> str | None:
    return next((r for r in ROOMS if name.startswith((f"{r}/", f"{r}.py"))), None)


def calls() -> list[Called]:
    """What each test calls; kept among the system's temporary files until anything changes."""
    kept = Path(tempfile.gettempdir()) / f"claimcheck-calls-{_state()}.json"
    if not kept.exists():
        tell("running the tests once without a mutant, to see what each calls")
        _copy(lambda: _watched(kept), aloud=True)
        if not kept.exists():
            raise SystemExit("the tests do not run")
    data = json.loads(kept.read_text("utf-8"))
    if data["failed"]:
        raise SystemExit(f"these tests fail without a mutant: {', '.join(data['failed'])}")
    return [
        Called(test, seconds, frozenset(tuple(f) for f in functions))
        for test, seconds, functions in data["calls"]
    ]


def _watched(kept: Path) -> int:
    plugin = _Calls()
    status = pytest.main([*(o for o in OPTIONS if o != "-x"), *_tests()], plugins=[plugin])
    if plugin.found:
        found = [[c.test, c.seconds, sorted(c.functions)] for c in plugin.found]
        kept.write_text(json.dumps({"failed": sorted(plugin.failed), "calls": found}), "utf-8")
    return int(status)


def _tests() -> list[str]:
    return [str(ROOT / each) for each in TESTS if (ROOT / each).exists()]


def _state() -> str:
    """A digest of the program and its tests."""
    digest = sha256()
    files = (f for folder in ("src", "tests") for f in (ROOT / folder).rglob("*") if f.is_file())
    for file in sorted(f for f in files if f.suffix in {".py", ".md", ".toml", ".json"}):
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


# --- one mutant --------------------------------------------------------------------------


class _Mutated(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):
    """Imports one module with its mutant in place."""

    def __init__(self, mutant: Mutant) -> None:
        name = "claimcheck." + mutant.file.removesuffix(".py").replace("/", ".")
        super().__init__(name.removesuffix(".__init__"), str(SOURCE / mutant.file))
        self.mutant = mutant

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> Any:  # noqa: ANN401, ARG002
        """Take the one module."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(
            fullname,
            self.path,
            loader=self,
            submodule_search_locations=(
                [str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
            ),
        )

    def get_code(self, fullname: str) -> Any:  # noqa: ANN401, ARG002
        """Compile the mutant; nothing is kept."""
        tree: ast.Module = mutated(Path(self.path), self.mutant.number)
        return compile(tree, self.path, "exec")


class _Chosen:
    """A plugin of pytest that runs some tests, in an order, and loses patience with them."""

    def __init__(self, chosen: Mapping[str, tuple[int, float]]) -> None:
        self.chosen = chosen

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen ones."""
        kept = [i for i in items if i.nodeid in self.chosen]
        items[:] = sorted(kept, key=lambda i: self.chosen[i.nodeid])

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Give a test its time."""
        usual = self.chosen[item.nodeid][1]
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE * (1 + usual))
        yield
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


LATE: Final = 99


def judged(mutant: Mutant, given: Sequence[Called], *, aloud: bool = False) -> str:
    """What the tests say of a mutant: "killed", "late" or "left"; "unseen" if none calls it."""
    chosen = [c for c in given if _calls(c, mutant)]
    if not chosen:
        return "unseen"
    order = sorted(chosen, key=lambda c: (c.seconds, c.test))
    ranked = {c.test: (n, c.seconds) for n, c in enumerate(order)}
    files = sorted({c.test.partition("::")[0] for c in chosen})

    def run() -> int:
        total = sum(c.seconds for c in chosen)
        limit = int(PATIENCE * (3 + total))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        signal.signal(signal.SIGVTALRM, lambda *_: os._exit(LATE))
        sys.meta_path.insert(0, _Mutated(mutant))
        paths = [str(ROOT / f) for f in files]
        return int(pytest.main([*OPTIONS, *paths], plugins=[_Chosen(ranked)]))

    status = _copy(run, aloud=aloud)
    if status == 0:
        return "left"
    return "late" if status in {LATE, -signal.SIGXCPU, -signal.SIGKILL} else "killed"


def _calls(called: Called, mutant: Mutant) -> bool:
    if mutant.where:
        return (mutant.file, mutant.where) in called.functions
    return any(file == mutant.file for file, _ in called.functions)


def _copy(work: Callable[[], int], *, aloud: bool = False) -> int:
    """Do some work in a copy of this process; its exit status, negative for a signal."""
    sys.stdout.flush()
    sys.stderr.flush()
    number = os.fork()
    if number == 0:
        status = 70
        try:
            if not aloud:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 1)
                os.dup2(nowhere, 2)
            status = work()
        except BaseException:  # noqa: BLE001 - nothing of the copy goes on
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(status)
    _, ended = os.waitpid(number, 0)
    return os.waitstatus_to_exitcode(ended)


def prepare(room: str) -> None:
    """Import what is the same for all mutants of a room: nothing of it, or of the rooms above."""
    if room == "quantity":
        return
    from claimcheck.reading.reader import read_text  # noqa: PLC0415 - after quantity's mutants

    read_text(
        "Ann Lee said on Monday that 90 of the 194 children were in need, up from 55 in 2009."
    )
    early = [m for m in sys.modules if m.startswith(("claimcheck.matching", "claimcheck.rules"))]
    if early:
        raise SystemExit(f"imported too early, so that no mutant of them could run: {early}")
    gc.freeze()


# --- the sample and the score ------------------------------------------------------------


def sample(room: str, size: int, seed: str = SEED) -> list[Mutant]:
    """So many mutants of a room: those whose hash comes first."""
    files = [SOURCE / f"{room}.py"] if room == "quantity" else sorted(SOURCE.glob(f"{room}/*.py"))
    found = [m for file in files for m in mutants_of(file, SOURCE)]
    found.sort(key=lambda m: sha256(f"{seed}{m.id}".encode()).hexdigest())
    return sorted(found[:size], key=lambda m: (m.file, m.number))


def explained() -> dict[str, str]:
    """Why no test can see some mutants, by their id."""
    if not LEFT.exists():
        return {}
    return {key: row["why"] for key, row in tomllib.loads(LEFT.read_text("utf-8")).items()}


def tell(what: str) -> None:
    """Say how far the work is."""
    print(what, file=sys.stderr, flush=True)


def main() -> int:
    """Try mutants and print the score; 1 if a room's is too low."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--room", choices=ROOMS, action="append")
    parser.add_argument("--size", type=int)
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--file")
    parser.add_argument("--only", nargs="+", default=())
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    hypothesis.settings.register_profile(
        "mutants",
        deadline=None,
        derandomize=True,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        report_multiple_bugs=False,
    )  # a failing example need not be made smaller
    os.environ["CLAIMCHECK_EXAMPLES"] = "mutants"
    given = calls()
    why = explained()
    low = False
    kept: dict[str, list[int]] = {}
    left: list[Mutant] = []
    for room, usual in ROOMS.items():
        if room not in (options.room or ROOMS):
            continue
        every = options.file or options.only
        chosen = sample(room, 10**6 if every else options.size or usual, options.seed)
        if every:
            chosen = [m for m in chosen if m.file == options.file or m.id in options.only]
        if not chosen:
            continue
        prepare(room)
        outcomes: dict[str, str] = {}
        for at, mutant in enumerate(chosen):
            outcomes[mutant.id] = judged(mutant, given, aloud=bool(options.only))
            tell(f"{room} {at + 1}/{len(chosen)} {outcomes[mutant.id]:7}{mutant}")
        survived = [m for m in chosen if outcomes[m.id] in {"left", "unseen"}]
        left += survived
        killed = len(chosen) - len(survived)
        known = sum(m.id in why for m in survived)
        kept[room] = [len(chosen), killed, known]
        low |= killed < ASKED * len(chosen)
    print(f"{'room':10}{'mutants':>9}{'killed':>9}{'explained':>11}{'score':>8}")
    for room, (of, killed, known) in kept.items():
        print(f"{room:10}{of:9}{killed:9}{known:11}{killed / of:8.3f}")
    for mutant in left:
        print(f"left: {mutant}")
        print(f"      {why.get(mutant.id, 'NOT EXPLAINED')}")
    if options.write:
        figures = json.loads(MEASURED.read_text("utf-8"))
        figures["mutation"] = kept
        MEASURED.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
