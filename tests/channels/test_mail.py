"""A visitor by mail: taken down once, in their own thread alone, answered in it, and pictures never leave by mail."""

from datetime import timedelta

import pytest
from django.test import Client

import factories
from channels.conftest import work
from channels.peers import MailboxPeer, a_letter
from sudare.attachments import actions as attachments
from sudare.attachments.models import Attachment
from sudare.attachments.terms import State
from sudare.channels import actions
from sudare.channels.access import access_visitor
from sudare.channels.models import Inbound, MailDoor, Outbound
from sudare.channels.proofs.letters import read_letter, without_quotes
from sudare.channels.terms import InState
from sudare.kit.clock import now, standing_at
from sudare.reception import actions as reception
from sudare.reception.models import Visit, Visitor
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message
from sudare.storage.models import SealedObject

pytestmark = pytest.mark.django_db
CANARY = "kxqvzwmhplrtnbcdfgjsqwxz"
HANA = "hana@example.com"


@pytest.fixture
def hook(cast, desk, mail_door):
    """Hands over a mail as a mail server would."""
    secret = actions.renew_mail_hook(viewer=cast.alice, desk_id=desk.desk_id)

    def hand_over(letter, shown=secret):
        content = letter if isinstance(letter, bytes) else letter.as_bytes()
        headers = {"Authorization": f"Bearer {shown}"} if shown else {}
        answer = Client().post(f"/hooks/mail/{mail_door.key}", content, content_type="message/rfc822", headers=headers)
        work()
        return answer

    return hand_over


def say_yes(desk, visitor) -> None:
    viewer = access_visitor(visitor)
    reception.begin(viewer=viewer, given=factories.every_yes(desk.organisation_id), language="en")
    work()


@pytest.fixture
def talking(hook, desk, mail):
    """Hana has written and agreed."""
    hook(a_letter(text="Hello"))
    visitor = Visitor.objects.select_related("user").get(desk_id=desk.desk_id)
    say_yes(desk, visitor)
    visitor.thread = mail.letters[0]["Message-ID"]
    mail.letters.clear()
    visitor.refresh_from_db()
    return visitor


def answered(cast, desk, visitor, text, **more):
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    reception.take(viewer=cast.bob, visit_id=Visit.objects.get(visitor=visitor).pk)
    message = rooms.post(viewer=cast.bob, room_id=visitor.room_id, text=text, **more)
    work()
    return message


def test_a_letter_waits_sealed_until_its_writer_has_agreed(hook, desk, mail):
    assert hook(a_letter(text=CANARY)).status_code == 201
    assert not Message.objects.exists()
    (asked,) = mail.letters
    assert asked["To"] == HANA
    assert f"/d/{desk.key}/#resume=" in asked.get_content()
    assert CANARY not in asked.as_string()
    say_yes(desk, Visitor.objects.get(desk_id=desk.desk_id))
    assert Message.objects.get().text == f"A question\n\n{CANARY}"
    assert not SealedObject.objects.filter(wrapped_key__isnull=False).exists()


def test_who_has_no_secret_or_another_desks_hands_over_nothing(cast, hook, mail_door):
    other = factories.a_reception(owner=cast.charlie)
    actions.set_mail(viewer=cast.charlie, desk_id=other.desk_id, address="other@example.com", is_on=True)
    theirs = actions.renew_mail_hook(viewer=cast.charlie, desk_id=other.desk_id)
    answers = [hook(a_letter(), shown=shown) for shown in ("", "x", theirs)]
    nobody = Client().post("/hooks/mail/nobody", b"x", content_type="message/rfc822")
    assert {answer.status_code for answer in (*answers, nobody)} == {404}
    assert len({answer.content for answer in (*answers, nobody)}) == 1
    assert not Inbound.objects.exists()


def test_the_same_letter_again_is_one_message(hook, talking):
    letter = a_letter(text=CANARY)
    letter.replace_header("Message-ID", "<same@example.com>")
    hook(letter)
    again = hook(letter)
    assert (again.status_code, again.json()) == (200, {"taken": 0})


def test_an_oversized_letter_is_refused_and_leaves_nothing(hook, settings):
    settings.MAIL_MAX_BYTES = 10_000
    assert hook(a_letter(text="x" * 20_000)).status_code == 413
    assert not Inbound.objects.exists()
    assert not SealedObject.objects.exists()


