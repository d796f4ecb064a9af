"""Do the tests see a fault? Small changes to three rooms, and how many of them fail a test.

    python bench/mutation.py                        the sample of each room, and its score
    python bench/mutation.py --room rules --size 50 fewer of one room
    python bench/mutation.py --file rules/value.py  every mutant of a file
    python bench/mutation.py --only 1f2e3d4c5b      these mutants, with what the tests say
    python bench/mutation.py --write                keep the score for docs/proof.md

The sample is the same each time: a mutant is in it for the hash of its own words, so a change of
the code moves few in or out. Each mutant meets those of TESTS that run its lines, in a copy of this
process: first the tests that saw an earlier mutant of the function or the file, then those that
name the function, those named after the file, and the quickest, until one fails, takes far longer
than it should, or all together have taken --budget seconds. What documents hold is read once,
before the mutants of the rooms that judge it. A mutant in a function is put into the functions that
were imported already; one in what is done on import is imported in place of its module. What no
test sees stands in mutants_left.toml with the reason why no test could; a survivor that is not
there is a hole in the tests.
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
import pickle
import re
import resource
import signal
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

import coverage
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
    "tests/archive/test_passed_over.py",
    "tests/test_blind.py",
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
    """Which lines of the three rooms a test runs, and how long it takes."""

    test: str
    seconds: float
    lines: Mapping[str, frozenset[int]]

    @property
    def file(self) -> str:
        """The file of the test."""
        return self.test.partition("::")[0]

    def is_named_after(self, mutant: Mutant) -> bool:
        """Whether the file of the test is named after that of the mutant, or one that shares it."""
        stem = Path(self.file).stem.removeprefix("test_")
        return stem == Path(mutant.file).stem or stem in _sharing(mutant.file)

    def names(self, mutant: Mutant) -> bool:
        """Whether the words of the test, or those beside it in its file, name what is mutated."""
        name = mutant.where.rpartition(".")[2]
        return bool(name) and name in _words_of(self.file)

    def runs(self, places: Mapping[str, frozenset[int]]) -> bool:
        """Whether the test runs one of these lines."""
        return any(not lines.isdisjoint(self.lines.get(f, ())) for f, lines in places.items())


@cache
def _sharing(file: str) -> frozenset[str]:
    """The modules of a room that share a module of its own: `modality` shares `_strength`."""
    path = SOURCE / file
    if not path.stem.startswith("_"):
        return frozenset()
    beside = (each for each in path.parent.glob("*.py") if each != path)
    shared = re.compile(rf"^from \S*\.{path.stem} import ", re.MULTILINE)
    return frozenset(each.stem for each in beside if shared.search(each.read_text("utf-8")))


@cache
def _words_of(file: str) -> frozenset[str]:
    """The words of a file of tests."""
    path = ROOT / file
    return frozenset(re.findall(r"\w+", path.read_text("utf-8"))) if path.exists() else frozenset()


def places(mutant: Mutant) -> dict[str, frozenset[int]]:
    """The lines that show a mutant when they are run, by file.

    They are those of its statement; of a name that is given its value on import, the statements
    that use the name; of anything else that is done on import, every line of its file.
    """
    tree = _tree(mutant.file)
    found = _innermost(tree, mutant.line)
    if mutant.where:
        whole = isinstance(found, (ast.FunctionDef, ast.AsyncFunctionDef))  # a default
        return {mutant.file: _all_lines(found) if whole else _lines_of(found)}
    named = _given(found)
    if not named:
        return {mutant.file: frozenset[int]().union(*map(_all_lines, tree.body))}
    return {file: lines for file in _files() if (lines := _using(file, named))}


def _using(file: str, names: frozenset[str]) -> frozenset[int]:
    """The lines of the statements within functions of a file that use one of some names."""
    lines: set[int] = set()
    for function in ast.walk(_tree(file)):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines |= {
                line
                for node in ast.walk(function)
                if isinstance(node, ast.Name) and node.id in names
                for line in _lines_of(_innermost(_tree(file), node.lineno))
            }
    return frozenset(lines)


def _given(statement: ast.stmt) -> frozenset[str]:
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    else:
        return frozenset()
    return frozenset(t.id for t in targets if isinstance(t, ast.Name))


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse((SOURCE / file).read_text("utf-8"))


@cache
def _files() -> tuple[str, ...]:
    found = (f.relative_to(SOURCE).as_posix() for f in SOURCE.rglob("*.py"))
    return tuple(sorted(f for f in found if _room(f)))


def _innermost(tree: ast.Module, line: int) -> ast.stmt:
    """The smallest statement that a line is of; a decorator's is the first of the module.

    Of a jump it is the statement around it: a jump alone leaves no line behind.
    """
    on = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt)
        and not isinstance(node, (ast.Continue, ast.Break))
        and node.lineno <= line <= (node.end_lineno or 0)
    ]
    return min(on, key=_size, default=tree.body[0])


def _size(statement: ast.stmt) -> tuple[int, int]:
    return (statement.end_lineno or 0) - statement.lineno, -statement.col_offset


def _all_lines(statement: ast.stmt) -> frozenset[int]:
    return frozenset(range(statement.lineno, (statement.end_lineno or statement.lineno) + 1))


def _lines_of(statement: ast.stmt) -> frozenset[int]:
    """The lines of a statement, without those of the statements in it."""
    end = statement.end_lineno or statement.lineno
    if body := getattr(statement, "body", None):
        end = max(statement.lineno, body[0].lineno - 1)
    return frozenset(range(statement.lineno, end + 1))


# --- what the tests run ------------------------------------------------------------------


class _Watch:
    """A plugin of pytest that notes, test by test, which lines of the rooms are run."""

    def __init__(self) -> None:
        rooms = [str(SOURCE / f"{r}.py" if r == "quantity" else SOURCE / r / "*") for r in ROOMS]
        self.coverage = coverage.Coverage(data_file=None, config_file=False, include=rooms)
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()
        self.file = ""

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watch one test."""
        file = item.nodeid.partition("::")[0]
        for each in _caches():
            # What an earlier test ran, this one must run, too; of a table once for each file.
            if file != self.file or not _is_table(each):
                each.cache_clear()
        self.file = file
        self.coverage.switch_context(item.nodeid)
        start = time.process_time()
        yield
        self.seconds[item.nodeid] = round(time.process_time() - start, 3)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Iterator[None]:
        """What the fixtures of a file run is of all its tests: it may be done once."""
        self.coverage.switch_context(item.nodeid.partition("::")[0])
        yield
        self.coverage.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what fails without any mutant: such a test can tell nothing."""
        if report.failed:
            self.failed.add(report.nodeid)

    def rows(self) -> list[tuple[str, float, dict[str, list[int]]]]:
        """Each test, how long it takes and what it runs."""
        self.coverage.stop()
        data = self.coverage.get_data()
        ran: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    ran[context][_module(file)].add(line)
                    if line in _table_lines(_module(file)):
                        ran[context.partition("::")[0]][_module(file)].add(line)
        rows = []
        for test, seconds in self.seconds.items():
            own, shared = ran[test], ran[test.partition("::")[0]]
            lines = {f: sorted(own[f] | shared[f]) for f in sorted({*own, *shared})}
            rows.append((test, seconds, lines))
        return rows


def _caches() -> Iterator[Any]:
    for name, module in list(sys.modules.items()):
        if name.startswith(("claimcheck.matching", "claimcheck.rules")):
            found = (v for v in vars(module).values() if hasattr(v, "cache_clear"))
            yield from (v for v in found if v.__module__ == name)  # and no table of the lexicon


_FEW: Final = 8
"""A function of which so few answers are remembered makes a table of the lexicon's words."""


