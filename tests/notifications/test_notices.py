"""Somebody who isn't looking is told once that something waits; never what, never elsewhere, never when it is over."""

import base64
import json
from datetime import time, timedelta

import pytest
from django.core import mail as outbox

import factories
from notifications.peers import Browser, WebPeer
from sudare.accounts.actions import disable_person
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.notifications import actions
from sudare.notifications.actions.noticing import is_quiet
from sudare.notifications.errors import DeviceUnusable, ToolUnusable, TooManyDevices
from sudare.notifications.models import ChatTool, Device, Notice, Wish
from sudare.notifications.providers.chat import check_address
from sudare.notifications.providers.push import check_subscription
from sudare.notifications.terms import NoticeState
from sudare.policy.terms import Decision
from sudare.reception import actions as reception
from sudare.rooms import actions as rooms

pytestmark = pytest.mark.django_db
CANARY = "kxqvzwmhplrtnbcdfgjsqwxz"


@pytest.fixture
def peer(settings):
    found = WebPeer()
    settings.PUSH_HOSTS = settings.CHAT_HOSTS = [found.place]
    yield found
    found.close()


@pytest.fixture
def bobs(cast, peer):
    """Bob's telephone."""
    browser = Browser(peer.place)
    actions.add_device(viewer=cast.bob, subscription=browser.subscription, label="Phone")
    return browser


def later(**after) -> None:
    """What workers do some time from now."""
    with standing_at(now() + timedelta(**(after or {"seconds": 30}))):
        actions.sweep()
        for notice in Notice.objects.filter(state=NoticeState.WAITING):
            actions.tell(notice_id=notice.pk)


def test_a_message_rings_the_telephone_and_says_nothing_of_it(cast, peer, bobs):
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text=CANARY)
    later()
    later()
    _, headers, body = peer.heard[0]
    assert len(peer.heard) == 1
    assert CANARY.encode() not in body
    read = bobs.reads(body)
    assert read["url"].endswith(f"/rooms/{cast.room.pk}/")
    assert CANARY not in json.dumps(read)
    assert cast.alice.name not in json.dumps(read)
    assert headers["content-encoding"] == "aes128gcm"
    token = headers["authorization"].split("t=")[1].split(",")[0].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(token + "=="))
    assert claims["aud"] == f"http://{peer.place}"
    assert claims["sub"] == "mailto:sudare@example.com"


def test_who_has_read_it_is_left_in_peace(cast, peer, bobs):
    message = rooms.post(viewer=cast.alice, room_id=cast.room.pk, text=CANARY)
    rooms.mark_read(viewer=cast.bob, room_id=cast.room.pk, sequence=message.sequence)
    later()
    assert peer.heard == []


def test_whoever_is_spared_somebody_is_not_rung_by_them(cast, peer, bobs):
    rooms.block_quietly(viewer=cast.bob, user_id=cast.alice.user_id)
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text=CANARY)
    later()
    assert not peer.heard
    rooms.unblock(viewer=cast.bob, user_id=cast.alice.user_id)
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text=CANARY)
    later()
    assert len(peer.heard) == 1


def test_one_is_not_told_of_ones_own_words(cast, peer, bobs):
    rooms.post(viewer=cast.bob, room_id=cast.room.pk, text=CANARY)
    later()
    assert peer.heard == []


def test_many_messages_ring_once_until_somebody_looked(cast, peer, bobs):
    for number in range(3):
        rooms.post(viewer=cast.alice, room_id=cast.room.pk, text=f"{number}")
        later()
    assert len(peer.heard) == 1


def test_whose_seat_is_closed_is_told_nothing(cast, peer, bobs):
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text=CANARY)
    disable_person(viewer=factories.proved(cast.alice), membership_id=cast.bob.membership_id, reason="left")
    later()
    assert peer.heard == []


