"""Small words for templates."""

import re
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sudare.accounts.terms import Right, Role, Viewer
from sudare.policy.terms import Decision, Words
from sudare.screening.terms import Kind
from sudare.viewing.terms import Deed
from sudare.web.devices import device_name
from sudare.web.icons import PATHS
from sudare.web.kinds import (
    DECISION_ICONS,
    DECISION_NAMES,
    DECISION_TONES,
    ICON_OF_KIND,
    KIND_NAMES,
    PROFILE_ICONS,
)
from sudare.web.names import DEED_NAMES, ROLE_NAMES, ROLE_NOTES

READING: Final = re.compile("｜([^《]+)《([^》]+)》")
BRACKETED: Final = re.compile(r"([\u4e00-\u9fff々]+)（([\u3041-\u309fー]+)）")  # as policies carry their readings

register = template.Library()


@register.filter
def role_name(role: str) -> Promise:
    return ROLE_NAMES[Role(role)]


@register.filter
def role_note(role: str) -> Promise:
    return ROLE_NOTES[Role(role)]


@register.filter
def deed_name(deed: str) -> Promise:
    return DEED_NAMES[Deed(deed)]


@register.filter
def named(names: dict[UUID, str], key: UUID) -> str:
    return names.get(key, "")


@register.filter(name="of")
def one_of(rows: Mapping[UUID, object], key: UUID) -> object:
    """What stands under a key, or nothing."""
    return rows.get(key)


@register.filter
def device(user_agent: str) -> str:
    return device_name(user_agent)


@register.filter
def rendition(attachment_id: UUID, name: str) -> str:
    """Where a picture is shown: the one door, which checks and records each look."""
    return f"/api/v1/attachments/{attachment_id}/renditions/{name}"


@register.filter
def whole(name: str) -> SafeString:
    """A person's or an organisation's name, kept in one piece on its line and in its own direction."""
    return format_html('<bdi class="whole">{}</bdi>', name)


@register.filter
def mail(address: str) -> SafeString:
    """A mail address that breaks before its @, when it has to break at all."""
    local, at, domain = address.rpartition("@")
    return format_html('<span class="whole">{}<wbr>{}{}</span>', local, at, domain)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing, silent to screen readers: the word stands beside it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="{}"/></svg>',
        PATHS[name],
    )


@register.filter
def kind_name(kind: str) -> Promise:
    return KIND_NAMES[Kind(kind)]


@register.filter
def said(words: Words, language: str = "") -> SafeString:
    """A policy's or guide's sentence in the asked register; plain Japanese with its readings above."""
    chosen = language or get_language() or "ja"
    text = {"ja": words.ja, "ja-plain": words.plain_ja}.get(chosen, words.en)
    return with_readings(BRACKETED.sub(r"｜\1《\2》", text))


def with_readings(text: str) -> SafeString:
    """｜word《reading》 becomes a ruby; whatever stands between is escaped."""
    pieces = READING.split(text)
    plain, words, readings = pieces[::3], pieces[1::3], pieces[2::3]
    rubies = format_html_join(
        "", "<ruby>{}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>{}", zip(words, readings, plain[1:], strict=True)
    )
    return format_html("{}{}", plain[0], rubies)


@register.filter
def may(viewer: Viewer | None, right: str) -> bool:
    return viewer is not None and viewer.may(Right(right))


@register.filter
def kind_icon(kind: str) -> str:
    return ICON_OF_KIND[Kind(kind)]


@register.filter
def profile_icon(profile: str) -> str:
    return PROFILE_ICONS.get(profile, "slats")


@register.filter
def decision_name(decision: str) -> Promise:
    return DECISION_NAMES[Decision(decision)]


@register.filter
def decision_icon(decision: str) -> str:
    return DECISION_ICONS[Decision(decision)]


@register.filter
def decision_tone(decision: str) -> str:
    return DECISION_TONES[Decision(decision)]