def _is_table(cached: Any) -> bool:  # noqa: ANN401 - a function that remembers
    size = cached.cache_parameters()["maxsize"]
    return size is not None and size <= _FEW


@cache
def _table_lines(file: str) -> frozenset[int]:
    """The lines of the functions of a file that make a table."""
    return frozenset[int]().union(
        *(
            _all_lines(node)
            for node in ast.walk(_tree(file))
            if isinstance(node, ast.FunctionDef)
            for made in node.decorator_list
            if isinstance(made, ast.Call)
            and ast.unparse(made.func) == "lru_cache"
            and any(
                isinstance(k.value, ast.Constant) and k.value.value <= _FEW for k in made.keywords
            )
        )
    )


def _module(file: str) -> str:
    try:
        name = Path(file).relative_to(SOURCE).as_posix()
    except ValueError:
        return ""
    return name if _room(name) else ""


def _room(name: str) -> str | None:
    return next((r for r in ROOMS if name.startswith((f"{r}/", f"{r}.py"))), None)


def calls() -> list[Called]:
    """What each test runs; kept among the system's temporary files until something changes.

    A file of tests that changed is watched again by itself, and all of them when the program did.
    """
    kept = _kept("json")
    known = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    now = {str(f.relative_to(ROOT)): _digest([f]) for f in _test_files()}
    known = {file: row for file, row in known.items() if row["digest"] == now.get(file)}
    new = [file for file in now if file not in known]
    if new:
        tell(f"running {len(new)} files of tests without a mutant, to see what each test runs")
        found = Path(tempfile.mkdtemp()) / "runs.json"
        _copy(lambda: _watched(new, found), aloud=True)
        if not found.exists():
            raise SystemExit("the tests do not run")
        data = json.loads(found.read_text("utf-8"))
        if data["failed"]:
            raise SystemExit(f"these fail without a mutant: {', '.join(data['failed'])}")
        for file in new:
            rows = [row for row in data["runs"] if row[0].partition("::")[0] == file]
            known[file] = {"digest": now[file], "runs": rows}
        kept.write_text(json.dumps(known), "utf-8")
    return [
        Called(test, seconds, {file: frozenset(at) for file, at in lines.items()})
        for _, row in sorted(known.items())
        for test, seconds, lines in row["runs"]
    ]


