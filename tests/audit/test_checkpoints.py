"""G3: size and root leave the house, in a form anybody can check; what fails is remembered and told."""

import base64
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core import mail

from sudare.audit.actions import publish_checkpoints, publish_to, record
from sudare.audit.errors import LogKeyUnusable, NoteInvalid
from sudare.audit.models import Entry, Head, SignedCheckpoint
from sudare.audit.proofs import checkpoint_in, notes_in, signed_note, spelled_key, verify_consistency, verify_inclusion
from sudare.audit.proofs.notes import key_in
from sudare.audit.providers import signing
from sudare.audit.providers.folder import Folder
from sudare.audit.providers.mail import Mail
from sudare.audit.queries import checkpoint_state, consistency_proof, inclusion_proof, latest_checkpoint, root_at
from sudare.audit.terms import SIGNING, Checkpoint, origin_of
from sudare.kit import clock
from sudare.kit.ids import new_id

VERB = "rooms:room:opened"


@pytest.fixture
def folder(tmp_path):
    """One target in a fresh folder; the house's own come back afterwards."""
    from sudare.audit.actions import publishing

    before = list(publishing._targets)
    one = Folder(tmp_path / "told", outside=settings.DATA_DIR)
    publish_to([one])
    yield one
    publish_to(before)


def write(cast, count: int = 1) -> None:
    for _ in range(count):
        record(organisation_id=cast.organisation.id, actor_id=None, verb=VERB)


class Broken:
    name = "broken"
    every = timedelta(0)

    def publish(self, notes) -> None:
        raise ConnectionRefusedError("to https://key:secret@somewhere")


# --- the note ------------------------------------------------------------------------------------------------


def test_a_note_is_spelled_as_c2sp_says():
    """Source: C2SP signed-note: the id is SHA-256 over name, newline, 1 and key; the signature covers the text."""
    from hashlib import sha256

    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    checkpoint = Checkpoint(origin_of(new_id()), 7, b"r" * 32, clock.now())
    text, _, last = signed_note(checkpoint, sign=key.sign, public_key=public).partition("\n\n")
    dash, name, encoded = last.rstrip("\n").split(" ")
    origin, size, root, at = text.split("\n")
    assert (dash, name, origin, size) == ("—", origin, checkpoint.origin, "7")
    assert base64.b64decode(root) == b"r" * 32
    signature = base64.b64decode(encoded)
    assert signature[:4] == sha256(f"{name}\n".encode() + b"\x01" + public).digest()[:4]
    key.public_key().verify(signature[4:], f"{text}\n".encode())
    assert at.startswith("at 20")
    assert key_in(spelled_key(name, public)) == public


def test_a_note_that_was_touched_or_signed_by_others_is_refused():
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    public, foreign = (each.public_key().public_bytes_raw() for each in (key, other))
    checkpoint = Checkpoint(origin_of(new_id()), 1204, b"r" * 32, clock.now())
    note = signed_note(checkpoint, sign=key.sign, public_key=public)
    assert checkpoint_in(note, public_keys=(foreign, public)) == checkpoint
    forged = signed_note(checkpoint, sign=other.sign, public_key=public)
    touched = [note.replace("1204", changed) for changed in ("1205", "01204", "-1204")]
    touched += [
        note.replace("at ", "at  "),
        note[:-1],
        f"{note}x",
        "",
        forged,
        note.replace(checkpoint.origin, origin_of(new_id())),
    ]
    for each in touched:
        with pytest.raises(NoteInvalid):
            checkpoint_in(each, public_keys=(public,))
    with pytest.raises(NoteInvalid):
        checkpoint_in(note, public_keys=(foreign,))


def test_many_notes_in_one_file_are_found_each():
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    origin = origin_of(new_id())
    notes = [
        signed_note(Checkpoint(origin, size, b"r" * 32, clock.now()), sign=key.sign, public_key=public)
        for size in (1, 20, 300)
    ]
    assert list(notes_in("\n".join(["a mail's first line", *notes, "and its last"]))) == notes


# --- leaving the house ---------------------------------------------------------------------------------------


def test_a_log_that_grew_is_signed_and_told_once(cast, folder):
    write(cast, 3)
    publish_checkpoints()
    publish_checkpoints()
    (note,) = folder.notes()
    told = checkpoint_in(note, public_keys=(signing.public_key(),))
    assert told == latest_checkpoint(cast.organisation.id)
    assert (told.size, told.root) == (3, Head.objects.get().tree.root)
    write(cast)
    publish_checkpoints()
    assert [checkpoint_in(each, public_keys=(signing.public_key(),)).size for each in folder.notes()] == [3, 4]


