"""Why a breach can't be noted like this, something can't be reported, or a case can't go on so."""

from sudare.kit.errors import Conflict, Invalid, NotFound


class BreachIncomplete(Invalid):
    """Please say in a few words what happened, and when it began, ended and became known; none of it lies in the future."""

    code = "breach_incomplete"


class BreachGone(NotFound):
    """This incident isn't here."""

    code = "breach_gone"


class OwnDoing(Invalid):
    """This was written or sent by yourself, so it can't be reported. You can delete it instead."""

    code = "own_doing"


class CaseGone(NotFound):
    """This case isn't here, or isn't for you."""

    code = "case_gone"


class ReportGone(NotFound):
    """This report isn't here, or isn't yours."""

    code = "report_gone"


class WrongMoment(Conflict):
    """The case doesn't stand so that this could be done now. Please reload and look where it stands."""

    code = "wrong_moment"


class WordsMissing(Invalid):
    """Please write a few words: others must be able to understand it later."""

    code = "words_missing"


class PackageOutdated(Conflict):
    """Since this package was made it has turned out that somebody under age may be concerned, and it holds pictures.
    Please make a new one in the case and take that along: it leaves those pictures out.
    """

    code = "package_outdated"


class NotThisPerson(Conflict):
    """Somebody else must do this: whoever asked, decided or is concerned can't also be the one to answer."""

    code = "not_this_person"


class SecondPersonNeeded(Conflict):
    """For this a second person has to agree first. Please ask for it in the case."""

    code = "second_person_needed"


class NobodyReported(Conflict):
    """No person is reported in this case, so nobody's access can be changed by it."""

    code = "nobody_reported"
