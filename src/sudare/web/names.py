"""What roles and languages are called on pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sudare.accounts.terms import Role

LANGUAGE_NAMES: Final = [("ja", "日本語"), ("en", "English")]  # each in its own words

ROLE_NAMES: Final[dict[Role, Promise]] = {
    Role.OWNER: _("Owner"),
    Role.ADMIN: _("Administrator"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.AGENT: _("Staff"),
    Role.MEMBER: _("Member"),
    Role.AUDITOR: _("Auditor"),
}
ROLE_NOTES: Final[dict[Role, Promise]] = {
    Role.OWNER: _("May do everything, and looks after the organisation itself."),
    Role.ADMIN: _("Looks after people and rooms, and reads the log."),
    Role.SUPERVISOR: _("Talks, and invites others."),
    Role.AGENT: _("Talks with people and answers them."),
    Role.MEMBER: _("Talks in rooms."),
    Role.AUDITOR: _("Reads the log. Sees no rooms and no pictures."),
}
