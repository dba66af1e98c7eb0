"""H3, H5, O6: a backup holds no key, and what was deleted or held after it stays so on the way back."""

import json
import os
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from typer.testing import CliRunner

import factories
from sudare.accounts import actions as accounts
from sudare.accounts.models import User
from sudare.accounts.terms import Role
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment
from sudare.audit.actions import export_lines, publish_checkpoints
from sudare.cli.backups import layout
from sudare.cli.main import app
from sudare.consents import actions as consents
from sudare.kit.clock import now, standing_at
from sudare.rooms import actions as rooms
from sudare.rulebook import actions as rulebook
from sudare.senders import actions as senders
from sudare.storage import actions as storage
from sudare.storage.models import Receipt, SealedObject
from sudare.storage.queries import receipt_document, receipts_about
from sudare.viewing import actions as viewing

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has tools of its own"),
]
PICTURES, FORGOTTEN, HELD = (int(each) for each in os.environ.get("DRILL_PICTURES", "25,5,2").split(","))
SAID = "CANARY-SAID-kqwzjvbnmxrtpylghdfsac"


def invoke(*arguments: object):
    return CliRunner().invoke(app, [str(each) for each in arguments])


def elsewhere(place: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A command in a house of its own."""
    around = os.environ | {"SUDARE_DATA_DIR": str(place), "SUDARE_KEYS_DIR": str(place) + "-keys"}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, env=around, capture_output=True, text=True, check=False)


def talk(cast, count: int) -> list[Attachment]:
    found = []
    for _ in range(count):
        picture = factories.a_confirmed_picture(uploader=cast.bob, room=cast.room)
        rooms.post(viewer=cast.bob, room_id=cast.room.pk, text="look", attachment_ids=[picture.pk])
        picture.refresh_from_db()
        found.append(picture)
    return found


def hold_on(cast, scopes):
    return storage.place_hold(viewer=cast.alice, case="2026 (wa) 17", reason="x", scopes=scopes)


def exported(place: Path) -> Path:
    place.write_bytes(b"".join(export_lines()))
    return place


def rows(database: Path, asked: str) -> list[tuple]:
    with sqlite3.connect(database) as opened:
        found = opened.execute(asked).fetchall()
    opened.close()
    return found


@pytest.mark.timeout(max(300, 6 * PICTURES))
def test_what_was_deleted_and_held_after_the_backup_stays_so(lasting_cast, tmp_path):
    """The acceptance of the drill: 500, 100 and 20 with DRILL_PICTURES=500,100,20 (six minutes on a busy machine)."""
    cast, pictures = lasting_cast, talk(lasting_cast, PICTURES)
    settled = hold_on(cast, [("room", cast.room.pk)])  # Alice's words have a key of hers from here on
    storage.release_hold(viewer=factories.proved(cast.alice), hold_id=settled.pk, reason="settled")
    publish_checkpoints()
    assert invoke("backup", tmp_path / "set", "--keys", tmp_path / "keys").exit_code == 0
    gone, kept = pictures[:FORGOTTEN], pictures[FORGOTTEN : FORGOTTEN + HELD]
    for picture in gone:
        attachments.forget_picture(viewer=cast.bob, attachment_id=picture.pk)
    scopes: list[tuple[str, object]] = [("attachment", picture.pk) for picture in kept]
    hold = hold_on(cast, scopes)
    publish_checkpoints()
    log = exported(tmp_path / "log.jsonl")
    house = tmp_path / "house"
    done = elsewhere(house, "sudare.cli", "restore", tmp_path / "set", "--keys", tmp_path / "keys", "--log", log)
    assert done.returncode == 0, done.stderr
    told = json.loads(elsewhere(house, "sudare.cli.backups.drill").stdout.splitlines()[-1])
    assert told["tried"] == told["opened"] > 0
    assert told["forgotten"] == 3 * FORGOTTEN + sum(len(each.objects_forgotten) - 3 for each in Receipt.objects.all())
    assert (told["revived"], told["holds"], told["is_log_whole"]) == (0, 1, True)
    database = house / layout.DATABASE
    states = dict(rows(database, "SELECT id, state FROM attachments_attachment"))
    assert {states[picture.pk.hex] for picture in gone} == {"forgotten"}
    assert {states[picture.pk.hex] for picture in pictures[FORGOTTEN:]} == {"sent"}
    asked = f"SELECT target_id FROM storage_holdscope WHERE hold_id = '{hold.pk.hex}'"
    assert {target for (target,) in rows(database, asked)} == {picture.pk.hex for picture in kept}
    standing = rows(database, 'SELECT id, "case" FROM storage_hold WHERE released_at IS NULL')
    assert standing == [(hold.pk.hex, "2026 (wa) 17")]
    assert {row for (row,) in rows(database, "SELECT id FROM storage_receipt")} == {
        each.pk.hex for each in Receipt.objects.all()
    }


def test_the_data_set_holds_no_key_and_opens_nothing_by_the_houses_own(lasting_cast, tmp_path):
    """Made before the deletion, and still: with the house's master key at hand nothing in it can be opened."""
    (picture,) = talk(lasting_cast, 1)
    wrapped = [
        bytes(row) for row in SealedObject.objects.exclude(wrapped_key=None).values_list("wrapped_key", flat=True)
    ]
    assert invoke("backup", tmp_path / "set", "--keys", tmp_path / "keys").exit_code == 0
    whole = b"".join(path.read_bytes() for path in layout.files_of(tmp_path / "set"))
    assert wrapped
    assert not [key for key in wrapped if key in whole]
    document = forgotten(lasting_cast, picture, tmp_path)
    checked = invoke("receipt", "verify", document, "--backup", tmp_path / "set")
    assert checked.exit_code == 0, checked.output
    old_keys = invoke("receipt", "verify", document, "--backup", tmp_path / "set", "--backup", tmp_path / "keys")
    assert old_keys.exit_code == 1, "the key set of that day still opens it, and that is said"
    assert invoke("backup", tmp_path / "later", "--keys", tmp_path / "keys").exit_code == 0
    fresh_keys = invoke("receipt", "verify", document, "--backup", tmp_path / "set", "--backup", tmp_path / "keys")
    assert fresh_keys.exit_code == 0, "the next key set takes the place of the one before"


def forgotten(cast, picture, tmp_path) -> Path:
    attachments.forget_picture(viewer=cast.bob, attachment_id=picture.pk)
    publish_checkpoints()
    (receipt,) = receipts_about(picture.pk)
    place = tmp_path / "receipt.json"
    place.write_text(json.dumps(receipt_document(receipt.pk)))
    return place


def test_a_backup_that_was_touched_is_refused(lasting_cast, tmp_path):
    talk(lasting_cast, 1)
    invoke("backup", tmp_path / "set", "--keys", tmp_path / "keys")
    piece = next((tmp_path / "set" / layout.SEALED).rglob("*/*/*"))
    piece.write_bytes(piece.read_bytes()[:-1] + b"x")
    log = exported(tmp_path / "log.jsonl")
    done = elsewhere(tmp_path / "house", "sudare.cli", "restore", tmp_path / "set", "--log", log)
    assert done.returncode == 2
    assert not (tmp_path / "house").exists()


def test_a_log_that_was_touched_or_of_another_time_is_refused(lasting_cast, tmp_path):
    (picture, *_) = talk(lasting_cast, 1)
    invoke("backup", tmp_path / "set", "--keys", tmp_path / "keys")
    before = exported(tmp_path / "log.jsonl")
    attachments.forget_picture(viewer=lasting_cast.bob, attachment_id=picture.pk)
    after = exported(tmp_path / "after.jsonl")
    for name, lines in {
        "cut": after.read_bytes().splitlines(keepends=True)[:-1],
        "changed": [line.replace(b"forgotten", b"forgottem") for line in after.read_bytes().splitlines(keepends=True)],
    }.items():
        touched = tmp_path / name
        touched.write_bytes(b"".join(lines))
        house = tmp_path / f"house-{name}"
        done = elsewhere(
            house, "sudare.cli", "restore", tmp_path / "set", "--keys", tmp_path / "keys", "--log", touched
        )
        assert done.returncode != 0, name
    assert before.exists()


def test_words_and_seats_that_went_stay_gone(lasting_cast, tmp_path):
    cast = lasting_cast
    message = rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=SAID)
    invoke("backup", tmp_path / "set", "--keys", tmp_path / "keys")
    rooms.delete(viewer=cast.bob, message_id=message.pk)
    rooms.remove_member(viewer=cast.alice, room_id=cast.room.pk, user_id=cast.bob.user_id)
    house = tmp_path / "house"
    log = exported(tmp_path / "log.jsonl")
    done = elsewhere(house, "sudare.cli", "restore", tmp_path / "set", "--keys", tmp_path / "keys", "--log", log)
    assert done.returncode == 0, done.stderr
    assert rows(house / layout.DATABASE, "SELECT text FROM rooms_message") == [("",)]
    left = rows(
        house / layout.DATABASE, f"SELECT left_at FROM rooms_roommember WHERE user_id = '{cast.bob.user_id.hex}'"
    )
    assert left[0][0] is not None


