"""What our adapters say to LINE, to mail servers and to mailboxes, heard by the other side."""

import uuid

import pytest
from linebot.v3.webhook import SignatureValidator

from channels.peers import SECRET, TOKEN, LinePeer, MailboxPeer, MailPeer, a_letter
from sudare.channels.errors import ContentGone, DoorRefused, DoorUnreachable, HostNotAllowed
from sudare.channels.proofs.signatures import is_signed
from sudare.channels.providers import Picture
from sudare.channels.providers.imap import Account, ImapMailbox
from sudare.channels.providers.line import LineApi
from sudare.channels.providers.post import Sending, post
from sudare.channels.providers.reach import address_of, is_open_internet
from sudare.kit.errors import TooLarge

PERSON = "U" + "a" * 32


@pytest.fixture
def line():
    peer = LinePeer()
    yield peer
    peer.close()


@pytest.fixture(scope="module")
def mailbox():
    peer = MailboxPeer()
    yield peer
    peer.close()


def an_api(peer: LinePeer, token: str = TOKEN) -> LineApi:
    return LineApi(token=token, address=peer.base, content_address=peer.base)


def test_our_signature_check_says_what_the_kits_says(line):
    for text in ("hello", "写真を送ります 📷", "", '{"a": "\\u0000"}'):
        body, signature = line.call(line.words(text))
        kit = SignatureValidator(SECRET)
        assert is_signed(body=body, secret=SECRET, signature=signature)
        assert kit.validate(body.decode(), signature)
        for wrong in ("", "x", ("B" if signature[0] == "A" else "A") + signature[1:], signature + "=", "é"):
            assert is_signed(body=body, secret=SECRET, signature=wrong) is kit.validate(body.decode(), wrong) is False
        assert not is_signed(body=body + b" ", secret=SECRET, signature=signature)
    assert not is_signed(body=b"", secret="", signature="thNnmggU2ex3L5XXeMNfxf8Wl8STcVZTxscSFEKSxa0=")


def test_words_and_pictures_arrive_in_order_five_at_a_time(line):
    pictures = [Picture(f"https://example.com/{n}", f"https://example.com/s{n}") for n in range(6)]
    an_api(line).push(to=PERSON, words=["a" * 5001], pictures=pictures, once=str(uuid.uuid4()))
    assert [len(call["messages"]) for call in line.told] == [5, 3]
    assert [call["to"] for call in line.told] == [PERSON, PERSON]
    sent = [one for call in line.told for one in call["messages"]]
    assert [one["type"] for one in sent] == ["text"] * 2 + ["image"] * 6
    assert "".join(one["text"] for one in sent[:2]) == "a" * 5001
    assert [one["originalContentUrl"] for one in sent[2:]] == [one.address for one in pictures]


def test_telling_again_what_was_told_tells_nothing_twice(line):
    once = str(uuid.uuid4())
    for _ in range(3):
        an_api(line).push(to=PERSON, words=["hello"], pictures=[], once=once)
    assert len(line.told) == 1


def test_a_reply_token_works_once(line):
    token = line.words("x")["replyToken"]
    an_api(line).reply(token=token, words=["yes"])
    with pytest.raises(DoorRefused):
        an_api(line).reply(token=token, words=["yes"])


@pytest.mark.parametrize(("status", "failure"), [(500, DoorUnreachable), (429, DoorUnreachable), (403, DoorRefused)])
def test_whether_to_try_again_is_known(line, status, failure):
    line.answers_with = status
    with pytest.raises(failure):
        an_api(line).push(to=PERSON, words=["hello"], pictures=[], once=str(uuid.uuid4()))
    with pytest.raises(failure):
        an_api(line).content(message_id="1", at_most=10)


def test_a_wrong_token_and_nobody_there_are_told_apart(line):
    with pytest.raises(DoorRefused):
        an_api(line, "another").push(to=PERSON, words=["x"], pictures=[], once=str(uuid.uuid4()))
    nobody = LineApi(token=TOKEN, address="http://127.0.0.1:9", content_address="http://127.0.0.1:9")
    with pytest.raises(DoorUnreachable):
        nobody.push(to=PERSON, words=["x"], pictures=[], once=str(uuid.uuid4()))
    with pytest.raises(DoorUnreachable):
        nobody.content(message_id="1", at_most=10)


def test_a_content_is_read_to_the_limit_and_only_by_a_number(line):
    known = line.picture(b"p" * 1000)["message"]["id"]
    assert an_api(line).content(message_id=known, at_most=1000) == b"p" * 1000
    with pytest.raises(TooLarge):
        an_api(line).content(message_id=known, at_most=999)
    for wrong in ("404404", "../../oauth", "1/../2", ""):
        with pytest.raises(ContentGone):
            an_api(line).content(message_id=wrong, at_most=10)
    assert not [path for path in line.asked_for if ".." in path]


@pytest.fixture
def mail(settings):
    peer = MailPeer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", peer.port
    yield peer
    peer.close()


def sending(**more) -> Sending:
    known = {"to": "hana@example.com", "name": "Repairs", "reply_to": "desk@example.com", "subject": "Re: A question"}
    return Sending(**(known | {"message_id": "<1.abc@house.example.com>", "text": "Yes, it is.\n保証内です。"} | more))


