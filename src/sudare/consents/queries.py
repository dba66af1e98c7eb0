"""Which text is in force, and where somebody stands towards it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sudare.consents.models import Consent, ConsentText
from sudare.consents.terms import CONDITIONS, Purpose, Standing


def text_in_force(*, organisation_id: UUID, purpose: Purpose = Purpose.PICTURES) -> ConsentText | None:
    """The newest version; None where the organisation asks nothing."""
    return versions_of(organisation_id=organisation_id, purpose=purpose).first()


def versions_of(*, organisation_id: UUID, purpose: Purpose = Purpose.PICTURES) -> QuerySet[ConsentText]:
    """Every version, the newest first, each with how many answers are ``given`` and how many ``withdrawn``."""
    rows = ConsentText.objects.filter(organisation_id=organisation_id, purpose=purpose).select_related("written_by")
    standing = Count("answers", filter=Q(answers__withdrawn_at=None))
    return rows.annotate(given=standing, withdrawn=Count("answers") - standing).order_by("-version")


def answers_of(*, user_id: UUID, organisation_id: UUID, purpose: Purpose = Purpose.PICTURES) -> QuerySet[Consent]:
    """What somebody said here and took back, the newest first."""
    rows = Consent.objects.filter(person_id=user_id, text__organisation_id=organisation_id, text__purpose=purpose)
    return rows.select_related("text").order_by("-given_at", "-pk")


def texts_in_force(*, organisation_id: UUID) -> list[ConsentText]:
    """The newest version of each text a visitor says yes to before they send; none where nothing is asked."""
    rows = ConsentText.objects.filter(organisation_id=organisation_id, purpose__in=CONDITIONS).order_by("version")
    newest = {Purpose(text.purpose): text for text in rows}
    return [newest[purpose] for purpose in CONDITIONS if purpose in newest]


def standings_of(
    *, user_id: UUID, organisation_id: UUID, texts: Iterable[ConsentText] | None = None
) -> dict[Purpose, Standing]:
    """Where somebody stands towards each of those conditions. Two queries; one with the ``texts`` in force at hand."""
    asked = texts_in_force(organisation_id=organisation_id) if texts is None else texts
    versions = {Purpose(text.purpose): text.version for text in asked}
    given = Consent.objects.filter(
        person_id=user_id, text__organisation_id=organisation_id, text__purpose__in=CONDITIONS
    ).select_related("text")
    last = {Purpose(answer.text.purpose): answer for answer in given.order_by("given_at", "pk")}
    return {purpose: _standing(purpose, versions.get(purpose, 0), last.get(purpose)) for purpose in CONDITIONS}


def standing_of(*, user_id: UUID, organisation_id: UUID, purpose: Purpose = Purpose.PICTURES) -> Standing:
    """Where somebody stands. Two queries."""
    text = ConsentText.objects.filter(organisation_id=organisation_id, purpose=purpose).order_by("-version").first()
    last = answers_of(user_id=user_id, organisation_id=organisation_id, purpose=purpose).first()
    return _standing(purpose, text.version if text else 0, last)


def _standing(purpose: Purpose, version: int, last: Consent | None) -> Standing:
    return Standing(
        purpose=purpose,
        version=version,
        agreed_version=last.text.version if last else None,
        agreed_at=last.given_at if last else None,
        withdrawn_at=last.withdrawn_at if last else None,
    )
