"""What can go wrong at a desk's door and behind it. Each docstring is the sentence a person reads."""

from sudare.kit.errors import Conflict, Invalid, NotAllowed, NotFound


class DeskUnknown(NotFound):
    """This chat isn't there any more, or its address has changed. Please look on the shop's own page."""

    code = "desk_unknown"


class DeskClosed(Conflict):
    """This chat takes no new visitors at the moment. Please come back later."""

    code = "desk_closed"


class VisitEnded(Conflict):
    """This visit has ended. A new message begins a new one."""

    code = "visit_ended"


class LineFull(Conflict):
    """Very many people are waiting here right now. Please come back a little later; you needn't keep this page open."""

    code = "line_full"


class VisitorBlocked(NotAllowed):
    """This chat isn't open to you for the time being. If you think this is a mistake, please use another way to reach the shop."""

    code = "visitor_blocked"


class IdentityForged(NotAllowed):
    """The shop's page couldn't show who you are. Please reload it, or sign in there once more."""

    code = "identity_forged"


class RulesFirst(NotAllowed):
    """Please read the rules of this chat and agree to them first."""

    code = "rules_first"


class ConsentFirst(NotAllowed):
    """Please read what happens with what you send, and say yes, before you begin."""

    code = "consent_first"


class NotBegun(NotAllowed):
    """Please answer the questions at the beginning first; then you can write and send pictures."""

    code = "not_begun"


class AnswerMissing(Invalid):
    """Something is still missing in the form. Please fill in what is marked as required."""

    code = "answer_missing"


class AnswerUnusable(Invalid):
    """One of the answers can't be used as it is. Please check it."""

    code = "answer_unusable"


class OriginUnusable(Invalid):
    """Please enter the address of the web site as https://shop.example, without anything after it. At most 20."""

    code = "origin_unusable"


class LookUnusable(Invalid):
    """This look can't be used. A colour is written as #205072, the button stands left or right, and words are short."""

    code = "look_unusable"


class QuestionsUnusable(Invalid):
    """These questions can't be used. At most eight, each with a short name of its own, a kind, and a title in Japanese and English."""

    code = "questions_unusable"


class HoursUnusable(Invalid):
    """These hours can't be used. Please write them as 09:00 to 18:00, without overlaps, and closed days as dates."""

    code = "hours_unusable"


class DeskWordsUnusable(Invalid):
    """These words are too long, or stand in a language we don't know. Please use at most 4,000 characters for each."""

    code = "desk_words_unusable"


class StaffUnfit(Conflict):
    """This person can't answer at a desk with the role they have. Please change their role first."""

    code = "staff_unfit"


class SkillsUnusable(Invalid):
    """Please give at most twelve short skills or languages, and between 1 and 50 visitors at a time."""

    code = "skills_unusable"


class TakenAlready(Conflict):
    """A colleague has just taken this visitor. You can take over, if the two of you agree."""

    code = "taken_already"


class DeskUnfit(Conflict):
    """That desk isn't open, or nobody answers there. Please choose another one."""

    code = "desk_unfit"


class NotTaken(Conflict):
    """Nobody looks after this visitor yet. Please take them first."""

    code = "not_taken"


class SnoozeUnusable(Invalid):
    """Please choose a time that lies ahead, at most 60 days from now."""

    code = "snooze_unusable"


class TagsUnusable(Invalid):
    """At most 12 tags of at most 24 letters each, please."""

    code = "tags_unusable"


class NoteUnusable(Invalid):
    """Please write something, at most 2,000 characters."""

    code = "note_unusable"


class ReplyUnusable(Invalid):
    """A reply needs a short name of letters and digits, a title, and at most 2,000 characters of words; a desk keeps at most 100."""

    code = "reply_unusable"


class UnknownBlank(Invalid):
    """These words have a blank that nobody can fill in. There are {visitor}, {staff}, {desk}, {organisation} and {today}."""

    code = "unknown_blank"


class ReplyTaken(Conflict):
    """This desk has a reply by this short name already. Please choose another one."""

    code = "reply_taken"


class OpinionUnusable(Invalid):
    """Please choose one of the three answers, and write at most 500 characters."""

    code = "opinion_unusable"


class BlockUnusable(Invalid):
    """Somebody can be kept out for at least an hour and at most 30 days. Please choose a time in between."""

    code = "block_unusable"