def test_a_mail_arrives_with_its_thread(mail):
    post(sending(answers=("<a@example.com>", "<b@example.com>")))
    (letter,) = mail.letters
    assert letter["Message-ID"] == "<1.abc@house.example.com>"
    assert letter["In-Reply-To"] == "<b@example.com>"
    assert letter["References"].split() == ["<a@example.com>", "<b@example.com>"]
    assert letter["Reply-To"] == "desk@example.com"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().splitlines()[1] == "保証内です。"


@pytest.mark.parametrize(
    "turned", ["a\r\nBcc: eve@example.com", "a\nBcc: eve@example.com\n\nbody", "a\rBcc: eve@example.com"]
)
def test_no_header_can_be_put_in(mail, turned):
    post(sending(subject=turned, name=turned, answers=(turned, f"<{turned}>")))
    (letter,) = mail.letters
    assert letter["Bcc"] is None
    assert letter["In-Reply-To"] is None
    assert mail.envelopes == [("sudare@example.com", ["hana@example.com"])]
    with pytest.raises(DoorRefused):
        post(sending(to=f"hana@example.com{turned[1:]}"))
    with pytest.raises(DoorRefused):
        post(sending(reply_to=f"desk@example.com{turned[1:]}"))
    assert len(mail.letters) == 1


def test_a_mail_nobody_takes_is_given_up_and_a_busy_server_is_not(mail):
    mail.refuses_with = "550 nobody here"
    with pytest.raises(DoorRefused):
        post(sending())
    mail.refuses_with = "451 try later"
    with pytest.raises(DoorUnreachable):
        post(sending())
    mail.close()
    with pytest.raises(DoorUnreachable):
        post(sending())


def a_mailbox(peer: MailboxPeer, *, at_most: int = 10_000, listed: bool = True, **more) -> ImapMailbox:
    account = Account(
        **(
            {"host": "127.0.0.1", "port": peer.port, "user": peer.USER, "password": peer.PASSWORD, "folder": "INBOX"}
            | more
        )
    )
    return ImapMailbox(account, listed=[f"127.0.0.1:{peer.port}"] if listed else [], at_most_bytes=at_most)


def test_a_mailbox_gives_what_is_new_once_and_keeps_it_unread(mailbox):
    validity, known = a_mailbox(mailbox).new_since(uid_validity=None, last_uid=0)
    last = max(raw.uid for raw in known)
    letters = [a_letter(text=f"Letter {number}").as_bytes() for number in range(3)]
    for letter in letters:
        mailbox.put(letter)
    again, found = a_mailbox(mailbox).new_since(uid_validity=validity, last_uid=last)
    got = list(found)
    assert again == validity
    assert [raw.content for raw in got] == letters
    assert list(a_mailbox(mailbox).new_since(uid_validity=validity, last_uid=got[-1].uid)[1]) == []
    assert [raw.content for raw in a_mailbox(mailbox).new_since(uid_validity=validity, last_uid=last)[1]] == letters


def test_a_mail_that_is_too_large_is_known_by_its_size_alone(mailbox):
    validity, known = a_mailbox(mailbox).new_since(uid_validity=None, last_uid=0)
    last = max(raw.uid for raw in known)
    mailbox.put(a_letter(text="x" * 20_000).as_bytes())
    (raw,) = a_mailbox(mailbox).new_since(uid_validity=validity, last_uid=last)[1]
    assert raw.is_too_large
    assert raw.content == b""


def test_a_wrong_password_a_wrong_folder_and_a_silent_server(mailbox):
    with pytest.raises(DoorRefused):
        a_mailbox(mailbox, password="wrong").new_since(uid_validity=None, last_uid=0)
    with pytest.raises(DoorRefused):
        a_mailbox(mailbox, folder='No "such\\').new_since(uid_validity=None, last_uid=0)
    account = Account(host="127.0.0.1", port=9, user="x", password="x", folder="INBOX")
    with pytest.raises(DoorUnreachable):
        ImapMailbox(account, listed=["127.0.0.1:9"], at_most_bytes=1).new_since(uid_validity=None, last_uid=0)


def test_our_own_network_is_out_of_reach_unless_it_is_listed(mailbox):
    with pytest.raises(HostNotAllowed):
        a_mailbox(mailbox, listed=False).new_since(uid_validity=None, last_uid=0)
    for name in (
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "169.254.169.254",
        "10.1.2.3",
        "192.168.0.1",
        "::1",
        "2130706433",
        "0x7f.1",
    ):
        with pytest.raises((HostNotAllowed, DoorUnreachable)):
            address_of(host=name, port=993, listed=[])
    assert not is_open_internet("::ffff:10.0.0.1")
    assert not is_open_internet("2002:0a00:0001::")
    assert not is_open_internet("224.0.0.1")
    assert is_open_internet("8.8.8.8")
    assert address_of(host="127.0.0.1", port=143, listed=["127.0.0.1:143"]) == ("127.0.0.1", 143)
    with pytest.raises(HostNotAllowed):
        address_of(host="127.0.0.1", port=25, listed=["127.0.0.1:143"])
