"""What can go wrong when asking. Each docstring is the sentence a person reads."""

from sudare.kit.errors import Conflict, Invalid, NotAllowed, SudareError, TooLarge


class NothingAsked(Invalid):
    """There is no question yet. Please choose at least one picture, and write something or choose a template."""

    code = "nothing_asked"


class QuestionTooLong(TooLarge):
    """This question is longer than 4,000 characters. Please shorten it."""

    code = "question_too_long"


class TooManyToAsk(Invalid):
    """A question can be about at most 8 pictures, with at most 8 places pointed at in each."""

    code = "too_many_to_ask"


class NoSuchTemplate(Invalid):
    """This template isn't here any more. Please choose another one."""

    code = "no_such_template"


class PictureClosed(NotAllowed):
    """Whoever sent this picture doesn't want an AI to see it. Please ask them."""

    code = "picture_closed_to_ai"


class QuotaUsedUp(NotAllowed):
    """This month's allowance for asking is used up. It begins again on the first; an owner can ask for a larger one."""

    code = "quota_used_up"


class NoSuchPlan(Invalid):
    """There is no plan of this name. Plans are written down in SUDARE_AI_PLANS."""

    code = "no_such_plan"


class NotDone(Conflict):
    """This answer isn't finished yet, or isn't there any more. Please reload and try again."""

    code = "answer_not_done"


class NoSuchField(Invalid):
    """This answer has no such value."""

    code = "no_such_field"


class NotADraft(Conflict):
    """This draft has been decided on already, or it is too old. Please reload."""

    code = "not_a_draft"


class WaitsForApproval(NotAllowed):
    """In this room a person reads an AI's answer before it is sent. Please approve the draft instead."""

    code = "waits_for_approval"


class Stopped(SudareError):
    """This was stopped. You can ask again at any time."""

    code = "answer_stopped"
    status = 409


class ModelFailed(SudareError):
    """The AI model broke off. Nothing was lost: please ask again, or use the built-in reader."""

    code = "model_failed"
    status = 503


class ModelAway(ModelFailed):
    """The AI model can't be reached at the moment. Please try again later, or use the built-in reader."""

    code = "model_away"


class ModelKeyWrong(ModelFailed):
    """The AI model doesn't accept this house's key. Please tell an administrator; the built-in reader still works."""

    code = "model_key"


class ModelOverflow(ModelFailed):
    """This is more than the AI model can take at once. Please ask about fewer pictures, or a part of one."""

    code = "model_overflow"


class ModelTooSlow(ModelFailed):
    """The AI model took too long. Please try again with fewer pictures or a shorter question."""

    code = "model_too_slow"