def _kept(form: str) -> Path:
    """Where is kept what the tests run, or what they read, as long as the program is the same."""
    return Path(tempfile.gettempdir()) / f"claimcheck-runs-{_digest(_program())}.{form}"


def _watched(files: Sequence[str], found: Path) -> int:
    plugin = _Watch()
    plugin.coverage.start()
    texts = Remembered()
    status = pytest.main([*OPTIONS, *(str(ROOT / f) for f in files)], plugins=[plugin])
    if plugin.seconds:
        told = {"failed": sorted(plugin.failed), "runs": plugin.rows()}
        found.write_text(json.dumps(told), "utf-8")
        texts.keep(_kept("pickle"))
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
        for each in _caches():
            each.cache_clear()
        return self.run(order, limited=True)

    def run(self, order: Sequence[Called], *, limited: bool = False) -> str:
        """Run tests until one fails, each within a time where that is wanted."""
        chosen = [(self.items[c.test], c) for c in order if c.test in self.items]
        following = [*(item for item, _ in chosen[1:]), None]
        for (item, called), following_item in zip(chosen, following, strict=True):
            limit = 3 + PATIENCE * called.seconds if limited else 0
            signal.setitimer(signal.ITIMER_VIRTUAL, limit)
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
    seen: Counter[tuple[str, ...]]

    def order(self, mutant: Mutant) -> list[Called]:
        """The tests that run a mutant's lines, the likeliest to see it first."""

        def place(called: Called) -> tuple[Any, ...]:
            near = self.seen[mutant.file, mutant.where, called.test]
            far = self.seen[mutant.file, called.test]
            own = called.is_named_after(mutant)
            return (-near, -far, not called.names(mutant), not own, called.seconds, called.test)

        order, spent = [], 0.0
        shown = places(mutant)
        own = [c for c in self.given if not mutant.where and c.is_named_after(mutant)]
        others = (c for c in self.given if c.runs(shown) and c not in own)
        for called in sorted((*own, *others), key=place):
            spent += called.seconds
            if order and spent > self.budget:
                break
            order.append(called)
        return order

    def judged(self, mutant: Mutant, meet: Callable[[Sequence[Called]], str]) -> str:
        """What the tests say: "killed", "late" or "left"; "unseen" if none runs it."""
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
            self.seen[mutant.file, mutant.where, test] += 1
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


