"""What pages need and nobody should wait for: loaded when the process starts, not while the first people come."""

from typing import Final

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation
from django.utils.translation import gettext

from sudare.kit.clock import now
from sudare.reception.proofs.hours import AHEAD, holiday_name

_PAGES: Final = ("desk.html", "account/login.html")  # they draw in the tags and the frame of all others


def warm_up() -> None:
    """Load addresses, words, templates with their tags, and the holidays of the coming weeks."""
    get_resolver().url_patterns  # noqa: B018  reading it loads every door
    get_resolver().reverse_dict  # noqa: B018  and this every name
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            gettext("Japanese")
    for name in _PAGES:
        get_template(name)
    for day in {now().date(), now().date() + AHEAD}:
        holiday_name(day)
