"""Changing rules, and the list of known pictures."""

from sudare.rulebook.actions.known import ban, lift_ban, note_too_plain
from sudare.rulebook.actions.policies import change_policy, choose_preset, follow_organisation

__all__ = ["ban", "change_policy", "choose_preset", "follow_organisation", "lift_ban", "note_too_plain"]