def test_an_answer_comes_in_its_thread_and_the_answer_to_it_goes_on_there(cast, hook, desk, mail, talking):
    answered(cast, desk, talking, "Yes, it is.")
    (letter,) = mail.letters
    assert letter["To"] == HANA
    assert letter["Reply-To"] == "desk@example.com"
    assert letter["Subject"] == "Re: A question"
    assert letter["In-Reply-To"].startswith("<")
    assert letter.get_content().startswith("Yes, it is.")
    quoted = f"{CANARY}\n\nOn Monday the desk wrote:\n> Yes, it is."
    hook(a_letter(text=quoted, In_Reply_To=letter["Message-ID"], Subject="Re: A question"))
    message = Message.objects.get(text=CANARY)
    assert (message.author_id, message.room_id) == (talking.pk, talking.room_id)


def test_a_forged_sender_comes_into_nobodys_thread(cast, hook, desk, mail, talking):
    answered(cast, desk, talking, "Yes, it is.")
    ours = mail.letters[0]["Message-ID"]
    forged = [
        a_letter(text=CANARY),  # her address, and no thread
        a_letter(text=CANARY, References="<guess@house.example.com>"),
        a_letter(text=CANARY, References=ours.replace(".", ".x", 1)),
        a_letter(text=CANARY, References=ours.replace("house.example.com", "evil.example.com")),
        a_letter(sender="eve@example.com", text=CANARY, References=ours),  # her thread, and not her address
        a_letter(text=CANARY, References=ours).as_bytes().replace(b"Hana <hana@", b"hana@example.com <eve@"),
        a_letter(text=CANARY, Authentication_Results="mx.evil.example; dmarc=pass header.from=example.com"),
    ]
    for letter in forged:
        hook(letter)
    assert not Message.objects.filter(room_id=talking.room_id, text__contains=CANARY).exists()
    for visitor in Visitor.objects.filter(desk_id=desk.desk_id).exclude(pk=talking.pk):
        assert visitor.room_id is None  # nobody has agreed to anything in her name
    mail.letters.clear()


@pytest.mark.parametrize(
    "sender", ["a@example.com, hana@example.com", "", "hana", "<>", "hana@example.com\r\nFrom: eve@example.com"]
)
def test_a_letter_of_two_or_of_nobody_is_not_taken(hook, sender):
    raw = f"From: {sender}\r\nTo: desk@example.com\r\nMessage-ID: <1@x>\r\n\r\n{CANARY}".encode()
    assert hook(raw).status_code == 422
    assert not Inbound.objects.exists()


def test_our_own_server_may_vouch_for_a_sender_and_nobody_elses(cast, hook, desk, talking):
    actions.set_mail(
        viewer=cast.alice,
        desk_id=desk.desk_id,
        address="desk@example.com",
        is_on=True,
        vouching_server="mx.house.example.com",
    )
    true = "mx.house.example.com; dkim=pass header.d=example.com; dmarc=pass header.from=example.com"
    hook(a_letter(text=CANARY, Authentication_Results=true))
    assert Message.objects.filter(room_id=talking.room_id, text__contains=CANARY).count() == 1
    below = a_letter(text="forged below", Authentication_Results="mx.house.example.com; dmarc=fail")
    below["Authentication-Results"] = true
    aligned = a_letter(
        text="not aligned", Authentication_Results="mx.house.example.com; dkim=pass header.d=evil.example"
    )
    for letter in (below, aligned):
        hook(letter)
    assert Message.objects.filter(room_id=talking.room_id).count() == 2


def test_pictures_go_through_the_gate_and_other_files_stay_out(hook, mail, talking):
    letter = a_letter(text=CANARY, pictures=[b"one", b"two"], In_Reply_To=talking.thread)
    letter.add_attachment(b"MZ", maintype="application", subtype="x-msdownload", filename="run.exe")
    hook(letter)
    assert not Message.objects.filter(text__contains=CANARY).exists()
    assert Attachment.objects.count() == 2
    with factories.scripted_checks():
        for picture in Attachment.objects.all():
            attachments.check(attachment_id=picture.pk)
    work()
    message = Message.objects.get(text__contains=CANARY)
    assert {picture.state for picture in Attachment.objects.filter(message_id=message.pk)} == {State.SENT}
    assert mail.letters[-1].get_content().startswith("ここで受け取れるのは、文字と写真だけです。")


def test_a_letter_of_a_hundred_parts_is_not_opened(hook, desk):
    letter = a_letter()
    for _ in range(100):
        letter.add_attachment(b"x", maintype="image", subtype="jpeg", filename="a.jpg")
    assert hook(letter).status_code == 422


def test_machines_are_never_answered(hook, mail):
    for header in (
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<x>"},
        {"Return_Path": "<>"},
    ):
        hook(a_letter(**header))
    hook(a_letter(sender="desk@example.com"))
    assert mail.letters == []
    assert not Visitor.objects.exists()


def test_letters_with_one_forged_address_bring_it_one_mail(hook, mail):
    for number in range(5):
        hook(a_letter(text=f"{number}"))
    assert len(mail.letters) == 1
    assert Visitor.objects.count() == 1


