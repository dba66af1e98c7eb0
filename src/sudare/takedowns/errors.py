"""Why something can't be noted like this."""

from sudare.kit.errors import Invalid, NotFound


class TakedownGone(NotFound):
    """This address isn't here."""

    code = "takedown_gone"


class AddressMissing(Invalid):
    """Please give the address of the page, as it stands in the browser, for example https://example.com/page."""

    code = "address_missing"


class DayImpossible(Invalid):
    """Please check the day: it can't lie in the future."""

    code = "day_impossible"


class WhoseUnclear(Invalid):
    """Several people reported here. Please choose for whom this is."""

    code = "whose_unclear"


class LetterUnfit(NotFound):
    """There is no such letter for this place."""

    code = "letter_unfit"
