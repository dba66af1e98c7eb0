"""A visitor at our doors: the token their browser holds, and the few doors it opens.

What isn't in the table isn't there for a visitor, whatever the verb behind it would say. See docs/decisions/0200.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from sudare.accounts.errors import Frozen
from sudare.accounts.terms import Role, Viewer
from sudare.connect.errors import TokenUnusable
from sudare.kit.errors import NotFound
from sudare.reception.access import Caller, access_caller
from sudare.reception.errors import NotBegun
from sudare.reception.terms import TOKEN_PREFIX

ROOT: Final = "/api/v1"
_BEARER: Final = f"Bearer {TOKEN_PREFIX}"
_UUID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PUBLIC: Final = re.compile(rf"{ROOT}/desk/[^/]{{1,60}}(?:/enter|/resume)?")


@dataclass(frozen=True, slots=True)
class Door:
    """One path and what may be asked of it. ``room`` in a path is the visitor's own; no other is ever looked up."""

    path: re.Pattern[str]
    methods: frozenset[str]
    is_before: bool = False  # open before the visit has begun


def _door(methods: str, template: str, *, is_before: bool = False) -> Door:
    """``{room}`` for the visitor's own room, ``{id}`` for the id of anything else, ``{name}`` for a word."""
    pattern = re.escape(template).replace(r"\{room\}", rf"(?P<room>{_UUID})")
    pattern = pattern.replace(r"\{id\}", _UUID).replace(r"\{name\}", "[a-z-]{1,20}")
    return Door(re.compile(f"{ROOT}{pattern}"), frozenset(methods.split()), is_before)


DOORS: Final = (
    _door("GET PATCH DELETE", "/visit", is_before=True),
    _door("POST", "/visit/begin", is_before=True),
    _door("POST", "/visit/check-words", is_before=True),
    _door("POST", "/visit/end"),
    _door("POST", "/visit/satisfaction"),
    _door("POST", "/visit/page"),
    _door("GET", "/stream"),
    _door("GET", "/rooms/{room}"),
    _door("GET", "/rooms/{room}/stream"),
    _door("GET", "/rooms/{room}/events"),
    _door("GET", "/rooms/{room}/notice"),
    _door("GET POST", "/rooms/{room}/messages"),
    _door("PUT", "/rooms/{room}/read"),
    _door("POST", "/rooms/{room}/typing"),
    _door("POST", "/rooms/{room}/check-words"),
    _door("PATCH DELETE", "/messages/{id}"),
    _door("POST", "/uploads"),
    _door("POST OPTIONS", "/uploads/tus"),
    _door("HEAD PATCH DELETE POST", "/uploads/tus/{id}"),
    _door("GET DELETE", "/attachments/{id}"),
    _door("GET", "/attachments/{id}/renditions/{name}"),
    _door("GET", "/attachments/{id}/views"),
    _door("POST", "/attachments/{id}/edit"),
    _door("POST", "/attachments/{id}/confirm"),
    _door("POST", "/attachments/{id}/appeal"),
    _door("POST", "/attachments/{id}/forget"),
    _door("GET POST", "/reports"),
    _door("PUT", "/reports/{id}/memo"),
    _door("POST", "/reports/{id}/appeal"),
    _door("GET", "/reports/{id}/takedowns"),
    _door("GET", "/decisions"),
    _door("POST", "/decisions/{id}/appeal"),
)


def has_token(request: HttpRequest) -> bool:
    """Whether a visitor's browser asks. Then nothing else counts, no session that came along either."""
    return request.headers.get("Authorization", "").startswith(_BEARER)


def visitor(request: HttpRequest) -> Viewer:
    """The visitor behind this request, whose language speaks from here on.

    Raises: TokenUnusable; NotFound for every door that isn't theirs, and for a page that may not speak for them;
    NotBegun; Frozen.
    """
    token = request.headers["Authorization"].removeprefix("Bearer ").strip()
    try:
        caller = access_caller(token=token)
    except NotFound as error:
        raise TokenUnusable from error
    user = caller.visitor.user
    request.user = user
    request.visitor_token = caller.token_id, user.get_session_auth_hash()  # type: ignore[attr-defined]  # for streams
    if user.language:
        translation.activate(user.language)
    _check_origin(request, caller)
    _check_door(request, caller)
    if caller.viewer.is_frozen:
        raise Frozen
    return caller.viewer


def is_shared(path: str) -> bool:
    """Whether other web sites may carry what is behind this path: a visitor's doors and a desk's, nothing else."""
    return bool(_PUBLIC.fullmatch(path)) or any(door.path.fullmatch(path) for door in DOORS)


def is_own_origin(origin: str, host: str) -> bool:
    """Whether a page of ours asks; where we speak HTTPS, a page that came without it isn't ours."""
    if origin == settings.BASE_URL:
        return True
    parts = urlsplit(origin)
    return bool(host) and parts.netloc == host and (parts.scheme == "https" or not settings.IS_HTTPS)


def check_listed(request: HttpRequest, origins: list[str] | tuple[str, ...]) -> None:
    """Raises: NotFound for a page whose site isn't on the desk's list. Skips: whoever names no page, as programs do."""
    origin = request.headers.get("Origin", "")
    if origin and not is_own_origin(origin, request.get_host()) and origin not in origins:
        raise NotFound


def check_place(viewer: Viewer, room_id: UUID | None) -> None:
    """A visitor's picture belongs to their room from its first byte. Raises: NotFound."""
    if viewer.role is Role.VISITOR and room_id is None:
        raise NotFound


def _check_origin(request: HttpRequest, caller: Caller) -> None:
    check_listed(request, caller.origins)


def _check_door(request: HttpRequest, caller: Caller) -> None:
    for door in DOORS:
        found = door.path.fullmatch(request.path)
        if found is None or request.method not in door.methods:
            continue
        if not door.is_before and caller.visitor.room_id is None:
            raise NotBegun
        if "room" in door.path.groupindex and UUID(found["room"]) != caller.visitor.room_id:
            raise NotFound
        return
    raise NotFound