def test_a_device_that_is_gone_is_forgotten_and_one_that_is_busy_is_tried_again(cast, peer, bobs):
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="x")
    peer.status = 503
    later()
    assert Notice.objects.get().failure == "way_unreachable"
    peer.status = 201
    later(minutes=1)
    assert Notice.objects.get().state == NoticeState.SENT
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="y")
    peer.status = 410
    with standing_at(now() + timedelta(minutes=20)):
        rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="z")
        later()
    assert not Device.objects.exists()


def test_a_push_service_that_points_elsewhere_is_not_followed(cast, peer, bobs):
    elsewhere = WebPeer()
    peer.status, peer.location = 307, f"http://{elsewhere.place}/"
    rooms.post(viewer=cast.alice, room_id=cast.room.pk, text="x")
    later()
    assert elsewhere.heard == []
    assert Notice.objects.get().state != NoticeState.SENT
    elsewhere.close()


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1/x",
        "https://127.0.0.1/x",
        "https://169.254.169.254/latest",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evil.example/fcm.googleapis.com",
        "https://fcm.googleapis.com@evil.example/x",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_push_services_are_called(endpoint, settings):
    known = Browser("x").subscription
    good = check_subscription(known | {"endpoint": "https://fcm.googleapis.com/fcm/send/a"}, listed=settings.PUSH_HOSTS)
    assert good["keys"] == known["keys"]
    with pytest.raises(DeviceUnusable):
        check_subscription(known | {"endpoint": endpoint}, listed=settings.PUSH_HOSTS)
    with pytest.raises(DeviceUnusable):
        check_subscription(known | {"keys": {"p256dh": "AAAA", "auth": "AAAA"}}, listed=settings.PUSH_HOSTS)


def test_a_device_is_ones_own_and_there_are_not_many(cast, peer):
    device = actions.add_device(viewer=cast.bob, subscription=Browser(peer.place).subscription)
    for other in (cast.alice, cast.charlie):
        with pytest.raises(NotFound):
            actions.remove_device(viewer=other, device_id=device.pk)
    assert "127.0.0.1" not in str(Device.objects.values().get())
    browsers = [Browser(peer.place) for _ in range(10)]
    for browser in browsers[:9]:
        actions.add_device(viewer=cast.bob, subscription=browser.subscription)
    with pytest.raises(TooManyDevices):
        actions.add_device(viewer=cast.bob, subscription=browsers[9].subscription)
    actions.add_device(viewer=cast.alice, subscription=browsers[0].subscription)  # another signs in at that browser
    assert Device.objects.filter(user_id=cast.bob.user_id).count() == 9


def test_a_mail_comes_only_to_who_wants_it_and_hasnt_looked(cast):
    actions.change_wish(viewer=cast.bob, push=[], mail=["message", "nonsense"])
    assert Wish.objects.get().mail == ["message"]
    message = rooms.post(viewer=cast.alice, room_id=cast.room.pk, text=CANARY)
    later()
    assert outbox.outbox == []
    later(minutes=6)
    (letter,) = outbox.outbox
    assert CANARY not in letter.body
    assert cast.alice.name not in letter.body
    rooms.mark_read(viewer=cast.bob, room_id=cast.room.pk, sequence=message.sequence)


def test_nights_are_quiet_also_past_midnight(settings):
    settings.TIME_ZONE = "UTC"
    night = Wish(quiet_from=time(22), quiet_until=time(7))
    noon = now().replace(hour=12, minute=0)
    assert [is_quiet(night, noon.replace(hour=hour)) for hour in (21, 22, 23, 0, 6, 7, 12)] == [
        False, True, True, True, True, False, False,
    ]  # fmt: skip
    nap = Wish(quiet_from=time(13), quiet_until=time(14))
    assert [is_quiet(nap, noon.replace(hour=hour)) for hour in (12, 13, 14)] == [False, True, False]
    assert not is_quiet(Wish(), noon)


