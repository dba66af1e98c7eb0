"""What people sent, and what came back. The product itself sends nothing."""

from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from sudare.accounts.terms import Viewer
from sudare.kit.text import clean_text
from sudare.takedowns.access import access_letter, access_takedown
from sudare.takedowns.actions.chronicle import check_day, enter, settle
from sudare.takedowns.errors import LetterUnfit
from sudare.takedowns.models import Reply, Sending, Takedown, sealed
from sudare.takedowns.proofs.routes import helpers_for, letters_for
from sudare.takedowns.terms import PLACE, SEARCH, WORDS_MAX_CHARACTERS, LetterKind, Outcome, Platform, Shows

_BY_HAND: Final = ""  # a form or a telephone: no letter of ours


@transaction.atomic
def note_sent(
    *, viewer: Viewer, takedown_id: UUID, to: str, letter: LetterKind | None = None, on: date | None = None
) -> Takedown:
    """Somebody sent a letter, filled a form in or told a helper; its clocks run from that day.

    Raises: TakedownGone, LetterUnfit, DayImpossible. Also: entry ``takedowns:letter:sent``. For whoever handles the
    case, and for the person harmed themselves.
    """
    row = access_letter(viewer=viewer, takedown_id=takedown_id)
    _check_fits(row, to, letter)
    Sending.objects.create(takedown=row, to=to, letter=letter or _BY_HAND, on=check_day(on), by_id=viewer.user_id)
    enter(row, "takedowns:letter:sent", viewer=viewer, to=to, letter=letter or "form")
    return settle(row.pk)


@transaction.atomic
def file_answer(
    *, viewer: Viewer, takedown_id: UUID, outcome: Outcome, on: date | None = None, words: str = ""
) -> Takedown:
    """File what came back. Raises: TakedownGone, DayImpossible. Also: entry ``takedowns:answer:filed``."""
    row = access_takedown(viewer=viewer, takedown_id=takedown_id)
    said = sealed(clean_text(words)[:WORDS_MAX_CHARACTERS])
    Reply.objects.create(takedown=row, outcome=outcome, on=check_day(on), words=said, by_id=viewer.user_id)
    enter(row, "takedowns:answer:filed", viewer=viewer, outcome=outcome.value)
    return settle(row.pk)


def _check_fits(row: Takedown, to: str, letter: LetterKind | None) -> None:
    platform, shows = Platform(row.platform), Shows(row.shows)
    fitting = helpers_for(platform=platform, shows=shows, may_be_minor=row.may_be_minor)
    is_to_place = to in {PLACE, SEARCH} and platform is not Platform.NOWHERE_YET
    if letter is None:
        fits = is_to_place or to in {helper.value for helper in fitting}
    else:
        fits = is_to_place and letter in letters_for(platform)
    if not fits:
        raise LetterUnfit
