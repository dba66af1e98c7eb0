"""Links for people outside: covered, marked with the link's own number, for a while, counted, and ended at once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from factories import a_sent_picture, a_viewer, proved
from sudare.accounts.models import Membership, Organisation
from sudare.accounts.terms import Role
from sudare.attachments import actions as attachments
from sudare.audit.models import Entry
from sudare.audit.queries import entries_about
from sudare.imaging.marks.terms import code_of
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.policy.presets import PROFILES, preset
from sudare.rooms.models import RoomMember
from sudare.rulebook import actions as rulebook
from sudare.senders.queries import onlookers_of
from sudare.storage.terms import Rule
from sudare.viewing import actions as viewing
from sudare.viewing.errors import LinkOver, PasswordWrong, ShareImpossible, SharingOff
from sudare.viewing.models import ShareLink, ViewCode
from sudare.viewing.terms import SHARED, Deed
from sudare.web import tries
from sudare.web.looks import seen_by

PASSWORD = "plum blossom 7"


@pytest.fixture
def sent(cast):
    in_profile(cast, "shop")
    return a_sent_picture(uploader=cast.bob, room=cast.room)


def in_profile(cast, profile: str) -> None:
    rulebook.choose_preset(
        viewer=cast.alice,
        scope="organisation",
        place_id=cast.organisation.pk,
        profile=profile,
        reason="for this test",
    )


def opened(secret: str, password: str = "") -> bytes:
    opening = viewing.open_share(secret=secret, password=password)
    return b"".join(viewing.deliver_shared(secret=secret, opening=opening).chunks)


def test_somebody_outside_gets_the_covered_view_with_the_links_own_mark(cast, sent):
    link, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, label="The insurer")
    content = opened(secret)
    code = ViewCode.objects.get(share_id=link.pk)
    assert content == f"RIFF scripted view marked {code.number}".encode()
    assert (code.user_id, code.rendition) == (None, "view")
    entry = entries_about(sent.id, SHARED).get()
    assert entry.details["share"] == str(link.pk)
    assert entry.details["mark"] == code_of(code.number)
    (seen,) = viewing.views_of(viewer=cast.bob, attachment_id=sent.id).lines
    assert (seen.deed, seen.link, seen.user_id) == (Deed.SHARED, "The insurer", None)
    assert secret not in str(Entry.objects.values_list("details", "reason"))
    assert secret not in str(ShareLink.objects.values())


def test_a_password_is_asked_and_kept_as_a_hash(cast, sent):
    link, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, password=PASSWORD)
    assert link.password_hash.startswith("argon2")
    with pytest.raises(PasswordWrong):
        viewing.open_share(secret=secret, password="plum blossom 8")
    assert ShareLink.objects.get().views == 0
    assert opened(secret, PASSWORD)


def test_it_opens_as_often_as_it_may_and_no_more(cast, sent):
    _, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, max_views=2)
    openings = [viewing.open_share(secret=secret) for _ in range(2)]
    with pytest.raises(LinkOver):
        viewing.open_share(secret=secret)
    assert b"".join(viewing.deliver_shared(secret=secret, opening=openings[1]).chunks)  # still open where it was opened


def ended(cast, link, sent):
    viewing.revoke_share(viewer=cast.alice, share_id=link.pk)


def forgotten(cast, link, sent):
    attachments.forget(attachment_ids=[sent.id], rule=Rule.SENDER)


def forbidden_since(cast, link, sent):
    in_profile(cast, "clinic")


def closed_out(cast, link, sent):
    Membership.objects.filter(pk=cast.alice.membership_id).update(disabled_at=now())


def made_a_member(cast, link, sent):
    Membership.objects.filter(pk=cast.alice.membership_id).update(role=Role.MEMBER)


def out_of_the_room(cast, link, sent):
    RoomMember.objects.filter(room=cast.room, user_id=cast.alice.user_id).update(left_at=now())


@pytest.mark.parametrize("end", [ended, forgotten, forbidden_since, closed_out, made_a_member, out_of_the_room])
def test_when_it_is_over_nothing_comes_out_any_more(cast, sent, end):
    """Also for whoever had it open, and also where a copy is still remembered."""
    link, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, label="The insurer")
    opening = viewing.open_share(secret=secret)
    b"".join(viewing.deliver_shared(secret=secret, opening=opening).chunks)
    end(cast, link, sent)
    for again in (
        lambda: viewing.open_share(secret=secret),
        lambda: viewing.deliver_shared(secret=secret, opening=opening),
    ):
        with pytest.raises(LinkOver):
            again()
    if end is forgotten:
        assert ShareLink.objects.get().label == ""


def test_it_ends_by_itself(cast, sent):
    _, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=1)
    with standing_at(now() + timedelta(days=1, seconds=1)), pytest.raises(LinkOver):
        viewing.open_share(secret=secret)


def test_the_address_alone_or_anothers_opening_shows_nothing(cast, sent):
    _, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7)
    _, other = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7)
    for opening in ("", "nonsense", viewing.open_share(secret=other)):
        with pytest.raises(LinkOver):
            viewing.deliver_shared(secret=secret, opening=opening)
    assert not entries_about(sent.id, SHARED).exists()


def test_who_may_make_and_end_one(cast, sent):
    for viewer, refusal in ((cast.bob, NotAllowed), (cast.charlie, NotFound)):
        with pytest.raises(refusal):
            viewing.share(viewer=viewer, attachment_id=sent.id, days=7)
    link, _ = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7)
    assert [one.pk for one in viewing.shares_of(viewer=cast.bob, attachment_id=sent.id)] == [link.pk]  # its sender
    member = a_viewer(organisation=cast.organisation, name="Dana")
    RoomMember.objects.create(room=cast.room, user_id=member.user_id)
    for viewer, refusal in ((member, NotAllowed), (cast.charlie, NotFound)):
        with pytest.raises(refusal):
            viewing.revoke_share(viewer=viewer, share_id=link.pk)
    viewing.revoke_share(viewer=cast.bob, share_id=link.pk)  # it is his picture
    for wrong in ({"days": 0}, {"days": 31}, {"days": 1, "password": "short"}, {"days": 1, "max_views": 0}):
        with pytest.raises(ShareImpossible):
            viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, **wrong)


def test_it_is_off_where_the_profile_says_so(cast, sent):
    assert {name for name in PROFILES if preset(name).sharing == "on"} == {"shop", "team", "factory"}
    in_profile(cast, "clinic")
    with pytest.raises(SharingOff):
        viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7)


def test_the_page_opens_when_asked_and_only_in_that_browser(cast, sent):
    cache.clear()
    _, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, password=PASSWORD)
    outsider, address = Client(headers={"accept-language": "en"}), f"/s/{secret}/"
    door = outsider.get(address)
    assert door["Referrer-Policy"] == "same-origin"
    assert "this is recorded" in door.content.decode()
    assert "/picture" not in door.content.decode()
    assert ShareLink.objects.get().views == 0  # looking at the door is no opening
    assert outsider.post(address, {"password": "wrong one"}).status_code == 403
    assert outsider.post(address, {"password": PASSWORD}).status_code == 302
    assert f"{address}picture" in outsider.get(address).content.decode()
    shown = outsider.get(f"{address}picture")
    assert b"scripted view" in shown.content
    assert shown["Cache-Control"] == "private, no-store"
    assert Client().get(f"{address}picture").status_code == 404
    unknown = Client(headers={"accept-language": "en"}).get("/s/nothing-like-it/")
    assert unknown.status_code == 404
    assert Organisation.objects.get(pk=cast.organisation.pk).name not in unknown.content.decode()


def test_passwords_are_tried_a_few_times_only(cast, sent):
    cache.clear()
    _, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, password=PASSWORD)
    outsider = Client()
    answers = [outsider.post(f"/s/{secret}/", {"password": f"guess number {each}"}).status_code for each in range(21)]
    assert answers == [403] * 20 + [429]


def test_many_addresses_have_no_more_tries(cast, sent, monkeypatch):
    """One network of the new kind has more addresses than there are passwords."""
    cache.clear()
    monkeypatch.setattr(tries, "WRONG_AT_ONE_DOOR", 3)
    _, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, password=PASSWORD)
    _, other = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, password=PASSWORD)
    answers = [
        Client(REMOTE_ADDR=f"2001:db8::{each}").post(f"/s/{secret}/", {"password": f"guess number {each}"}).status_code
        for each in range(4)
    ]
    assert answers == [403] * 3 + [429]
    assert Client().post(f"/s/{other}/", {"password": PASSWORD}).status_code == 302


def test_over_the_api_links_are_listed_without_their_address_and_ended(cast, sent, browser):
    path = f"/api/v1/attachments/{sent.id}/shares"
    made = browser(cast.alice).post(path, {"label": "The insurer", "days": 3}, content_type="application/json")
    assert (made.status_code, made.json()["code"]) == (
        403,
        "step_up_needed",
    )  # signed in, but not shown again who it is
    viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=3, label="The insurer")
    (listed,) = browser(cast.alice).get(path).json()["items"]
    assert (listed["label"], listed["views"], listed["has_password"]) == ("The insurer", 0, False)
    assert "url" not in listed
    assert browser(cast.alice).delete(f"/api/v1/shares/{listed['id']}").status_code == 204
    assert browser(cast.alice).get(path).json()["items"][0]["revoked_at"]


def test_the_sender_reads_which_link_it_was_and_who_made_it(cast, sent):
    link, secret = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7, label="The insurer")
    _, other = viewing.share(viewer=proved(cast.alice), attachment_id=sent.id, days=7)
    for each in (secret, other):
        opened(each)
    lines = viewing.views_of(viewer=cast.bob, attachment_id=sent.id).lines
    assert {(line.deed, line.share_id == link.pk, line.link, line.shared_by) for line in lines} == {
        (Deed.SHARED, True, "The insurer", "Alice"),
        (Deed.SHARED, False, "", "Alice"),
    }
    seen = seen_by(cast.bob, sent.id)
    assert [(one.is_link, one.shared_by, one.times) for one in seen.onlookers] == [(True, "Alice", 1)] * 2
    assert onlookers_of([sent.id], besides=cast.bob.user_id) == {sent.id: 2}
