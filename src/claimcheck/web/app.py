"""The application: the page, its results, and `POST /check` for a CMS."""

import datetime as dt
import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Any, Final

from attrs import define, evolve, field
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from claimcheck.acceptances import HEADER, accept, acceptance_text, mark_accepted
from claimcheck.claimfile import read_claim_bytes
from claimcheck.documents import read_bytes, suffixes
from claimcheck.errors import ClaimcheckError, DocumentError, InputError
from claimcheck.model import Acceptance, ClaimSet, Document, DocumentEntry, Problem, Report, Role
from claimcheck.prepublication import check_drafts
from claimcheck.remembered import Remembered
from claimcheck.reports import rendered, renderer
from claimcheck.source_shares import Partner
from claimcheck.web.answer import answer
from claimcheck.web.asked import FaultyRequestError, read_request
from claimcheck.web.guards import Guard
from claimcheck.web.pages import fault_page, findings_of, result_page, start_page
from claimcheck.word_copy import word_copy

__all__ = ["create_app"]

MOST_RESULTS: Final = 20
"""How many results are kept in memory; the oldest is forgotten."""

MOST_FILES: Final = 500


@define
class _Result:
    """A draft that was checked, and what has been accepted since; kept in memory only."""

    report: Report
    draft: Document
    original: bytes
    accepted: list[Acceptance] = field(factory=list)

    def shown(self) -> Report:
        """The report with what was accepted marked."""
        return mark_accepted(self.report, self.accepted, _today())


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def create_app(hosts: tuple[str, ...] = (), partner: Partner | None = None) -> Starlette:
    """The application; `hosts` are names, besides this machine's own, that it answers to.

    With a `partner`, another process takes a share of each check's sources.
    """
    desk = _Desk(partner)
    return Starlette(
        routes=[
            Route("/", desk.start),
            Route("/", desk.check_files, methods=["POST"]),
            Route("/style.css", _style),
            Route("/check", desk.check_json, methods=["POST"]),
            Route("/result/{name}", desk.result),
            Route("/result/{name}/accept", desk.accept, methods=["POST"]),
            Route("/result/{name}/report.html", desk.report_html),
            Route("/result/{name}/report.json", desk.report_json),
            Route("/result/{name}/draft.docx", desk.word),
            Route("/result/{name}/claimcheck-accepted.toml", desk.accepted),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: _http_fault, Exception: _own_fault},
    )


async def _style(_: Request) -> Response:
    css = files("claimcheck.web").joinpath("style.css").read_bytes()
    return Response(css, media_type="text/css")


