"""What roles and languages are called on pages."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sudare.accounts.terms import Layer, Right, Role
from sudare.viewing.terms import Deed, LinkState

LANGUAGE_NAMES: Final = [("ja", "日本語"), ("en", "English")]  # each in its own words

ROLE_NAMES: Final[dict[Role, Promise]] = {
    Role.OWNER: _("Owner"),
    Role.ADMIN: _("Administrator"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.AGENT: _("Staff"),
    Role.MEMBER: _("Member"),
    Role.AUDITOR: _("Auditor"),
    Role.VISITOR: _("Visitor"),
}
ROLE_NOTES: Final[dict[Role, Promise]] = {
    Role.OWNER: _("May do everything, and looks after the organisation itself."),
    Role.ADMIN: _("Looks after people and rooms, and reads the log."),
    Role.SUPERVISOR: _("Talks, invites others, judges pictures that are held, and sees the rooms of their desks."),
    Role.AGENT: _("Talks with people and answers them."),
    Role.MEMBER: _("Talks in rooms."),
    Role.AUDITOR: _("Reads the log. Sees no rooms and no pictures."),
    Role.VISITOR: _("Comes from outside by a link, into one room."),
}
RIGHT_NAMES: Final[dict[Right, Promise]] = {
    Right.SEE_PICTURES: _("See pictures"),
    Right.SEE_VIEWS: _("See who looked at others' pictures"),
    Right.SUPERVISE: _("See the rooms of their desks"),
    Right.REVIEW: _("Judge held pictures"),
    Right.UNMASK: _("See what is covered, for a reason"),
    Right.READ_LOG: _("Read the log"),
    Right.TRACE: _("Trace a picture that leaked"),
    Right.TALK: _("Write and send"),
    Right.OPEN_ROOMS: _("Open rooms"),
    Right.APPROVE: _("Approve what an AI has drafted"),
    Right.MODERATE: _("Keep order in rooms"),
    Right.INVITE: _("Invite others"),
    Right.MANAGE_PEOPLE: _("Change roles, end access"),
    Right.MANAGE_ORGANISATION: _("Look after the organisation"),
    Right.CHANGE_POLICY: _("Change the rules"),
    Right.HOLD: _("Keep pictures for a case"),
    Right.DELETE_ANY: _("Delete others' pictures"),
    Right.DOWNLOAD: _("Keep a marked copy"),
    Right.EXPORT: _("Take out many at once"),
    Right.SHARE_OUTSIDE: _("Share by a link"),
    Right.HANDLE_CASES: _("Look into what was reported"),
}
LAYER_NAMES: Final[dict[Layer, Promise]] = {
    Layer.VIEW: _("Look"),
    Layer.EDIT: _("Change"),
    Layer.SHARE_OUTSIDE: _("Share outside"),
}
LAYER_NOTES: Final[dict[Layer, Promise]] = {
    Layer.VIEW: _("Look at what is there. Each look is recorded, and whoever sent a picture can read it."),
    Layer.EDIT: _("Write, decide and change. Each deed is recorded."),
    Layer.SHARE_OUTSIDE: _("Pictures leave the house marked, and what is covered stays covered."),
}
AI_NAME: Final = _("AI assistant")
AI_NOTE: Final = _("Sees pictures as everybody sees them, covered. It changes nothing by itself.")

DEED_NAMES: Final[dict[Deed, Promise]] = {
    Deed.OPENED: _("Opened it"),
    Deed.DOWNLOADED: _("Saved a copy"),
    Deed.EXPORTED: _("Exported it"),
    Deed.SHARED: _("Opened it by a link"),
    Deed.UNMASKED: _("Gave a reason and saw what is covered"),
    Deed.READ_BY_AI: _("Had an AI look at it"),
}
LINK_STATES: Final[dict[LinkState, Promise]] = {
    LinkState.OPEN: _("works now"),
    LinkState.USED_UP: _("opened as often as it may be"),
    LinkState.OVER: _("its time is over"),
    LinkState.REVOKED: _("taken back"),
}
