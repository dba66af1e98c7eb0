"""Session cookies under a seal: what the database keeps of a session doesn't open one.

Django stores a session's key as it stands in the cookie, so a stolen backup would sign its finder in. The browser
therefore gets ``<key>.<signature>``, made with the secret in the keys folder; only the key itself goes on to Django,
and a key without its signature is no session at all. See docs/decisions/0045.
"""

from collections.abc import Iterable
from typing import Final

from django.conf import settings
from django.core.signing import BadSignature, Signer

from sudare.connect.bare import App, Message, Receive, Scope, Send

_SALT: Final = "sudare.connect.cookies"
Headers = Iterable[tuple[bytes, bytes]]


class SealedSessions:
    """Stands before every door: opens the seal on the way in, puts it on on the way out."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sealing(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _outward(message.get("headers", ()))}
            await send(message)

        if "headers" in scope:
            scope = {**scope, "headers": _inward(scope["headers"])}
        await self._app(scope, receive, sealing)


def seal(session_key: str) -> str:
    """What the browser keeps of a session."""
    return _signer().sign(session_key)


def unseal(untrusted_cookie: str) -> str | None:
    """The session's key, or None when the seal isn't ours."""
    try:
        return _signer().unsign(untrusted_cookie)
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(salt=_SALT, sep=".")


def _inward(headers: Headers) -> list[tuple[bytes, bytes]]:
    return [(name, _opened(value) if name.lower() == b"cookie" else value) for name, value in headers]


def _opened(value: bytes) -> bytes:
    """Cut up as Django will do it, or a cookie it understands otherwise would slip past."""
    return ";".join(map(_crumb, value.decode("latin-1").split(";"))).encode("latin-1")


def _crumb(untrusted_crumb: str) -> str:
    name, _, given = (part.strip() for part in untrusted_crumb.partition("="))
    return f" {name}={unseal(given) or ''}" if name == settings.SESSION_COOKIE_NAME else untrusted_crumb


def _outward(headers: Headers) -> list[tuple[bytes, bytes]]:
    return [(name, _sealed(value) if name.lower() == b"set-cookie" else value) for name, value in headers]


def _sealed(value: bytes) -> bytes:
    name, _, rest = value.decode("latin-1").partition("=")
    key, semicolon, attributes = rest.partition(";")
    if name.strip() != settings.SESSION_COOKIE_NAME or not key.strip('"'):
        return value  # another cookie, or this one being taken away
    return f"{name}={seal(key)}{semicolon}{attributes}".encode("latin-1")
