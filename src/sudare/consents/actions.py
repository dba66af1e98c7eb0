"""Consent asked for, given and withdrawn."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from sudare.accounts.models import Organisation
from sudare.accounts.terms import Right, Viewer
from sudare.audit.actions import record
from sudare.audit.models import Entry
from sudare.consents import queries
from sudare.consents.errors import ConsentTextChanged, ConsentTextIncomplete, ConsentTextUnchanged, NothingToWithdraw
from sudare.consents.models import Consent, ConsentText
from sudare.consents.terms import LANGUAGES, TEXT_MAX_CHARACTERS, Purpose
from sudare.kit.clock import now
from sudare.kit.errors import NotAllowed
from sudare.kit.text import clean_text

WITHDRAWN: Final = "consents:consent:withdrawn"


@transaction.atomic
def write_text(*, viewer: Viewer, texts: Mapping[str, str], purpose: Purpose = Purpose.PICTURES) -> ConsentText:
    """Put a new version into force. From now on everybody is asked again before their next picture.

    Raises: NotAllowed, ConsentTextIncomplete, ConsentTextUnchanged. Also: entry ``consents:text:written``.
    """
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    wanted = _checked(texts)
    Organisation.objects.select_for_update().get(pk=viewer.organisation_id)  # two writers: one after the other
    newest = queries.text_in_force(organisation_id=viewer.organisation_id, purpose=purpose)
    if newest is not None and newest.texts == wanted:
        raise ConsentTextUnchanged
    text = ConsentText.objects.create(
        organisation_id=viewer.organisation_id,
        purpose=purpose,
        version=newest.version + 1 if newest else 1,
        texts=wanted,
        written_by_id=viewer.user_id,
    )
    _record(text, viewer, verb="consents:text:written")
    return text


def give(*, viewer: Viewer, version: int, language: str, purpose: Purpose = Purpose.PICTURES) -> Consent:
    """Say yes to the version that was read. Saying it twice changes nothing.

    Raises: ConsentTextChanged unless it is the one in force. Also: entry ``consents:consent:given``.
    """
    text = queries.text_in_force(organisation_id=viewer.organisation_id, purpose=purpose)
    if text is None or text.version != version:
        raise ConsentTextChanged
    standing = Consent.objects.filter(person_id=viewer.user_id, text=text, withdrawn_at=None)
    try:
        with transaction.atomic():
            spoken = language if language in LANGUAGES else LANGUAGES[0]
            consent = Consent.objects.create(person_id=viewer.user_id, text=text, language=spoken)
            _record(text, viewer, verb="consents:consent:given")
            return consent
    except IntegrityError:
        return standing.get()


@transaction.atomic
def withdraw(*, viewer: Viewer, purpose: Purpose = Purpose.PICTURES) -> UUID:
    """Take back every yes that stands. Returns the id of the newest answer.

    Raises: NothingToWithdraw. Also: entry ``consents:consent:withdrawn``.
    Skips: what was sent with it; ``senders.actions.withdraw_consent`` sees to that in the same transaction.
    """
    answers = queries.answers_of(user_id=viewer.user_id, organisation_id=viewer.organisation_id, purpose=purpose)
    newest = answers.filter(withdrawn_at=None).first()
    if newest is None:
        raise NothingToWithdraw
    ids = list(answers.filter(withdrawn_at=None).values_list("pk", flat=True))
    Consent.objects.filter(pk__in=ids, withdrawn_at=None).update(withdrawn_at=now())
    _record(newest.text, viewer, verb=WITHDRAWN)
    return newest.pk


def withdraw_again(*, entry: Entry) -> None:
    """What an entry says was taken back, after a backup has brought it back. Skips: the entry, which stands."""
    given = Consent.objects.filter(person_id=entry.actor_id, text__organisation_id=entry.organisation_id)
    given = given.filter(text__purpose=entry.details["purpose"], given_at__lte=entry.at, withdrawn_at=None)
    given.update(withdrawn_at=entry.at)


def _checked(untrusted_texts: Mapping[str, str]) -> dict[str, str]:
    wanted = {language: clean_text(untrusted_texts.get(language, "")) for language in LANGUAGES}
    if not all(0 < len(text) <= TEXT_MAX_CHARACTERS for text in wanted.values()):
        raise ConsentTextIncomplete
    return wanted


def _record(text: ConsentText, viewer: Viewer, *, verb: str) -> None:
    record(
        organisation_id=viewer.organisation_id,
        actor_id=viewer.user_id,
        verb=verb,
        subject_id=text.pk,
        details={"purpose": str(text.purpose), "version": text.version},
    )