def test_proofs_hold_against_what_was_told_also_over_many_tiles(cast, folder):
    write(cast, 300)
    publish_checkpoints()
    old = latest_checkpoint(cast.organisation.id)
    write(cast, 260)
    publish_checkpoints()
    new = latest_checkpoint(cast.organisation.id)
    ids = {"organisation_id": cast.organisation.id}
    for sequence in (1, 2, 255, 256, 257, 300, 512, 513, 560):
        leaf = bytes(Entry.objects.get(sequence=sequence).leaf)
        path = inclusion_proof(**ids, sequence=sequence, size=560)
        assert verify_inclusion(leaf=leaf, index=sequence - 1, size=560, path=path, root=new.root)
    path = consistency_proof(**ids, old=300, new=560)
    assert verify_consistency(old=300, new=560, path=path, old_root=old.root, new_root=new.root)
    assert root_at(**ids, size=300) == old.root
    with pytest.raises(LookupError):
        root_at(**ids, size=561)


def test_a_proof_costs_a_handful_of_queries(cast, django_assert_max_num_queries):
    write(cast, 520)
    with django_assert_max_num_queries(5):
        inclusion_proof(organisation_id=cast.organisation.id, sequence=3, size=520)


def test_a_target_that_fails_is_remembered_without_its_secrets_and_stops_nobody(cast, folder):
    publish_to([Broken(), folder])
    write(cast)
    publish_checkpoints()
    assert len(list(folder.notes())) == 1
    (fault,) = checkpoint_state().faults
    assert (fault.target, fault.size, fault.told_at) == ("broken", 0, None)
    assert fault.failing_since is not None
    assert "ConnectionRefusedError" in fault.fault
    assert "secret" not in fault.fault


def test_a_target_that_recovers_is_told_and_well_again(cast, folder, tmp_path):
    blocked = tmp_path / "told"
    blocked.write_text("a file where the folder should be")
    write(cast)
    publish_checkpoints()
    assert checkpoint_state().faults
    blocked.unlink()
    publish_checkpoints()
    assert not checkpoint_state().faults
    assert len(list(folder.notes())) == 1


def test_a_log_nobody_outside_knows_of_is_late(cast, folder):
    publish_to([Broken()])
    write(cast)
    publish_checkpoints()
    assert not checkpoint_state().late
    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        assert checkpoint_state().late == (cast.organisation.id,)
        publish_to([folder])
        publish_checkpoints()
        assert not checkpoint_state().late


def test_a_folder_inside_the_data_directory_is_refused(cast, folder):
    publish_to([Folder(settings.DATA_DIR / "checkpoints", outside=settings.DATA_DIR)])
    write(cast)
    publish_checkpoints()
    assert [fault.fault.split()[0] for fault in checkpoint_state().faults] == ["ValueError"]
    assert not (settings.DATA_DIR / "checkpoints").exists()


def test_mail_brings_the_newest_once_a_day(cast, folder):
    publish_to([Mail(["auditor@example.com"])])
    write(cast)
    publish_checkpoints()
    write(cast)
    publish_checkpoints()
    assert len(mail.outbox) == 1
    with clock.standing_at(clock.now() + timedelta(days=1, minutes=1)):
        publish_checkpoints()
    assert [next(notes_in(sent.body)) for sent in mail.outbox] == list(
        SignedCheckpoint.objects.order_by("size").values_list("note", flat=True)
    )
    assert mail.outbox[0].to == ["auditor@example.com"]


def test_what_was_signed_before_is_not_contradicted(cast, folder):
    """A rewritten log gets no signature, and the fault is there to be read."""
    write(cast, 3)
    publish_checkpoints()
    Entry.objects.filter(sequence=2).update(leaf=b"x" * 32)
    write(cast)
    publish_checkpoints()
    assert latest_checkpoint(cast.organisation.id).size == 3
    (fault,) = checkpoint_state().faults
    assert (fault.target, fault.fault) == (SIGNING, "not what was signed before")


@pytest.mark.parametrize("spoil", [lambda: Head.objects.all().delete(), lambda: Entry.objects.all().delete()])
def test_a_log_that_shrank_or_went_is_told(cast, folder, spoil):
    write(cast, 3)
    publish_checkpoints()
    spoil()
    publish_checkpoints()
    assert [fault.target for fault in checkpoint_state().faults] == [SIGNING]


# --- the key -------------------------------------------------------------------------------------------------


def test_the_key_is_private_and_outside_the_data(cast, house):
    signing.sign(b"x")
    path = house / "data-keys" / "log.key"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_inside_the_data_directory_or_open_to_others_is_refused(tmp_path, settings):
    settings.LOG_KEY_FILE = settings.DATA_DIR / "log.key"
    with pytest.raises(LogKeyUnusable, match="data directory"):
        signing.public_key()
    settings.LOG_KEY_FILE = tmp_path / "log.key"
    settings.LOG_KEY_FILE.write_text(base64.b64encode(b"k" * 32).decode())
    settings.LOG_KEY_FILE.chmod(0o640)
    with pytest.raises(LogKeyUnusable, match="0600"):
        signing.public_key()
    settings.LOG_KEY = base64.b64encode(b"short").decode()
    with pytest.raises(LogKeyUnusable, match="32 bytes"):
        signing.public_key()
