"""Which requests are answered: those of this machine's own page, within the limits."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final
from urllib.parse import urlsplit

__all__ = ["HEADERS", "MOST_BYTES", "Guard"]

MOST_BYTES: Final = 80_000_000
"""A request of more bytes is refused."""

# With "no-referrer" a browser would hide that a form is our own: its origin would be "null".
HEADERS: Final = {
    "content-security-policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
"""What every answer carries: nothing from elsewhere, no script, no frame, no copy kept."""

_HERE: Final = ("127.0.0.1", "localhost", "::1")

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Guard:
    """Lets through to an application what its own page, or a program on this machine, asks.

    The host that is asked for must be this machine's (against a foreign name that points here), a
    request that a browser sends from another page is refused, and so is one that is too large,
    whatever length it claims to have.
    """

    def __init__(self, app: App, hosts: tuple[str, ...] = (), most: int = MOST_BYTES) -> None:
        self.app = app
        self.hosts = (*_HERE, *(h.casefold() for h in hosts))
        self.most = most

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        refused = self._refused(scope["method"], headers)
        if refused:
            await _answer(send, *refused)
            return
        taken = 0
        started = False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most:
                raise _TooLargeError
            return message

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                named = {k.lower() for k, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (k.encode(), v.encode())
                        for k, v in HEADERS.items()
                        if k.encode() not in named
                    ),
                ]
            await send(message)

        try:
            await self.app(scope, counted, guarded)
        except _TooLargeError:
            if not started:
                await _answer(send, 413, self._too_large())

    def _refused(self, method: str, headers: dict[str, str]) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if _name(host) not in self.hosts:
            return 421, "This page is for the machine that it runs on; ask for 127.0.0.1."
        origin = headers.get("origin")
        if origin is not None and origin != "null" and urlsplit(origin).netloc != host:
            return 403, "Another page asked for this, so it was not done."
        if method != "GET" and (
            origin == "null" or headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}
        ):
            return 403, "Another page asked for this, so it was not done."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.most:
            return 413, self._too_large()
        return None

    def _too_large(self) -> str:
        return f"This is larger than the limit of {self.most // 1_000_000} MB; send fewer files."


class _TooLargeError(Exception):
    """More came than the limit allows."""


def _name(host: str) -> str:
    """The host of a Host header without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].casefold()
    return host.partition(":")[0].casefold()


async def _answer(send: Send, status: int, words: str) -> None:
    headers = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
    headers.append((b"content-type", b"text/plain; charset=utf-8"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{words}\n".encode()})
