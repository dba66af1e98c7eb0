"""Everything that happens at a desk for visitors."""

from sudare.reception.actions.beginning import begin
from sudare.reception.actions.entering import Entered, enter, resume, resume_address
from sudare.reception.actions.identity import renew_identity_secret
from sudare.reception.actions.networks import forget_networks
from sudare.reception.actions.setting_up import (
    change_reception,
    open_reception,
    renew_key,
    seat_staff,
    unseat_staff,
)

__all__ = [
    "Entered",
    "begin",
    "change_reception",
    "enter",
    "forget_networks",
    "open_reception",
    "renew_identity_secret",
    "renew_key",
    "resume",
    "resume_address",
    "seat_staff",
    "unseat_staff",
]