def test_doors_that_were_shut_after_the_backup_stay_shut(lasting_cast, tmp_path):  # noqa: PLR0915  many doors, one way back
    """Links, consents, seats that rest, desks: each would let somebody in again. Sessions end all of them."""
    cast, (picture,) = lasting_cast, talk(lasting_cast, 1)
    alice, here = factories.proved(cast.alice), {"organisation": cast.organisation}
    rulebook.choose_preset(
        viewer=alice, scope="organisation", place_id=cast.organisation.pk, profile="shop", reason="links"
    )
    share, used = (viewing.share(viewer=alice, attachment_id=picture.pk, days=7, max_views=1) for _ in range(2))
    own, _ = senders.make_link(viewer=cast.bob, room_id=cast.room.pk, user_id=cast.bob.user_id, days=30)
    invitation, _ = accounts.invite(viewer=alice, email="eve@example.com", role=Role.MEMBER)
    consents.write_text(viewer=alice, texts={"ja": "三十日で忘れます。", "en": "Forgotten after 30 days."})
    consents.give(viewer=cast.bob, version=1, language="ja")
    watcher = factories.a_viewer(**here, name="Dana", role=Role.SUPERVISOR)
    desk = rooms.open_desk(viewer=alice, name="Front")
    rooms.add_supervisor(viewer=alice, desk_id=desk.pk, user_id=watcher.user_id)
    epochs = dict(User.objects.values_list("pk", "session_epoch"))
    assert invoke("backup", tmp_path / "set", "--keys", tmp_path / "keys").exit_code == 0
    viewing.revoke_share(viewer=alice, share_id=share[0].pk)
    viewing.open_share(secret=used[1])
    senders.revoke_link(viewer=cast.bob, link_id=own.pk)
    accounts.withdraw_invitation(viewer=alice, invitation_id=invitation.pk)
    consents.withdraw(viewer=cast.bob)
    rooms.remove_supervisor(viewer=alice, desk_id=desk.pk, user_id=watcher.user_id)
    accounts.freeze(organisation_id=cast.organisation.pk, user_id=cast.bob.user_id, because_of=picture.pk)
    log, house = exported(tmp_path / "log.jsonl"), tmp_path / "house"
    done = elsewhere(house, "sudare.cli", "restore", tmp_path / "set", "--keys", tmp_path / "keys", "--log", log)
    assert done.returncode == 0, done.stderr
    database = house / layout.DATABASE
    for table in ("viewing_sharelink", "senders_personallink"):
        ended = dict(rows(database, f"SELECT id, revoked_at FROM {table}"))
        assert ended[(share[0] if table.startswith("viewing") else own).pk.hex], table
    assert (used[0].pk.hex, 1) in rows(database, "SELECT id, views FROM viewing_sharelink")
    (shut,) = rows(database, "SELECT withdrawn_at IS NOT NULL FROM accounts_invitation")
    (taken,) = rows(database, "SELECT withdrawn_at IS NOT NULL FROM consents_consent")
    (rests,) = rows(
        database, f"SELECT frozen_at IS NOT NULL FROM accounts_membership WHERE user_id = '{cast.bob.user_id.hex}'"
    )
    assert (shut, taken, rests, rows(database, "SELECT * FROM rooms_desksupervisor")) == ((1,), (1,), (1,), [])
    now_there = rows(database, "SELECT id, session_epoch FROM accounts_user")
    assert dict(now_there) == {pk.hex: epoch + 1 for pk, epoch in epochs.items()}


