"""G2: each kind of tampering is planted in the database and found by the command, offline and on the living log."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from sudare.audit.actions import export_lines, forget_person, publish_checkpoints, publish_to, read_words, record
from sudare.audit.models import Entry, Head, PersonKey, SignedCheckpoint, Subtree
from sudare.audit.proofs import Frontier, leaf_hash, signed_note
from sudare.audit.proofs.exported import FaultKind, NoExport, verify_export
from sudare.audit.providers import signing
from sudare.audit.providers.folder import Folder
from sudare.audit.queries import verify_chain
from sudare.audit.terms import Checkpoint, origin_of
from sudare.cli.main import app
from sudare.kit.clock import now

VERB = "rooms:room:opened"
WORDS = "qzvnwkxjtrbmlpfdhgcyasoe"  # nobody writes this by chance


@pytest.fixture
def told(cast, tmp_path):
    """Two logs, each told outside in two checkpoints: after 5 and after 12 entries."""
    from sudare.audit.actions import publishing

    before = list(publishing._targets)
    folder = Folder(tmp_path / "outside", outside=tmp_path / "data")
    publish_to([folder])
    for count in (5, 7):
        for organisation, actor in ((cast.organisation, cast.alice), (cast.elsewhere, cast.charlie)):
            for _ in range(count):
                record(organisation_id=organisation.id, actor_id=actor.user_id, verb=VERB, reason=f"as {WORDS}")
        publish_checkpoints()
    yield folder
    publish_to(before)


def checked(folder: Folder, **how):
    return verify_export(export_lines(), outside=list(folder.notes()), keys=[signing.public_key()], **how)


def found(folder: Folder) -> set[tuple[str, int, int]]:
    return {(fault.kind.value, fault.first, fault.last) for fault in checked(folder).all_faults}


def at(cast, sequence: int):
    return Entry.objects.filter(organisation_id=cast.organisation.id, sequence=sequence)


def regrown(organisation_id: UUID, *, signs: bool = False) -> None:
    """What somebody does who may write to the database: every leaf, subtree and the head computed anew."""
    tree = Frontier()
    Subtree.objects.filter(organisation_id=organisation_id).delete()
    for sequence, entry in enumerate(Entry.objects.filter(organisation_id=organisation_id).order_by("sequence"), 1):
        entry.sequence = sequence
        entry.leaf = leaf_hash(entry.deed.spelled)
        entry.save()
        tree = tree.with_leaf(bytes(entry.leaf))
    Head.objects.update_or_create(
        organisation_id=organisation_id, defaults={"size": tree.size, "frontier": tree.packed}
    )
    SignedCheckpoint.objects.filter(organisation_id=organisation_id).delete()
    if signs:
        told = Checkpoint(origin_of(organisation_id), tree.size, tree.root, now())
        note = signed_note(told, sign=signing.sign, public_key=signing.public_key())
        SignedCheckpoint.objects.create(
            organisation_id=organisation_id, size=tree.size, root=tree.root, at=now(), note=note
        )


def test_an_untouched_log_is_whole_and_vouched_for(cast, told):
    report = checked(told)
    assert not report.all_faults
    assert report.is_anchored
    assert [(log.entries, log.anchored) for log in report.logs] == [(12, 12)] * 2


def test_a_cut_tail_is_found(cast, told):
    at(cast, 12).delete()
    assert ("shorter", 12, 12) in found(told)


def test_a_tail_cut_together_with_its_head_and_its_checkpoints_is_found(cast, told):
    Entry.objects.filter(organisation_id=cast.organisation.id, sequence__gt=8).delete()
    regrown(cast.organisation.id)
    assert verify_chain(cast.organisation.id).is_whole  # the database alone has nothing to say
    assert found(told) == {("shorter", 9, 12)}


def test_an_organisations_log_that_is_gone_is_found(cast, told):
    for kind in (Entry, Head, Subtree, SignedCheckpoint):
        kind.objects.filter(organisation_id=cast.organisation.id).delete()
    assert found(told) == {("missing", 1, 5), ("missing", 1, 12)}


def test_a_rewrite_of_the_same_length_is_found(cast, told):
    other = at(cast, 3).get()
    at(cast, 3).update(verb="rooms:room:closed", sealed=bytes(other.sealed)[::-1])
    regrown(cast.organisation.id)
    assert found(told) == {("different", 1, 5), ("different", 1, 12)}


def test_a_rewrite_after_the_first_checkpoint_is_placed_behind_it(cast, told):
    at(cast, 9).update(actor_id=None)
    regrown(cast.organisation.id)
    assert found(told) == {("different", 6, 12)}


def test_entries_in_exchanged_places_are_found(cast, told):
    at(cast, 2).update(sequence=99)
    at(cast, 3).update(sequence=2)
    at(cast, 99).update(sequence=3)
    regrown(cast.organisation.id)
    assert ("different", 1, 5) in found(told)


def test_lines_of_an_export_in_exchanged_places_are_found(cast, told):
    lines = list(export_lines(organisation_id=cast.organisation.id))
    lines[-1], lines[-2] = lines[-2], lines[-1]
    kinds = {fault.kind for fault in verify_export(lines).all_faults}
    assert kinds == {FaultKind.ENTRY, FaultKind.DIFFERENT, FaultKind.COUNT}


def test_an_interior_edit_is_found_and_placed_exactly_on_the_living_log(cast, told):
    at(cast, 7).update(verb="rooms:room:closed")
    assert verify_chain(cast.organisation.id).broken_at == 7
    assert ("different", 6, 12) in found(told)


def test_a_whole_recomputed_log_is_found_even_when_the_house_signed_it(cast, told):
    at(cast, 1).update(actor_id=None)
    regrown(cast.organisation.id, signs=True)
    assert verify_chain(cast.organisation.id).is_whole
    assert not verify_export(export_lines()).all_faults  # nothing inside tells: that is what the outside is for
    assert found(told) == {("different", 1, 5), ("different", 1, 12)}


def test_a_forger_with_a_key_of_their_own_is_found(cast, told, tmp_path, settings):
    notes = list(told.notes())
    settings.LOG_KEY_FILE = tmp_path / "forged" / "log.key"
    SignedCheckpoint.objects.all().delete()
    regrown(cast.organisation.id, signs=True)
    regrown(cast.elsewhere.id, signs=True)
    assert not verify_export(export_lines()).all_faults
    assert {fault.kind for fault in verify_export(export_lines(), outside=notes).all_faults} == {FaultKind.SIGNATURE}


def test_an_entry_carried_over_from_another_log_is_found(cast, told):
    lines = list(export_lines(organisation_id=cast.organisation.id))
    lines[-1] = list(export_lines(organisation_id=cast.elsewhere.id))[-1]
    assert FaultKind.ENTRY in {fault.kind for fault in verify_export(lines).all_faults}


def test_one_log_alone_is_not_blamed_for_the_others(cast, told):
    report = verify_export(export_lines(organisation_id=cast.organisation.id), outside=list(told.notes()))
    assert not report.all_faults
    assert not report.is_complete


@pytest.mark.parametrize(
    "lines", [[], [b"{}\n"], [b"no json\n"], [b"[1]\n"], [b'{"export":"something-else"}\n'], [b'{"origin":"x"}\n']]
)
def test_what_is_no_export_is_refused(lines):
    with pytest.raises(NoExport):
        verify_export(lines)


# --- a person's words ----------------------------------------------------------------------------------------


def test_a_persons_words_are_sealed_and_go_with_their_key(cast, told):
    mine = Entry.objects.filter(organisation_id=cast.organisation.id)
    assert WORDS not in str(list(Entry.objects.values())) + b"".join(export_lines()).decode()
    assert set(read_words(entries=mine).values()) == {f"as {WORDS}"}
    forget_person(person_id=cast.alice.user_id)
    assert set(read_words(entries=mine).values()) == {""}
    assert set(read_words(entries=Entry.objects.filter(organisation_id=cast.elsewhere.id)).values()) == {f"as {WORDS}"}
    assert not bytes(PersonKey.objects.get(person_id=cast.alice.user_id).wrapped)
    assert not checked(told).all_faults
    assert verify_chain(cast.organisation.id).is_whole


def test_nothing_is_sealed_anew_for_somebody_who_was_forgotten(cast):
    forget_person(person_id=cast.alice.user_id)
    entry = record(organisation_id=cast.organisation.id, actor_id=cast.alice.user_id, verb=VERB, reason=WORDS)
    assert read_words(entries=[entry]) == {entry.id: ""}
    assert not entry.sealed


def test_words_open_in_their_own_place_only(cast, told):
    from sudare.audit.errors import LogKeyUnusable

    one, other = at(cast, 1).get(), at(cast, 2).get()
    one.sealed = other.sealed
    with pytest.raises(LogKeyUnusable):
        read_words(entries=[one])


def test_the_houses_own_words_need_no_key(cast):
    entry = record(organisation_id=cast.organisation.id, actor_id=None, verb=VERB, reason="its day has come")
    assert read_words(entries=[entry]) == {entry.id: "its day has come"}
    assert not PersonKey.objects.exists()


# --- the command ---------------------------------------------------------------------------------------------


def ran(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["audit", *map(str, words)])
    return result.exit_code, result.output


def test_an_export_is_checked_by_the_command_without_a_database(cast, told, tmp_path, django_db_blocker):
    file, key = tmp_path / "log.jsonl", tmp_path / "log.pub"
    assert ran("export", "--out", file)[0] == 0
    key.write_text(ran("key")[1])
    outside = tmp_path / "outside"
    assert WORDS not in file.read_text()
    with django_db_blocker.block():
        assert ran("verify", "--export", file)[0] == 3
        assert ran("verify", "--export", file, "--checkpoint", outside, "--key", key)[0] == 0
        edited = tmp_path / "edited.jsonl"
        edited.write_bytes(file.read_bytes().replace(b"rooms:room:opened", b"rooms:room:closed", 1))
        code, words = ran("verify", "--export", edited, "--checkpoint", outside)
        assert code == 1
        assert "Between entry 1 and entry 5" in words
        code, words = ran("verify", "--export", file, "--checkpoint", outside, "--json")
    row = json.loads(words)
    assert (code, row["exit_code"], [log["anchored"] for log in row["logs"]]) == (0, 0, [12, 12])


def test_the_living_log_is_checked_against_the_folder_outside(cast, told, tmp_path, monkeypatch):
    monkeypatch.setenv("SUDARE_CHECKPOINT_DIR", str(tmp_path / "outside"))
    assert ran("verify")[0] == 0
    at(cast, 7).update(verb="rooms:room:closed")
    code, words = ran("verify")
    assert code == 1
    assert "Entry 7 isn't what was recorded." in words


def test_checking_an_export_needs_no_framework():
    script = "import sys, sudare.cli.audit; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("spoil", [lambda path: path.write_text(""), lambda path: path.write_text("{}\n")])
def test_unusable_input_has_an_exit_code_of_its_own(tmp_path: Path, spoil: Callable[[Path], object]):
    file = tmp_path / "no.jsonl"
    spoil(file)
    assert ran("verify", "--export", file)[0] == 2
    assert ran("verify", "--export", file, "--checkpoint", file)[0] == 2
    assert ran("verify", "--export", file, "--key", file)[0] == 2


def told_broken() -> dict[str, int]:
    broken: dict[str, int] = {}
    verify_export(export_lines(broken=broken))
    return broken


@pytest.mark.parametrize(
    ("sequence", "change"), [(7, {"verb": "rooms:room:closed"}), (3, {"leaf": b"0" * 32}), (12, {"actor_id": None})]
)
def test_one_reading_of_the_living_log_names_the_row(cast, told, sequence, change):
    assert told_broken() == {}
    at(cast, sequence).update(**change)
    assert told_broken() == {origin_of(cast.organisation.id): sequence}


def test_one_reading_finds_entries_beyond_a_head_that_was_set_back(cast, told):
    tree = Frontier()
    for leaf in Entry.objects.filter(organisation_id=cast.organisation.id, sequence__lte=9).order_by("sequence"):
        tree = tree.with_leaf(bytes(leaf.leaf))
    Head.objects.filter(organisation_id=cast.organisation.id).update(size=9, frontier=tree.packed)
    assert told_broken() == {origin_of(cast.organisation.id): 10}


def test_a_log_that_grows_while_it_is_checked_is_no_tampering(cast, told):
    broken: dict[str, int] = {}
    lines = []
    for line in export_lines(broken=broken):
        lines.append(line)
        if line.startswith(b"["):
            record(organisation_id=cast.organisation.id, actor_id=None, verb=VERB)
    assert broken == {}
    assert not verify_export(lines).all_faults


def test_the_living_log_is_read_once(cast, told):
    with CaptureQueriesContext(connection) as asked:
        assert told_broken() == {}
    reading = [each["sql"] for each in asked if '"leaf"' in each["sql"]]
    assert len(reading) == 2  # two logs, each once
