"""A person's own words in the log: readable while their key stands, and never again after it is destroyed."""

from collections.abc import Iterable
from uuid import UUID

from sudare.audit.models import Entry, PersonKey
from sudare.audit.providers import signing
from sudare.kit.clock import now


def sealed_words(words: str, *, person_id: UUID | None, organisation_id: UUID, sequence: int) -> bytes:
    """The words for one place in the log; nothing for nobody's, and for those of somebody who was forgotten."""
    if not words or person_id is None or not (wrapped := _key_of(person_id)):
        return b""
    return signing.seal_words(words, wrapped=wrapped, context=_place(organisation_id, sequence))


def read_words(*, entries: Iterable[Entry]) -> dict[UUID, str]:
    """The reasons of these entries, by the id of the entry; "" where there is none, or none any more. One query."""
    rows = list(entries)
    people = {row.actor_id for row in rows if row.sealed and row.actor_id}
    keys = dict(PersonKey.objects.filter(person_id__in=people).values_list("person_id", "wrapped")) if people else {}
    return {row.pk: _read(row, bytes(keys.get(row.actor_id, b"") if row.actor_id else b"")) for row in rows}


def forget_person(*, person_id: UUID) -> None:
    """Destroy the key of this person's words in every log. The entries stay, and so does every proof about them."""
    PersonKey.objects.update_or_create(person_id=person_id, defaults={"wrapped": b"", "destroyed_at": now()})


def _read(entry: Entry, wrapped: bytes) -> str:
    if not entry.sealed:
        return entry.reason
    if not wrapped:
        return ""
    place = _place(entry.organisation_id, entry.sequence)
    return signing.open_words(bytes(entry.sealed), wrapped=wrapped, context=place)


def _key_of(person_id: UUID) -> bytes:
    """The person's wrapped key; empty once it was destroyed."""
    found = PersonKey.objects.filter(person_id=person_id).first()
    if found is None:
        fresh = PersonKey(person_id=person_id, wrapped=signing.fresh_wrapped_key())
        PersonKey.objects.bulk_create([fresh], ignore_conflicts=True)  # two first words at once: one key
        found = PersonKey.objects.get(person_id=person_id)
    return bytes(found.wrapped)


def _place(organisation_id: UUID, sequence: int) -> bytes:
    return f"{organisation_id}:{sequence}".encode()
