"""What can go wrong while talking. Each docstring is the sentence a person reads."""

from sudare.kit.errors import Conflict, Invalid, NotAllowed, TooLarge


class EmptyMessage(Invalid):
    """There is nothing in this message yet. Please write something or add a picture."""

    code = "empty_message"


class TextTooLong(TooLarge):
    """This message is longer than 8,000 characters. Please send it in parts."""

    code = "text_too_long"


class RulesTooLong(TooLarge):
    """These house rules are longer than 4,000 characters. Please shorten them."""

    code = "rules_too_long"


class TooManyPictures(Invalid):
    """A message can carry at most 20 pictures. Please send the others in another message."""

    code = "too_many_pictures"


class RulesNotAccepted(NotAllowed):
    """This room has house rules. Please read and accept them first."""

    code = "house_rules"


class NotYourMessage(NotAllowed):
    """Only the person who wrote a message can change it."""

    code = "not_your_message"


class MessageGone(Conflict):
    """This message has been deleted."""

    code = "message_gone"


class RoomOfTwo(Conflict):
    """This room is for two people. Please open a group for more."""

    code = "room_of_two"


class WithYourself(Invalid):
    """A room for two needs somebody else. Please choose another person."""

    code = "with_yourself"


class OnlyLooking(NotAllowed):
    """You see this room because you look after its desk. To write or change something here, please join it first."""

    code = "only_looking"


class DeskNameTaken(Conflict):
    """There is a desk with this name already. Please choose another name."""

    code = "desk_name_taken"


class DeskNameMissing(Invalid):
    """Please give the desk a name of at most 80 characters."""

    code = "desk_name_missing"


class MayNotSupervise(Conflict):
    """Only owners, administrators and supervisors can look after a desk. Please change their role first."""

    code = "may_not_supervise"


class RoomNameMissing(Invalid):
    """Please give the room a name of at most 80 characters."""

    code = "room_name_missing"


class OutOfReach(NotAllowed):
    """This person can't be written to or added from here. If you need to reach them, please ask an owner or administrator."""

    code = "out_of_reach"


class AvoidingOneself(Invalid):
    """You can't block yourself. Please choose the other person."""

    code = "avoiding_oneself"


class MinorsRoom(NotAllowed):
    """Nothing of this room is shown to people outside: it is a place for children, or somebody under age is or was in it. If somebody has to see it, show it to them here and in person, or ask whoever looks after people in your organisation."""

    code = "minors_room"


class MinorAmongGuests(NotAllowed):
    """Somebody under age doesn't sit in a room with visitors from outside. Please ask a grown-up to join instead."""

    code = "minor_among_guests"
