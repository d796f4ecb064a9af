"""Do the tests see a fault? Small changes to three rooms, and how many of them fail a test.

    python bench/mutation.py                        the sample of each room, and its score
    python bench/mutation.py --room rules --size 50 fewer of one room
    python bench/mutation.py --file rules/value.py  every mutant of a file
    python bench/mutation.py --only 1f2e3d4c5b      these mutants, with what the tests say
    python bench/mutation.py --write                keep the score for docs/proof.md

The sample is the same each time: a mutant is in it for the hash of its own words, so a change of
the code moves few in or out. Each mutant meets those of TESTS that call its function, in a copy of
this process: first the tests that saw an earlier mutant of the file, then those named after the
file, then the quickest, until one fails, takes far longer than it should, or all together have
taken --budget seconds. A mutant in a function is put into the functions that were imported
already; one in what is done on import is imported in place of its module. What no test sees stands
in mutants_left.toml with the reason why no test could; a survivor that is not there is a hole in
the tests.
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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

import hypothesis
import pytest
from attrs import frozen
from mutants import Mutant, mutants_of, mutated

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "claimcheck"
LEFT: Final = ROOT / "bench" / "mutants_left.toml"
MEASURED: Final = ROOT / "bench" / "measured.json"

ROOMS: Final = {"quantity": 150, "matching": 150, "rules": 150}
"""How many mutants of each room are tried unless told."""
ASKED: Final = 0.85
SEED: Final = "1"
BUDGET: Final = 20.0
TESTS: Final = (
    "tests/corpus/rules",
    "tests/matching",
    "tests/rules",
    "tests/checking",
    "tests/comparison",
    "tests/prepublication",
    "tests/test_quantity.py",
    "tests/reading/test_bounds.py",
    "tests/test_demonstration.py",
    "tests/test_house_rules.py",
    "tests/test_laws.py",
)
"""The tests of the rooms that run in this process; those over a thousand invented articles
(tests/test_metamorphic.py) would take hours, and those that run the command see no mutant."""
OPTIONS: Final = (
    "-q", "-s", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:xdist",
    "-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning",
    "--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"),
)  # fmt: skip
PATIENCE: Final = 10
"""So many times its usual processor time a test may take, and a few seconds more."""
MEMORY: Final = 4 << 30


@frozen
class Called:
    """What a test calls of the three rooms, and how long it takes."""

    test: str
    seconds: float
    functions: frozenset[tuple[str, str]]

    @property
    def file(self) -> str:
        """The file of the test."""
        return self.test.partition("::")[0]

    def is_named_after(self, mutant: Mutant) -> bool:
        """Whether the file of the test is named after that of the mutant."""
        return Path(self.file).stem.removeprefix("test_") == Path(mutant.file).stem.strip("_")

    def calls(self, mutant: Mutant) -> bool:
        """Whether the test calls what the mutant changes.

        What is done on import is called by nobody, but looked at by the tests of the module.
        """
        if mutant.where:
            return (mutant.file, mutant.where) in self.functions
        return self.is_named_after(mutant) or any(f == mutant.file for f, _ in self.functions)


# --- what the tests call -----------------------------------------------------------------


class _Calls:
    """A plugin of pytest that notes, test by test, which functions of the rooms are called."""

    def __init__(self) -> None:
        self.found: list[Called] = []
        self.failed: set[str] = set()
        self.seen: dict[int, CodeType] = {}
        self.prepared: dict[str, set[tuple[str, str]]] = defaultdict(set)
        """What the fixtures of a file called: they may be made once, for all of its tests."""

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watch one test."""
        for cache in _caches():
            cache.cache_clear()  # what an earlier test called, this one must call too
        self.seen.clear()

        def watch(frame: Any, event: str, _: object) -> None:  # noqa: ANN401 - Python's frame
            if event == "call":
                self.seen[id(frame.f_code)] = frame.f_code

        start = time.process_time()
        sys.setprofile(watch)
        yield
        sys.setprofile(None)
        spent = time.process_time() - start
        file = item.nodeid.partition("::")[0]
        ours = frozenset(self._functions() | self.prepared[file])
        self.found.append(Called(item.nodeid, round(spent, 3), ours))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        """Note what the fixtures call."""
        yield
        self.prepared[item.nodeid.partition("::")[0]] |= self._functions()

    def _functions(self) -> set[tuple[str, str]]:
        named = ((_module(c.co_filename), _outermost(c.co_qualname)) for c in self.seen.values())
        return {f for f in named if f[0]}

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
    """What each test calls; kept among the system's temporary files until something changes.

    A file of tests that changed is watched again by itself, and all of them when the program did.
    """
    kept = Path(tempfile.gettempdir()) / f"claimcheck-calls-{_digest(_program())}.json"
    known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    now = {str(f.relative_to(ROOT)): _digest([f]) for f in _test_files()}
    known = {file: row for file, row in known.items() if row["digest"] == now.get(file)}
    new = [file for file in now if file not in known]
    if new:
        tell(f"running {len(new)} files of tests without a mutant, to see what each test calls")
        found = Path(tempfile.mkdtemp()) / "calls.json"
        _copy(lambda: _watched(new, found), aloud=True)
        if not found.exists():
            raise SystemExit("the tests do not run")
        data = json.loads(found.read_text("utf-8"))
        if data["failed"]:
            raise SystemExit(f"these fail without a mutant: {', '.join(data['failed'])}")
        for file in new:
            rows = [row for row in data["calls"] if row[0].partition("::")[0] == file]
            known[file] = {"digest": now[file], "calls": rows}
        kept.write_text(json.dumps(known), "utf-8")
    return [
        Called(test, seconds, frozenset(tuple(f) for f in functions))
        for _, row in sorted(known.items())
        for test, seconds, functions in row["calls"]
    ]


