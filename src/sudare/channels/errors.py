"""What can go wrong between a desk and LINE or mail. Each docstring is the sentence a person reads."""

from sudare.kit.errors import Conflict, Invalid, NotFound, SudareError, TooLarge


class HookUnknown(NotFound):
    """Nothing is waiting for calls at this address."""

    code = "hook_unknown"


class SignatureWrong(SudareError):
    """This call isn't signed with the secret we share, so nothing of it was taken."""

    code = "signature_wrong"
    status = 401


class LetterTooLarge(TooLarge):
    """This mail is larger than can be taken here."""

    code = "letter_too_large"


class NothingHeld(Conflict):
    """Nothing waits for the morning here. Please write first. If they have left their page, it takes a few minutes."""

    code = "nothing_held"


class UrgencyMissing(Invalid):
    """Please say in a few words what the emergency is."""

    code = "urgency_missing"


class LetterUnreadable(Invalid):
    """This mail can't be read: its sender or its structure isn't clear."""

    code = "letter_unreadable"


class HostNotAllowed(Invalid):
    """This server can't be reached from here: only servers on the open internet, or those whoever runs Sudare has listed."""

    code = "host_not_allowed"


class DoorUnreachable(SudareError):
    """The other side didn't answer. Nothing is lost: it is tried again in a while."""

    code = "door_unreachable"
    status = 502


class DoorRefused(SudareError):
    """The other side refused. Please check the keys and passwords of this desk."""

    code = "door_refused"
    status = 502


class ContentGone(SudareError):
    """The picture isn't kept on the other side any more. Please ask for it once again."""

    code = "content_gone"
    status = 502


class DoorIncomplete(Invalid):
    """Please fill in both keys of LINE. You find them in its console, under your channel."""

    code = "door_incomplete"


class MailDoorIncomplete(Invalid):
    """Please give this desk's mail address, and a mail server with its name and password, or leave all of them out."""

    code = "mail_door_incomplete"


class PictureAddressOver(NotFound):
    """This picture isn't at this address any more."""

    code = "picture_address_over"
