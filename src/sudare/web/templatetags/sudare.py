"""Small words for templates."""

from uuid import UUID

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sudare.accounts.terms import Role
from sudare.web.devices import device_name
from sudare.web.names import ROLE_NAMES, ROLE_NOTES

register = template.Library()


@register.filter
def role_name(role: str) -> Promise:
    return ROLE_NAMES[Role(role)]


@register.filter
def role_note(role: str) -> Promise:
    return ROLE_NOTES[Role(role)]


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