def _watched(files: Sequence[str], found: Path) -> int:
    plugin = _Calls()
    status = pytest.main([*OPTIONS, *(str(ROOT / f) for f in files)], plugins=[plugin])
    if plugin.found:
        rows = [[c.test, c.seconds, sorted(c.functions)] for c in plugin.found]
        found.write_text(json.dumps({"failed": sorted(plugin.failed), "calls": rows}), "utf-8")
    return int(status)


def _test_files() -> list[Path]:
    places = [ROOT / each for each in TESTS]
    inside = [f for p in places for pattern in ("test_*.py", "*.md") for f in p.rglob(pattern)]
    return sorted({*inside, *(p for p in places if p.is_file())})


def _program() -> list[Path]:
    """The files that every test rests on: the program, and what tests have in common."""
    source = [f for f in SOURCE.rglob("*") if f.suffix in {".py", ".toml"}]
    common = [f for f in (ROOT / "tests").glob("*.py") if not f.name.startswith("test_")]
    return sorted([*source, *common])


def _digest(files: Sequence[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


# --- a mutant in a function --------------------------------------------------------------


def codes(mutant: Mutant) -> list[tuple[CodeType, CodeType]] | None:
    """The functions that a mutant changes, as they are and as it makes them.

    None when it changes what is done on import, so that it must be imported.
    """
    path = SOURCE / mutant.file
    old = compile(ast.parse(path.read_text("utf-8")), str(path), "exec")
    new = compile(mutated(path, mutant.number), str(path), "exec")
    pairs = list(_changed(old, new))
    same_shape = all(p is not None and p[0].co_freevars == p[1].co_freevars for p in pairs)
    return [p for p in pairs if p is not None] if pairs and same_shape else None


def _changed(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType] | None]:
    """The functions of two versions that differ, those within others too; None for other code."""
    ours, theirs = _inner(old), _inner(new)
    if len(ours) != len(theirs) or _alone(old) != _alone(new):
        yield None
    for a, b in zip(ours, theirs, strict=False):
        if a == b:
            continue
        if a.co_flags & 2 == 0:  # no function: the body of a class, which is run on import
            yield from _changed(a, b)
        else:
            yield a, b
            yield from (pair for pair in _changed(a, b) if pair is not None)


def _inner(code: CodeType) -> list[CodeType]:
    return [c for c in code.co_consts if isinstance(c, CodeType)]


def _alone(code: CodeType) -> CodeType:
    plain = tuple(None if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_consts=plain)


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


class _Session:
    """A plugin of pytest that collects the tests once, and gives each mutant a copy of them."""

    def __init__(self, work: Callable[["_Session"], None]) -> None:
        self.work = work
        self.items: dict[str, pytest.Item] = {}
        self.functions: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)
        self.failed = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Do the work in place of the tests."""
        self.items = {item.nodeid: item for item in session.items}
        for each in gc.get_objects():
            if isinstance(each, FunctionType) and _module(each.__code__.co_filename):
                self.functions[_key(each.__code__)].append(each)
        self.work(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self.failed |= report.failed

    def meets(self, changed: Sequence[tuple[CodeType, CodeType]], order: Sequence[Called]) -> str:
        """Put a mutant in place and run tests until one fails: its name."""
        for was, now in changed:
            for function in self.functions[_key(was)]:
                function.__code__ = now
        for cache in _caches():
            cache.cache_clear()
        chosen = [(self.items[c.test], c) for c in order if c.test in self.items]
        following = [*(item for item, _ in chosen[1:]), None]
        for (item, called), following_item in zip(chosen, following, strict=True):
            signal.setitimer(signal.ITIMER_VIRTUAL, 3 + PATIENCE * called.seconds)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following_item)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if self.failed:
                return called.test
        return ""


# --- a mutant in what is done on import --------------------------------------------------


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


def imported(mutant: Mutant, order: Sequence[Called]) -> str:
    """Import a mutant, collect the tests and run them until one fails: its name."""
    sys.meta_path.insert(0, _Mutated(mutant))
    own = [c for c in order if c.is_named_after(mutant)]
    for part in (own, [c for c in order if c not in own]):
        seen: list[str] = []
        session = _Session(lambda s, part=part, seen=seen: seen.append(s.meets([], part)))
        files = sorted({str(ROOT / c.file) for c in part})
        if not files:
            continue
        if pytest.main([*OPTIONS, *files], plugins=[session]) != pytest.ExitCode.OK:
            return "the collection of tests"
        if seen[0]:
            return seen[0]
    return ""


# --- what the tests say of a mutant ------------------------------------------------------

LATE: Final = 99


@frozen
class Judge:
    """Chooses the tests that a mutant meets, and remembers which of them saw one."""

    given: Sequence[Called]
    budget: float
    aloud: bool
    seen: Counter[tuple[str, str]]

    def order(self, mutant: Mutant) -> list[Called]:
        """The tests that call a mutant's function, the likeliest to see it first."""

        def place(called: Called) -> tuple[Any, ...]:
            own = called.is_named_after(mutant)
            return (-self.seen[mutant.file, called.test], not own, called.seconds, called.test)

        order, spent = [], 0.0
        for called in sorted((c for c in self.given if c.calls(mutant)), key=place):
            spent += called.seconds
            if order and spent > self.budget:
                break
            order.append(called)
        return order

    def judged(self, mutant: Mutant, meet: Callable[[Sequence[Called]], str]) -> str:
        """What the tests say: "killed", "late" or "left"; "unseen" if none calls it."""
        order = self.order(mutant)
        if not order:
            return "unseen"
        reader, writer = os.pipe()

        def run() -> int:
            limit = int(PATIENCE * (3 + sum(c.seconds for c in order)))
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.signal(signal.SIGVTALRM, lambda *_: os._exit(LATE))
            test = meet(order)
            os.write(writer, test.encode())
            return 1 if test else 0

        status = _copy(run, aloud=self.aloud)
        os.close(writer)
        with os.fdopen(reader) as told:
            test = told.read()
        if test:
            self.seen[mutant.file, test] += 1
        if status == 0:
            return "left"
        return "late" if status in {LATE, -signal.SIGXCPU, -signal.SIGKILL} else "killed"


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


