"""What can go wrong with the rules of a place."""

from sudare.kit.errors import Invalid, NotFound


class PolicyTooSoft(Invalid):
    """These rules would receive what must never be received or kept anywhere. Please leave those rules at least as strict as they are."""

    code = "policy_too_soft"

    def __init__(self, *rules: str) -> None:
        super().__init__(", ".join(rules))
        self.rules = rules


class KnownPictureGone(NotFound):
    """This picture isn't on the list any more."""

    code = "known_picture_gone"


class NothingToRecognise(Invalid):
    """This picture has too little in it to be recognised again, so it can't be put on the list."""

    code = "nothing_to_recognise"