def test_a_waiting_visitor_rings_the_staff_and_the_desks_channel(cast, peer, bobs):
    desk = factories.a_reception(owner=cast.alice)
    reception.change_reception(viewer=cast.alice, desk_id=desk.desk_id, routing="line_up")
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    tool = actions.add_tool(
        viewer=cast.alice,
        address=f"ntfy://{peer.place}/counter",
        label="Counter",
        occasions=["visitor", "message"],
        desk_id=desk.desk_id,
    )
    assert tool.occasions == ["visitor"]
    factories.a_visit(desk, name=CANARY)
    later()
    later()
    pushed = [body for path, _, body in peer.heard if path.startswith("/push/")]
    said = [body for path, _, body in peer.heard if not path.startswith("/push/")]
    assert (len(pushed), len(said)) == (1, 1)
    assert CANARY not in json.dumps(bobs.reads(pushed[0]))
    assert CANARY.encode() not in said[0]
    assert b"/desk/" in said[0]


def test_a_held_picture_rings_those_who_may_look_and_not_its_sender(cast, peer, bobs):
    alices = Browser(peer.place)
    actions.add_device(viewer=cast.alice, subscription=alices.subscription)
    factories.a_review(uploader=cast.bob, room=cast.room)
    later()
    reads = [alices.reads(body) for path, _, body in peer.heard if path in alices.subscription["endpoint"]]
    assert [read["url"].rpartition("/reviews/")[1] for read in reads if "reviews" in read["url"]] == ["/reviews/"]
    assert Decision.HOLD


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "json://127.0.0.1/",
        "xml://10.0.0.1",
        "syslog://",
        "dbus://",
        "macosx://",
        "mailto://user:pass@example.com",
        "apprise://host/token",
        "schan://x",
        "https://hooks.slack.com/services/T/B/X",
        "slack://TokenA/TokenB/TokenC?template=/etc/passwd",
        "slack://TokenA/TokenB/TokenC/?attach=file:///etc/passwd",
        "slack://evil.example/TokenB/TokenC",
        "msteams://a/b/c/d?template=file:///etc/passwd",
        "ntfy://169.254.169.254/topic",
        "ntfy://127.0.0.1:22/topic",
        "mmost://127.0.0.1:9@evil.example/token",
        "ntfy://listed.example@evil.example/topic",
        "ntfy://listed.example:70000/x",
        "discord://a/b\r\nntfy://evil.example/x",
        "discord://a/b, json://evil.example",
        "x" * 2000,
        "",
    ],
)
def test_what_isnt_exactly_a_known_tools_address_is_refused(address):
    with pytest.raises(ToolUnusable):
        check_address(address, listed=["listed.example", "127.0.0.1:9"])


def test_known_tools_are_taken():
    for address in ("slack://TokenA/TokenB/TokenC", "discord://webhook/token", "tgram://123456:abc/12315544/"):
        assert check_address(address, listed=[])
    assert check_address("mmost://listed.example/token", listed=["listed.example"]) == "mmost"
    assert check_address("ntfys://listed.example:8443/topic", listed=["listed.example:8443"]) == "ntfys"


def test_a_tool_is_tried_and_what_it_refuses_lies_for_somebody_to_see(cast, peer):
    tool = actions.add_tool(
        viewer=cast.alice, address=f"mmost://{peer.place}/{'a' * 26}", label="Town square", occasions=["visitor"]
    )
    assert peer.place not in str(ChatTool.objects.values().get())
    actions.try_tool(viewer=cast.alice, tool_id=tool.pk)
    peer.status = 200
    later()
    assert len(peer.heard) == 1
    peer.status = 400
    actions.try_tool(viewer=cast.alice, tool_id=tool.pk)
    later()
    (dead,) = actions.untold(viewer=cast.alice)
    assert dead.failure == "way_refused"
    peer.status = 200
    actions.tell_again(viewer=cast.alice, notice_id=dead.pk)
    later()
    assert actions.untold(viewer=cast.alice) == []
    for other, refused in ((cast.bob, NotAllowed), (cast.charlie, NotFound)):
        with pytest.raises(refused):
            actions.remove_tool(viewer=other, tool_id=tool.pk)
