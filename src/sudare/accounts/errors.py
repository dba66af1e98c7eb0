"""What can go wrong with people and seats. Each docstring is the sentence a person reads."""

from types import MappingProxyType

from sudare.kit.errors import Conflict, Invalid, NotAllowed, NotFound


class InvitationUnusable(NotFound):
    """This invitation can't be used any more. Please ask the person who invited you for a new link."""

    code = "invitation_unusable"


class SetupUnusable(NotFound):
    """This link has been used or replaced. If nobody has set up Sudare yet, please start it again and use the new link it prints."""

    code = "setup_unusable"


class RoleTooHigh(NotAllowed):
    """You can't give or take a role that may do more than yours. Please ask an owner of your organisation."""

    code = "role_too_high"


class LastOwner(Conflict):
    """An organisation needs at least one owner. Please make somebody else an owner first."""

    code = "last_owner"


class OwnSeat(Conflict):
    """You can't end your own access. Please ask another owner or administrator."""

    code = "own_seat"


class MinorHasDuties(Conflict):
    """Somebody under age can only be a member here: they don't look after others, and they don't answer visitors. Please change their role first, and take them off the desks."""

    code = "minor_has_duties"


class AdultUnfit(Invalid):
    """Please choose a grown-up of your organisation whom they can turn to, somebody who can be talked to here."""

    code = "adult_unfit"


class SeatClosed(NotAllowed):
    """Your access to this organisation was ended. Please ask an owner or administrator to open it again."""

    code = "seat_closed"


class Frozen(NotAllowed):
    """Your access stands still until somebody has looked into it. You can object on the page that opens after signing in."""

    code = "frozen"


class SecondFactorMissing(NotAllowed):
    """Your organisation asks for a second step when you sign in, because of what your role may do. Please set it up first; it takes a minute."""

    code = "second_factor_missing"
    particulars = MappingProxyType({"go_on": "/accounts/2fa/"})


class AlreadyInside(Conflict):
    """You already belong to this organisation. You don't need this invitation."""

    code = "already_inside"


class EmailTaken(Conflict):
    """There is already an account with this mail address. Please sign in with it and open the link again."""

    code = "email_taken"


class BadEmail(Invalid):
    """This doesn't look like a mail address. Please check it, for example name@example.com."""

    code = "bad_email"


class NameMissing(Invalid):
    """Please enter a name of at most 80 characters."""

    code = "name_missing"


class ReasonMissing(Invalid):
    """Please write in a few words why. The reason is kept in the log."""

    code = "reason_missing"


class WeakPassword(Invalid):
    """This password is too easy to guess. Please use at least ten characters that don't contain your name or address."""

    code = "weak_password"


class UnknownRole(Invalid):
    """There is no such role. Please choose one from the list."""

    code = "unknown_role"


class UnknownLanguage(Invalid):
    """This language isn't available. Please choose Japanese or English."""

    code = "unknown_language"