async def _http_fault(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    what = {
        404: "There is nothing here; results are forgotten when the program stops.",
        405: "That cannot be done here.",
        413: "This is too large.",
    }.get(status, str(getattr(error, "detail", "")) or "It cannot be understood.")
    if request.url.path == "/check":
        return JSONResponse({"errors": [what]}, status)
    return HTMLResponse(fault_page(what), status)


async def _own_fault(request: Request, error: Exception) -> Response:
    what = f"A fault of claimcheck's own stopped this ({type(error).__name__}); please report it."
    if request.url.path == "/check":
        return JSONResponse({"errors": [what]}, 500)
    return HTMLResponse(fault_page(what), 500)


class _Desk:
    """The results of this run of the program, by names that nobody can guess.

    What was read of sources is remembered, too: a draft is often checked again after a change.
    """

    def __init__(self, partner: Partner | None) -> None:
        self.results: OrderedDict[str, _Result] = OrderedDict()
        self.remembered = Remembered()
        self.partner = partner

    def _held(self, drafts: Sequence[Document], sources: Sequence[Document], **more: Any) -> Report:  # noqa: ANN401 - as `check_drafts` has it
        """`check_drafts` with what is remembered, and the other process."""
        known = self.remembered
        return check_drafts(
            drafts,
            sources,
            executor=known.readings,
            kept=known.prepared,
            partner=self.partner,
            **more,
        )

    # for programs

    async def check_json(self, request: Request) -> Response:
        """`POST /check`: a draft and its sources as JSON in, the report as JSON out."""
        try:
            told = json.loads(await request.body())
        except (ValueError, RecursionError):
            return JSONResponse({"errors": ["the body is no JSON"]}, 400)
        try:
            asked = read_request(told)
        except FaultyRequestError as error:
            return JSONResponse({"errors": error.faults}, 400)
        report = await run_in_threadpool(
            self._held, [asked.draft], asked.sources, claims=asked.claims, terms=asked.terms
        )
        return JSONResponse(answer(report, asked.offsets))

    # for people

    async def start(self, _: Request) -> Response:
        return HTMLResponse(start_page(suffixes()))

    async def check_files(self, request: Request) -> Response:
        """Read the uploaded files, check the draft, and lead to its result."""
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FILES) as form:
            draft = await _one(form, "draft")
            claims = await _one(form, "claims")
            primary = await _several(form, "primary")
            others = await _several(form, "sources")
        if draft is None:
            return HTMLResponse(start_page(suffixes(), "Choose a draft."), 400)
        if not primary and not others and claims is None:
            missing = "Choose at least one source, or a claims file."
            return HTMLResponse(start_page(suffixes(), missing), 400)
        try:
            result = await run_in_threadpool(_checked, self._held, draft, primary, others, claims)
        except InputError as error:
            what = "; ".join(f"{f.file}: {f.what}" for f in error.faults)
            return HTMLResponse(start_page(suffixes(), what), 400)
        name = secrets.token_urlsafe(12)
        self.results[name] = result
        while len(self.results) > MOST_RESULTS:
            self.results.popitem(last=False)
        return RedirectResponse(f"/result/{name}", 303)

    def _named(self, request: Request) -> _Result:
        found = self.results.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        return found

    async def result(self, request: Request) -> Response:
        """The findings beside the text."""
        result = self._named(request)
        page = result_page(
            request.path_params["name"], result.draft, result.shown(), word=_can_write_word()
        )
        return HTMLResponse(page)

    async def accept(self, request: Request) -> Response:
        """Let a finding stand."""
        result = self._named(request)
        async with request.form(max_files=0, max_fields=8) as form:
            told = {k: str(form.get(k, "")).strip() for k in ("finding", "reason", "by")}
        finding = next(
            (
                n
                for n in findings_of(result.shown(), result.draft)
                if n.finding.id == told["finding"]
            ),
            None,
        )
        if finding is None or not told["reason"] or not told["by"]:
            raise HTTPException(400, "Say which finding, why the words stand, and who has looked.")
        if finding.finding.accepted is None:
            result.accepted.append(
                accept(finding.finding, reason=told["reason"], by=told["by"], date=_today())
            )
        name = request.path_params["name"]
        return RedirectResponse(f"/result/{name}#f{finding.number}", 303)

    async def report_html(self, request: Request) -> Response:
        """The report as a page to keep."""
        content = rendered(renderer("html"), self._named(request).shown())
        return _download(content, "report.html", "text/html; charset=utf-8")

    async def report_json(self, request: Request) -> Response:
        """The report as JSON."""
        content = rendered(renderer("json"), self._named(request).shown())
        return _download(content, "report.json", "application/json")

    async def word(self, request: Request) -> Response:
        """The draft as a Word file with comments."""
        result = self._named(request)
        is_word = result.draft.file.suffix.lower() in {".docx", ".docm", ".dotx"}
        try:
            copy = await run_in_threadpool(
                word_copy, result.draft, result.shown(), result.original if is_word else None
            )
        except (ClaimcheckError, ValueError) as error:
            raise HTTPException(400, str(error)) from None
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return _download(copy.data, f"{_plain(result.draft.file.stem)}.claimcheck.docx", kind)

    async def accepted(self, request: Request) -> Response:
        """What was accepted, as the file that the command reads."""
        entries = [acceptance_text(a) for a in self._named(request).accepted]
        text = "\n".join((HEADER, *entries))
        return _download(text.encode(), "claimcheck-accepted.toml", "application/toml")


def _checked(
    held: Callable[..., Report],
    draft: tuple[str, bytes],
    primary: list[tuple[str, bytes]],
    others: list[tuple[str, bytes]],
    claims: tuple[str, bytes] | None,
) -> _Result:
    """Check uploaded files; a source that cannot be read is a row of the report's problems.

    Raises:
        InputError: the draft or the claims file cannot be read.
    """
    known = (
        read_claim_bytes(PurePath(claims[0]).name, claims[1])
        if claims
        else ClaimSet(Path("claims"))
    )
    taken: dict[str, int] = {}
    mine = evolve(_read(*draft, Role.DRAFT, taken))
    sources: list[Document] = []
    problems: list[Problem] = []
    for (name, data), role in [(f, Role.PRIMARY) for f in primary] + [
        (f, Role.SECONDARY) for f in others
    ]:
        try:
            sources.append(_read(name, data, role, taken))
        except DocumentError as error:
            problems.append(Problem(error.faults[0].what, file=name))
    report = held(
        [mine],
        sources,
        claims=[evolve(c, where=()) for c in known.claims],
        terms=known.terms,
        units=known.units,
        title=known.title,
        problems=problems,
    )
    return _Result(report, mine, draft[1])


def _read(name: str, data: bytes, role: Role, taken: dict[str, int]) -> Document:
    file = PurePath(name.replace("\\", "/")).name or "document"
    stem = PurePath(file).stem
    taken[stem] = taken.get(stem, 0) + 1
    id_ = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
    return evolve(read_bytes(DocumentEntry(id_, Path(file), role=role), data), role=role)


async def _one(form: FormData, name: str) -> tuple[str, bytes] | None:
    found = await _several(form, name)
    return found[0] if found else None


async def _several(form: FormData, name: str) -> list[tuple[str, bytes]]:
    return [
        (each.filename, await each.read())
        for each in form.getlist(name)
        if isinstance(each, UploadFile) and each.filename
    ]


def _can_write_word() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 - asked for here only

    return find_spec("docx") is not None


def _plain(name: str) -> str:
    """A name that stands in a header without harm."""
    return (
        "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name) or "draft"
    )


def _download(data: bytes, name: str, kind: str) -> Response:
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=kind, headers=headers)