def test_no_picture_leaves_by_mail_only_the_way_to_it(cast, hook, desk, mail, talking):
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    reception.take(viewer=cast.bob, visit_id=Visit.objects.get(visitor=talking).pk)
    talking.refresh_from_db()
    picture = factories.a_confirmed_picture(uploader=cast.bob, room=talking.room)
    rooms.post(viewer=cast.bob, room_id=talking.room_id, text="Look", attachment_ids=[picture.pk])
    work()
    letter = mail.letters[-1]
    assert not letter.is_multipart()
    assert "/#resume=" in letter.get_content()


def test_a_name_with_line_breaks_becomes_no_header(cast, hook, mail, desk):
    raw = (
        b"From: =?utf-8?b?"
        + __import__("base64").b64encode(b"Eve\r\nBcc: x@example.com")
        + b"?= <hana@example.com>\r\n"
        b"To: desk@example.com\r\nSubject: =?utf-8?q?a=0D=0ABcc=3A_x=40example=2Ecom?=\r\nMessage-ID: <1@x>\r\n\r\nhi"
    )
    hook(raw)
    visitor = Visitor.objects.filter(desk_id=desk.desk_id).first()
    if visitor is not None:
        say_yes(desk, visitor)
        visitor.refresh_from_db()
        answered(cast, desk, visitor, "Yes")
    assert all(letter["Bcc"] is None for letter in mail.letters)
    assert all(receivers == [HANA] for _, receivers in mail.envelopes)


def test_who_left_their_address_on_the_page_and_has_gone_is_told_that_not_what(cast, desk, mail):
    entered, visit = factories.a_visit(desk)
    Visitor.objects.filter(pk=entered.visitor.pk).update(mail=HANA)
    visitor = Visitor.objects.get(pk=entered.visitor.pk)
    reception.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    reception.take(viewer=cast.bob, visit_id=visit.pk)
    rooms.post(viewer=cast.bob, room_id=visitor.room_id, text=CANARY)
    actions.tell_the_gone()
    work()
    assert mail.letters == []  # they were here a moment ago
    with standing_at(now() + timedelta(minutes=5)):
        actions.tell_the_gone()
        actions.tell_the_gone()
        work()
    (letter,) = mail.letters
    assert CANARY not in letter.as_string()
    assert f"/d/{desk.key}/#resume=" in letter.get_content()
    assert Outbound.objects.filter(kind="gone").count() == 1


def test_a_mailbox_is_asked_and_its_letters_come_in_once(cast, desk, mail, settings):
    peer = MailboxPeer()
    try:
        settings.MAIL_HOSTS = [f"127.0.0.1:{peer.port}"]
        actions.set_mail(
            viewer=cast.alice, desk_id=desk.desk_id, address="desk@example.com", is_on=True,
            host="127.0.0.1", port=peer.port, user=peer.USER, password=peer.PASSWORD,
        )  # fmt: skip
        actions.ask_mailbox(desk_id=desk.desk_id)  # what lay there before stays where it is
        assert not Inbound.objects.exists()
        for content in (
            a_letter(text=CANARY).as_bytes(),
            b"nonsense\r\n\r\n",
            a_letter(sender="kei@example.com").as_bytes(),
        ):
            peer.put(content)
        for _ in range(2):
            actions.ask_mailbox(desk_id=desk.desk_id)
        work()
        assert Inbound.objects.filter(state=InState.ASKING).count() == 2
        assert sorted(letter["To"] for letter in mail.letters) == [HANA, "kei@example.com"]
        assert MailDoor.objects.get().failure == ""
    finally:
        peer.close()
    actions.ask_mailbox(desk_id=desk.desk_id)
    assert MailDoor.objects.get().failure == "door_unreachable"
    assert peer.PASSWORD not in str(MailDoor.objects.values().get())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("はい。\n\n2026年11月22日(日) 10:00 窓口 <desk@example.com>:\n> どうですか", "はい。"),
        ("Yes\n\n> quoted\nmore", "Yes"),
        ("> only quoted", "> only quoted"),
        ("no quote", "no quote"),
    ],
)
def test_only_what_was_written_anew_is_kept(text, kept):
    assert without_quotes(text) == kept


def test_words_of_a_page_are_read_without_what_isnt_shown():
    raw = (
        b"From: hana@example.com\r\nMessage-ID: <1@x>\r\nContent-Type: text/html; charset=iso-2022-jp\r\n\r\n"
        + "<style>x</style><p>こんにちは</p><script>alert(1)</script><br>二行目".encode("iso-2022-jp")
    )
    assert read_letter(raw).text == "こんにちは\n二行目"