def warm() -> None:
    """Read a sentence, so that the words of the language are there; no mutant is in these rooms."""
    from claimcheck.reading.reader import read_text  # noqa: PLC0415 - after quantity's mutants

    read_text(
        "Ann Lee said on Monday that 90 of the 194 children were in need, up from 55 in 2009."
    )
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


def outcomes(chosen: Mapping[str, Sequence[Mutant]], judge: Judge) -> dict[str, str]:
    """What the tests say of each mutant, by its id."""
    found: dict[str, str] = {}
    every = [m for mutants in chosen.values() for m in mutants]
    inside = {m.id: pairs for m in every if (pairs := codes(m))}

    def ask(mutant: Mutant, meet: Callable[[Sequence[Called]], str]) -> None:
        found[mutant.id] = judge.judged(mutant, meet)
        tell(f"{len(found)}/{len(every)} {found[mutant.id]:7}{mutant}")

    def rooms(session: _Session) -> None:
        for room, mutants in chosen.items():
            if room != "quantity":
                warm()
            for m in mutants:
                if pairs := inside.get(m.id):
                    ask(m, partial(session.meets, pairs))

    for m in every:
        if m.id not in inside:
            ask(m, partial(imported, m))
    if inside:
        files = sorted({str(ROOT / c.file) for c in judge.given})
        pytest.main([*OPTIONS, *files], plugins=[_Session(rooms)])
    return found


def main() -> int:
    """Try mutants and print the score; 1 if a room's is too low."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--room", choices=ROOMS, action="append")
    parser.add_argument("--size", type=int)
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--budget", type=float, default=BUDGET)
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
    chosen: dict[str, list[Mutant]] = {}
    for room, usual in ROOMS.items():
        if room not in (options.room or ROOMS):
            continue
        every = options.file or options.only
        mutants = sample(room, 10**6 if every else options.size or usual, options.seed)
        if every:
            mutants = [m for m in mutants if m.file == options.file or m.id in options.only]
        if mutants:
            chosen[room] = mutants
    judge = Judge(calls(), options.budget, bool(options.only), Counter())
    early = [m for m in sys.modules if m.startswith("claimcheck")]
    if early:
        raise SystemExit(f"imported too early, so that no mutant of them could run: {early}")
    said = outcomes(chosen, judge)
    why = explained()
    low = False
    kept: dict[str, list[int]] = {}
    left: list[Mutant] = []
    for room, mutants in chosen.items():
        survived = [m for m in mutants if said[m.id] in {"left", "unseen"}]
        left += survived
        killed = len(mutants) - len(survived)
        kept[room] = [len(mutants), killed, sum(m.id in why for m in survived)]
        low |= killed < ASKED * len(mutants)
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