class Remembered:
    """What was read once and is read no more: no mutant of those rooms is in the reader."""

    def __init__(self) -> None:
        from claimcheck.reading import reader  # noqa: PLC0415 - after quantity's mutants

        self.plain = {name: getattr(reader, name) for name in ("read_text", "read_document")}
        self.known: dict[tuple[Any, ...], Any] = {}
        for name in self.plain:
            instead = partial(self.read, name)
            for module in list(sys.modules.values()):
                if vars(module).get(name) is self.plain[name]:
                    setattr(module, name, instead)

    def read(self, name: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it reads
        """Read what was not read before."""
        key = (name, given, tuple(named.items()))
        try:
            if key not in self.known:
                self.known[key] = self.plain[name](*given, **named)
        except TypeError:  # what is given has no hash
            return self.plain[name](*given, **named)
        return self.known[key]

    def keep(self, file: Path) -> None:
        """Add to a file what was read, for `read_again`."""
        before = pickle.loads(file.read_bytes()) if file.exists() else []  # noqa: S301 - our own
        file.write_bytes(pickle.dumps(list(dict.fromkeys([*before, *self.known]))))

    def read_again(self, file: Path) -> None:
        """Read all that the tests read, before any copy of this process does."""
        for name, given, named in pickle.loads(file.read_bytes()):  # noqa: S301 - our own
            self.read(name, *given, **dict(named))
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


def outcomes(room: str, mutants: Sequence[Mutant], judge: Judge) -> dict[str, str]:
    """What the tests say of each mutant of a room, by its id."""
    found: dict[str, str] = {}
    inside = {m.id: pairs for m in mutants if (pairs := codes(m))}

    def ask(mutant: Mutant, meet: Callable[[Sequence[Called]], str]) -> None:
        found[mutant.id] = judge.judged(mutant, meet)
        tell(f"{len(found)}/{len(mutants)} {found[mutant.id]:7}{mutant}")

    def functions(session: _Session) -> None:
        for m in mutants:
            if pairs := inside.get(m.id):
                ask(m, partial(session.meets, pairs))

    if room != "quantity":
        Remembered().read_again(_kept("pickle"))
    for m in mutants:
        if m.id not in inside:
            ask(m, partial(imported, m))
    if inside:
        files = sorted({str(ROOT / c.file) for c in judge.given})
        pytest.main([*OPTIONS, *files], plugins=[_Session(functions)])
    return found


def apart(room: str, mutants: Sequence[Mutant], judge: Judge) -> dict[str, str]:
    """The outcomes of a room, found in a copy of this process that has imported nothing yet."""
    found = Path(tempfile.mkdtemp()) / "outcomes.json"
    _copy(lambda: found.write_text(json.dumps(outcomes(room, mutants, judge)), "utf-8"), aloud=True)
    if not found.exists():
        raise SystemExit(f"the mutants of {room} could not be tried")
    data: dict[str, str] = json.loads(found.read_text("utf-8"))
    return data


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
    said = {i: o for room, some in chosen.items() for i, o in apart(room, some, judge).items()}
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
        figures["mutation"] = {**figures.get("mutation", {}), **kept}
        MEASURED.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if low else 0


if __name__ == "__main__":
    raise SystemExit(main())
