"""Which text is in force, and where somebody stands towards it."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sudare.consents.models import Consent, ConsentText
from sudare.consents.terms import Purpose, Standing


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


def standing_of(*, user_id: UUID, organisation_id: UUID, purpose: Purpose = Purpose.PICTURES) -> Standing:
    """Where somebody stands. Two queries."""
    text = ConsentText.objects.filter(organisation_id=organisation_id, purpose=purpose).order_by("-version").first()
    last = answers_of(user_id=user_id, organisation_id=organisation_id, purpose=purpose).first()
    return Standing(
        purpose=purpose,
        version=text.version if text else 0,
        agreed_version=last.text.version if last else None,
        agreed_at=last.given_at if last else None,
        withdrawn_at=last.withdrawn_at if last else None,
    )
