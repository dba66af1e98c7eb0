"""Everything that changes who is here and what they may do."""

from sudare.accounts.actions.first_start import first_start_token, found_first_organisation
from sudare.accounts.actions.freezing import bar_identity, freeze, thaw, unfreeze
from sudare.accounts.actions.invitations import accept_invitation, accept_invitation_as, invite, withdraw_invitation
from sudare.accounts.actions.minors import mark_minor, note_stated_minor, part_minors_with, unmark_minor
from sudare.accounts.actions.people import (
    change_profile,
    change_role,
    disable_person,
    enable_person,
    found_organisation,
)
from sudare.accounts.actions.sessions import (
    end_other_sessions,
    end_session,
    note_seen,
    record_failed_sign_in,
    record_security_change,
    record_sign_in,
    record_sign_out,
)

__all__ = [
    "accept_invitation",
    "accept_invitation_as",
    "bar_identity",
    "change_profile",
    "change_role",
    "disable_person",
    "enable_person",
    "end_other_sessions",
    "end_session",
    "first_start_token",
    "found_first_organisation",
    "found_organisation",
    "freeze",
    "invite",
    "mark_minor",
    "note_seen",
    "note_stated_minor",
    "part_minors_with",
    "record_failed_sign_in",
    "record_security_change",
    "record_sign_in",
    "record_sign_out",
    "thaw",
    "unfreeze",
    "unmark_minor",
    "withdraw_invitation",
]
