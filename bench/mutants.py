"""Mutants: a module with one small thing changed, as a careless hand would change it.

A mutant turns a comparison, a truth value, a number, a word, `and`, `+`, or what is returned into
another, or leaves a call out. Docstrings, annotations and what only a type checker sees stay as
they are. Each has an id made from the words that it changes, so that it stays the same mutant when
the lines above it move.
"""

import ast
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import frozen

_OTHER: Final[dict[type, type]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
}
_OTHER_NAME: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NOT_RUN: Final = {"annotation", "returns", "type_comment", "type_params", "format_spec"}
_PLAIN: Final = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.NamedExpr)

_Place = tuple[Any, str | int]


@frozen
class Mutant:
    """One change: in which file and function, on which line, what stood there and what stands."""

    id: str
    file: str
    where: str
    """The outermost function or method, empty for what is done on import."""
    line: int
    text: str
    """The line as it is."""
    was: str
    now: str
    number: int
    """Its place among the changes of the file."""

    def __str__(self) -> str:
        return f"{self.id}  {self.file}:{self.line}  {self.was}  ->  {self.now}   in: {self.text}"


@frozen
class _Edit:
    """What is put where; `shown` is the expression in which it is seen."""

    place: _Place
    new: Any
    shown: ast.AST
    where: str


def mutants_of(file: Path, root: Path) -> list[Mutant]:
    """All mutants of a module, in its order."""
    source = file.read_text("utf-8")
    lines = source.splitlines()
    name = file.relative_to(root).as_posix()
    met: Counter[tuple[str, ...]] = Counter()
    found = []
    for number, edit in enumerate(_edits(ast.parse(source))):
        was = _first_line(edit.shown)
        old = _put(edit.place, edit.new)
        now = _first_line(edit.new if edit.shown is old else edit.shown)
        _put(edit.place, old)
        line = _line(edit.shown)
        key = (name, edit.where, lines[line - 1].strip(), was, now)
        met[key] += 1
        digest = hashlib.sha256("\0".join((*key, str(met[key]))).encode()).hexdigest()[:10]
        found.append(Mutant(digest, name, edit.where, line, key[2], was, now, number))
    return found


def _line(node: ast.AST) -> int:
    """The line of a node; that of what a comprehension is over has to be asked of its target."""
    return getattr(node.target if isinstance(node, ast.comprehension) else node, "lineno", 1)


def _first_line(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0]


def mutated(file: Path, number: int) -> ast.Module:
    """The module with one of its changes made."""
    tree = ast.parse(file.read_text("utf-8"))
    edit = next(e for n, e in enumerate(_edits(tree)) if n == number)
    _put(edit.place, edit.new)
    return ast.fix_missing_locations(tree)


def _put(place: _Place, new: Any) -> Any:  # noqa: ANN401 - whatever stands in a syntax tree
    """Put something in a place of the tree, and return what stood there."""
    holder, key = place
    if isinstance(holder, list):
        old, holder[key] = holder[key], new
    else:
        old = getattr(holder, str(key))
        setattr(holder, str(key), new)
    return old


def _edits(tree: ast.Module) -> Iterator[_Edit]:
    """All changes of a module; the tree must be as it was whenever the next one is asked for."""
    yield from _below(tree, "")


def _below(node: ast.AST, where: str, function: str = "") -> Iterator[_Edit]:
    for name, value in ast.iter_fields(node):
        if name in _NOT_RUN:
            continue
        parts = value if isinstance(value, list) else [value]
        for at, part in enumerate(parts):
            if not isinstance(part, ast.AST) or _only_told(node, name, at, part):
                continue
            if isinstance(part, (ast.Break, ast.Continue)):
                other = ast.Continue if isinstance(part, ast.Break) else ast.Break
                yield _Edit((value, at), ast.copy_location(other(), part), part, function)
            for place, new in _changes(part):
                yield _Edit(place, new, part, function)
            scope, inside = where, function
            if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                scope = f"{where}.{part.name}".lstrip(".")
                if not isinstance(part, ast.ClassDef):
                    inside = function or scope
            if name == "decorator_list":
                scope, inside = where, ""
            yield from _below(part, scope, inside)


def _only_told(parent: ast.AST, name: str, at: int, part: ast.AST) -> bool:
    """Whether a part is there for readers and type checkers alone."""
    if isinstance(part, (ast.Import, ast.ImportFrom)):
        return True
    if isinstance(part, ast.If) and "TYPE_CHECKING" in ast.unparse(part.test):
        return True
    if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
        return True  # a docstring of a module, class, function or value
    if name == "decorator_list" and "cache" in ast.unparse(part):
        return True  # how much is remembered changes no outcome
    assigns = isinstance(part, (ast.Assign, ast.AnnAssign))
    if assigns and "__all__" in ast.unparse(part).partition("=")[0]:
        return True
    return isinstance(parent, ast.Call) and name == "args" and at == 0 and _casts(parent)


def _casts(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in {"cast", "TypeVar", "NewType"}


def _changes(node: ast.AST) -> Iterator[tuple[_Place, Any]]:  # noqa: C901, PLR0912 - one branch a syntax
    """What may stand in place of a node, or of a part of it."""
    match node:
        case ast.Compare():
            for at, op in enumerate(node.ops):
                yield (node.ops, at), _OTHER[type(op)]()
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign():
            if other := _OTHER.get(type(node.op)):
                yield (node, "op"), other()
        case ast.UnaryOp(op=ast.Not()):
            yield (node, "operand"), _negated(node.operand)
        case ast.UnaryOp(op=ast.USub()):
            yield (node, "op"), ast.UAdd()
        case ast.Constant(value=value):
            yield from (((node, "value"), new) for new in _values(value))
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            if isinstance(test, _PLAIN):
                yield (node, "test"), _negated(test)
        case ast.comprehension():
            for at, test in enumerate(node.ifs):
                if isinstance(test, _PLAIN):
                    yield (node.ifs, at), _negated(test)
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value in {None, True, False}):
                yield (node, "value"), ast.Constant(None)
        case ast.Expr():
            yield (node, "value"), ast.Constant(None)
        case ast.Call(func=ast.Name(id=name)) if name in _OTHER_NAME:
            yield (node.func, "id"), _OTHER_NAME[name]


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _values(value: object) -> Iterator[object]:
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case str():
            yield f"XX{value}XX"