def test_a_full_house_is_not_overwritten(lasting_cast, tmp_path):
    talk(lasting_cast, 1)
    invoke("backup", tmp_path / "set", "--keys", tmp_path / "keys")
    log, house = exported(tmp_path / "log.jsonl"), tmp_path / "house"
    house.mkdir()
    (house / "something").write_text("precious")
    asked = ("sudare.cli", "restore", tmp_path / "set", "--keys", tmp_path / "keys", "--log", log)
    assert elsewhere(house, *asked).returncode == 2
    assert (house / "something").read_text() == "precious"
    assert elsewhere(house, *asked, "--force").returncode == 0
    assert (tmp_path / "house.aside-1" / "something").read_text() == "precious"


def test_keys_and_data_are_never_in_one_folder(lasting_cast, tmp_path):
    for keys in (tmp_path / "set" / "keys", tmp_path / "set", tmp_path):
        assert invoke("backup", tmp_path / "set", "--keys", keys).exit_code == 2
    assert not (tmp_path / "set").exists()


def test_the_day_it_ages_out_is_printed(lasting_cast, tmp_path):
    with standing_at(now()):
        told = invoke("backup", tmp_path / "set")
        day = (now() + timedelta(days=settings.BACKUP_DAYS)).date().isoformat()
    assert day in told.output
    assert json.loads((tmp_path / "set" / layout.MANIFEST).read_text())["ages_out_at"].startswith(day)


def test_the_drill_tries_the_way_back_and_leaves_nothing(lasting_cast, tmp_path, house):
    talk(lasting_cast, 2)
    before = {path for path in (house / "tmp").iterdir() if path.name.startswith("sudare-drill")}
    told = invoke("drill", "--json")
    assert told.exit_code == 0, told.output
    assert json.loads(told.output)["is_fit"] is True
    assert {path for path in (house / "tmp").iterdir() if path.name.startswith("sudare-drill")} == before
    assert connection.vendor == "sqlite"
