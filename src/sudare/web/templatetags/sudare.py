"""Small words for templates."""

from uuid import UUID

from django import template
from django.utils.functional import Promise

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
