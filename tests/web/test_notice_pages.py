"""Pages of notices, chat tools and a desk's doors: for whom they are, and what they never show again."""

import json

import pytest

import factories
from notifications.peers import Browser
from sudare.channels import actions as channels
from sudare.channels.models import LineDoor, MailDoor
from sudare.notifications import actions
from sudare.notifications.models import ChatTool, Device

pytestmark = pytest.mark.django_db
SECRET = "kxqvzwmhplrtnbcdfgjsqwxz"


def test_one_chooses_what_one_is_told_of_and_registers_a_browser(cast, browser, settings):
    settings.PUSH_HOSTS = ["127.0.0.1:9"]
    bob = browser(cast.bob)
    page = bob.get("/me/notices/").content.decode()
    assert f'data-push-key="{actions.push_key()}"' in page
    assert (
        bob.post("/me/notices/", {"push": ["message"], "quiet_from": "22:00", "quiet_until": "07:00"}).status_code
        == 302
    )
    assert 'value="22:00"' in bob.get("/me/notices/").content.decode()
    known = json.dumps(Browser("127.0.0.1:9").subscription)
    bob.post("/me/notices/device/", {"subscription": known})
    device = Device.objects.get(user_id=cast.bob.user_id)
    for wrong in ("", "[]", "nonsense", json.dumps({"endpoint": "https://evil.example/x"})):
        bob.post("/me/notices/device/", {"subscription": wrong})
    assert Device.objects.count() == 1
    assert browser(cast.alice).post(f"/me/notices/device/{device.pk}/remove/").status_code == 404
    bob.post(f"/me/notices/device/{device.pk}/remove/")
    assert not Device.objects.exists()


def test_the_browsers_worker_stands_at_the_top_of_the_house(client):
    answer = client.get("/push-worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert b"showNotification" in b"".join(answer.streaming_content)


def test_only_whoever_looks_after_people_sees_tools_and_what_wasnt_delivered(cast, browser):
    alice, bob = browser(cast.alice), browser(cast.bob)
    for path in ("/tools/", "/undelivered/"):
        assert alice.get(path).status_code == 200
        assert bob.get(path).status_code == 403
    wrong = alice.post("/tools/", {"label": "x", "address": "file:///etc/passwd", "occasions": ["visitor"]})
    assert wrong.status_code == 422
    right = {"label": "Counter", "address": f"slack://{'T' * 9}/{'A' * 9}/{SECRET}", "occasions": ["visitor"]}
    assert alice.post("/tools/", right).status_code == 302
    page = alice.get("/tools/").content.decode()
    assert "Counter" in page
    assert SECRET not in page
    tool = ChatTool.objects.get()
    assert browser(cast.charlie).post(f"/tools/{tool.pk}/remove/").status_code == 404
    alice.post(f"/tools/{tool.pk}/remove/")
    assert not ChatTool.objects.exists()


def test_a_desks_doors_are_set_up_and_their_secrets_are_never_shown_again(cast, browser):
    desk = factories.a_reception(owner=cast.alice)
    alice, root = browser(cast.alice), f"/people/desks/{desk.desk_id}/doors/"
    assert alice.get(root).status_code == 200
    assert alice.post(f"{root}line/", {"channel_secret": SECRET, "is_on": "on"}).status_code == 422
    keys = {"channel_secret": SECRET, "access_token": f"{SECRET}2", "is_on": "on"}
    assert alice.post(f"{root}line/", keys).status_code == 302
    assert alice.post(f"{root}line/", {"is_on": "on"}).status_code == 302  # what is stored stays
    mail = {
        "address": "desk@example.com",
        "host": "mail.example.com",
        "port": "993",
        "user": "desk",
        "password": SECRET,
    }
    assert alice.post(f"{root}mail/", mail | {"is_on": "on", "folder": "INBOX"}).status_code == 302
    page = alice.get(root).content.decode()
    assert f"/hooks/line/{LineDoor.objects.get().key}" in page
    assert SECRET not in page
    shown = alice.post(f"{root}mail/secret/").content.decode()
    assert MailDoor.objects.get().hook_hash
    assert "/hooks/mail/" in shown
    for stranger, status in ((cast.bob, 403), (cast.charlie, 404)):
        assert browser(stranger).get(root).status_code == status
        assert browser(stranger).post(f"{root}mail/secret/").status_code == status
    assert channels.line_of(viewer=cast.alice, desk_id=desk.desk_id).is_on
