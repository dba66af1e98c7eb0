"""Changing rules, and the list of known pictures."""

from sudare.rulebook.actions.known import ban, lift_ban
from sudare.rulebook.actions.policies import change_policy, choose_preset

__all__ = ["ban", "change_policy", "choose_preset", "lift_ban"]
