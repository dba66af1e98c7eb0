"""Why consent is missing, or can't be given or asked for like this."""

from sudare.kit.errors import Conflict, Invalid, SudareError


class ConsentMissing(SudareError):
    """Before you send a picture here, please read what happens with it and say yes: under your name, at “Consent”."""

    code = "consent_missing"
    status = 403


class ConsentTextChanged(Conflict):
    """The text has just been changed. Please read the new one first."""

    code = "consent_text_changed"


class NothingToWithdraw(Conflict):
    """There is no consent of yours that could be withdrawn."""

    code = "nothing_to_withdraw"


class ConsentTextIncomplete(Invalid):
    """Please write the text in Japanese and in English, at most 6,000 characters each."""

    code = "consent_text_incomplete"


class ConsentTextUnchanged(Invalid):
    """This is the text that is in force already. People are only asked again when something has changed."""

    code = "consent_text_unchanged"
