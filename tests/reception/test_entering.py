"""Coming in at a desk: what is asked first, what is kept, and who isn't let in."""

import time
from datetime import timedelta

import jwt
import pytest

import factories
from sudare.accounts.models import Membership, User
from sudare.accounts.terms import Role
from sudare.attachments import actions as attachments
from sudare.audit.models import Entry
from sudare.consents import actions as consents
from sudare.consents.models import Consent
from sudare.consents.terms import Purpose
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotAllowed, NotFound
from sudare.reception import access, actions, errors
from sudare.reception.models import Reception, Visit, Visitor, VisitorBlock
from sudare.reception.terms import Door, VisitState
from sudare.rooms import actions as rooms
from sudare.rooms import queries as room_queries
from sudare.rooms.models import RoomEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast) -> Reception:
    return factories.a_reception(owner=cast.alice, origins=["https://shop.example"])


def signed(secret, desk, **claims):
    usual = {"sub": "customer-7", "aud": desk.key, "exp": int(time.time()) + 600, "name": "Hanako"}
    return jwt.encode({**usual, **claims}, secret, algorithm="HS256")


def test_a_desk_opens_once_and_asks_with_our_words(cast, desk):
    again = actions.open_reception(viewer=cast.alice, desk_id=desk.desk_id)
    assert again.key == desk.key
    assert desk.key.startswith("sd_")
    assert [one for one, _ in factories.every_yes(cast.organisation.pk)] == ["talk", "statements"]
    with pytest.raises(NotAllowed):
        actions.open_reception(viewer=cast.bob, desk_id=desk.desk_id)
    with pytest.raises(NotFound):
        actions.change_reception(viewer=cast.charlie, desk_id=desk.desk_id, is_open=False)


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("origins", ["https://shop.example/path"], errors.OriginUnusable),
        ("origins", ["http://shop.example"], errors.OriginUnusable),
        ("origins", ["https://*.example"], errors.OriginUnusable),
        ("origins", ["null"], errors.OriginUnusable),
        ("look", {"colour": "red;} body{display:none"}, errors.LookUnusable),
        ("look", {"side": "top"}, errors.LookUnusable),
        ("hours", {"mon": [["09:00", "18:00"], ["17:00", "19:00"]]}, errors.HoursUnusable),
        ("prechat", [{"name": "x", "kind": "file", "title": {"ja": "a", "en": "a"}}], errors.QuestionsUnusable),
        ("prechat", [{"name": "x", "kind": "text", "title": {"ja": "a"}}], errors.QuestionsUnusable),
        ("house_rules", {"fr": "x"}, errors.DeskWordsUnusable),
        ("closed_days", ["tomorrow"], errors.HoursUnusable),
    ],
)
def test_what_a_desk_can_not_be_set_to(cast, desk, field, value, error):
    with pytest.raises(error):
        actions.change_reception(viewer=cast.alice, desk_id=desk.desk_id, **{field: value})


def test_origins_are_kept_as_browsers_say_them(cast, desk):
    changed = actions.change_reception(
        viewer=cast.alice, desk_id=desk.desk_id, origins=["HTTPS://Shop.Example:443/", "http://localhost:8080"]
    )
    assert changed.origins == ["https://shop.example", "http://localhost:8080"]


def test_a_visitor_comes_in_with_nothing_but_a_token(cast, desk):
    entered = factories.somebody_in(
        desk, page="https://shop.example/item/7?order=991&name=Hanako#top", network="203.0.113.7"
    )
    assert entered.viewer.role is Role.VISITOR
    assert entered.visitor.page == "https://shop.example/item/7"
    assert "203.0.113" not in entered.visitor.network
    assert entered.token not in str(list(Visitor.objects.values()))
    caller = access.access_caller(token=entered.token)
    assert caller.viewer == entered.viewer
    user = User.objects.get(pk=entered.viewer.user_id)
    assert not user.has_usable_password()
    assert user.email.endswith("@visitor.invalid")
    assert room_queries.rooms_of(entered.viewer) == []
    with pytest.raises(NotFound):
        rooms.post(viewer=entered.viewer, room_id=cast.room.pk, text="hello")


def test_two_addresses_of_one_network_are_one_and_two_desks_see_two(cast, desk):
    other = factories.a_reception(owner=cast.alice)
    one, two, three, far = (
        factories.somebody_in(at, network=address).visitor.network
        for at, address in (
            (desk, "203.0.113.7"),
            (desk, "203.0.113.99"),
            (other, "203.0.113.7"),
            (desk, "198.51.100.7"),
        )
    )
    assert one == two
    assert len({one, three, far}) == 3
    v6 = [
        factories.somebody_in(desk, network=at).visitor.network
        for at in ("2001:db8:1:2::3", "2001:db8:1:ff::4", "2001:db8:2::1")
    ]
    assert v6[0] == v6[1] != v6[2]
    assert factories.somebody_in(desk, network="nonsense").visitor.network == ""


def test_hashes_of_networks_are_gone_after_a_day(desk):
    entered = factories.somebody_in(desk, network="203.0.113.7")
    actions.forget_networks()
    assert Visitor.objects.get(pk=entered.visitor.pk).network
    with standing_at(now() + timedelta(hours=25)):
        actions.forget_networks()
    assert Visitor.objects.get(pk=entered.visitor.pk).network == ""


def test_nothing_begins_before_every_yes(cast, desk):
    entered = factories.somebody_in(desk)
    with pytest.raises(errors.ConsentFirst):
        actions.begin(viewer=entered.viewer)
    with pytest.raises(errors.ConsentFirst):
        actions.begin(viewer=entered.viewer, given=[("talk", 1)])
    assert not Visit.objects.exists()
    visit = actions.begin(viewer=entered.viewer, given=factories.every_yes(cast.organisation.pk))
    assert visit.state == VisitState.WAITING
    assert Consent.objects.filter(person_id=entered.viewer.user_id).count() == 2
    assert [event.kind for event in RoomEvent.objects.filter(room=visit.room).order_by("sequence")] == [
        "member_joined",
        "visit_waiting",
        "visit_away",  # nobody of the staff is there
    ]
    assert actions.begin(viewer=entered.viewer) == visit, "twice is once"
    message = rooms.post(viewer=entered.viewer, room_id=visit.room_id, text="hello")
    assert message.author_id == entered.viewer.user_id
    verbs = set(Entry.objects.filter(actor_id=entered.viewer.user_id).values_list("verb", flat=True))
    assert {"reception:visitor:entered", "consents:consent:given", "reception:visit:begun"} <= verbs


def test_a_text_that_changed_is_asked_again_at_the_next_visit(cast, desk):
    entered, visit = factories.a_visit(desk)
    Visit.objects.filter(pk=visit.pk).update(state=VisitState.CLOSED)
    actions.begin(viewer=entered.viewer)
    Visit.objects.update(state=VisitState.CLOSED)
    consents.write_text(viewer=cast.alice, texts={"ja": "新しい", "en": "new"}, purpose=Purpose.TALK)
    with pytest.raises(errors.ConsentFirst):
        actions.begin(viewer=entered.viewer)


def test_pictures_have_a_consent_of_their_own_where_the_house_asks(cast, desk):
    consents.write_text(viewer=cast.alice, texts={"ja": "写真", "en": "pictures"})
    entered, visit = factories.a_visit(desk)
    assert attachments.receive(viewer=entered.viewer, content=b"x", original_name="a.jpg", room_id=visit.room_id)


def test_the_form_is_checked_and_its_answers_go_where_they_belong(cast, desk):
    title = {"ja": "題", "en": "title"}
    questions = [
        {"name": "who", "kind": "name", "title": title},
        {"name": "mail", "kind": "mail", "title": title},
        {"name": "age", "kind": "age_band", "title": title},
        {"name": "about", "kind": "choice", "is_required": True, "title": title,
         "options": [{"value": "repair", "title": title, "skill": "watches"}, {"value": "other", "title": title}]},
    ]  # fmt: skip
    actions.change_reception(viewer=cast.alice, desk_id=desk.desk_id, prechat=questions, house_rules={"ja": "規則"})
    entered, given = factories.somebody_in(desk), factories.every_yes(cast.organisation.pk)
    with pytest.raises(errors.RulesFirst):
        actions.begin(viewer=entered.viewer, given=given, answers={"about": "repair"})

    def begin(**answers):
        return actions.begin(viewer=entered.viewer, given=given, answers=answers, rules_accepted=True)

    with pytest.raises(errors.AnswerMissing):
        begin(who="Hanako")
    for wrong in ({"mail": "x"}, {"age": "41"}, {"about": "<script>"}, {"who": "x" * 201}):
        with pytest.raises(errors.AnswerUnusable):
            begin(**{"about": "repair", **wrong})
    assert not Consent.objects.filter(person_id=entered.viewer.user_id).exists(), "a yes stands or falls with the visit"
    visit = begin(about="repair", who="Hanako <b>", mail="Hanako@Example.com", age="16_17", nobody_asked="x")
    assert visit.answers == {"about": "repair", "who": "Hanako <b>", "mail": "hanako@example.com", "age": "16_17"}
    assert visit.skill == "watches"
    visitor = Visitor.objects.select_related("user").get(pk=entered.visitor.pk)
    assert (visitor.mail, visitor.user.name) == ("hanako@example.com", "Hanako <b>")


def test_whom_the_shop_signs_for_is_known_again(cast, desk):
    secret = actions.renew_identity_secret(viewer=cast.alice, desk_id=desk.desk_id)
    assert secret not in Reception.objects.get(pk=desk.pk).identity_secret
    one = factories.somebody_in(desk, identity=signed(secret, desk, email="hanako@example.com"))
    two = factories.somebody_in(desk, identity=signed(secret, desk))
    assert one.visitor.pk == two.visitor.pk
    assert one.token != two.token
    assert (two.viewer.name, two.visitor.mail) == ("Hanako", "hanako@example.com")


def test_a_forged_identity_opens_nothing(cast, desk):
    secret = actions.renew_identity_secret(viewer=cast.alice, desk_id=desk.desk_id)
    other = factories.a_reception(owner=cast.alice)
    foreign = actions.renew_identity_secret(viewer=cast.alice, desk_id=other.desk_id)
    moment = int(time.time())
    unsigned = jwt.encode({"sub": "x", "aud": desk.key, "exp": moment + 60}, "", algorithm="none")
    with pytest.warns(jwt.InsecureKeyLengthWarning):
        wider = jwt.encode({"sub": "x", "aud": desk.key, "exp": moment + 60}, secret, algorithm="HS512")
    forged = [
        "nonsense", unsigned, wider,
        signed("a-guess-of-thirty-two-bytes-length", desk), signed(foreign, desk), signed(secret, other),
        signed(secret, desk, exp=moment - 60), signed(secret, desk, exp=moment + 7_200), signed(secret, desk, exp="soon"),
        signed(secret, desk, sub=""), signed(secret, desk, sub="x" * 200), signed(secret, desk, sub="a\u202eb"),
    ]  # fmt: skip
    for token in forged:
        with pytest.raises(errors.IdentityForged):
            factories.somebody_in(desk, identity=token)
    old = signed(secret, desk)
    actions.renew_identity_secret(viewer=cast.alice, desk_id=desk.desk_id)
    with pytest.raises(errors.IdentityForged):
        factories.somebody_in(desk, identity=old)
    assert not Visitor.objects.exists()


def test_a_door_of_ours_can_not_claim_whom_the_shop_signed(cast, desk):
    secret = actions.renew_identity_secret(viewer=cast.alice, desk_id=desk.desk_id)
    signed_for = factories.somebody_in(desk, identity=signed(secret, desk, sub="U123"))
    by_line = factories.somebody_in(desk, door=Door.LINE, external_id="U123")
    assert signed_for.visitor.pk != by_line.visitor.pk
    again = factories.somebody_in(desk, door=Door.LINE, external_id="U123")
    assert (again.visitor.pk, again.token) == (by_line.visitor.pk, "")
    assert Entry.objects.filter(verb="reception:visitor:entered", actor_id=again.visitor.pk).count() == 1


def test_a_closed_or_unknown_desk_lets_nobody_in(cast, desk):
    with pytest.raises(errors.DeskUnknown):
        actions.enter(key="sd_000000000000000000000000", door=Door.PAGE)
    actions.change_reception(viewer=cast.alice, desk_id=desk.desk_id, is_open=False)
    with pytest.raises(errors.DeskClosed):
        factories.somebody_in(desk)


def test_a_letter_leads_back_and_opens_nothing_else(cast, desk):
    entered, visit = factories.a_visit(desk)
    address = actions.resume_address(entered.visitor)
    secret = address.partition("#resume=")[2]
    with pytest.raises(NotFound):
        access.access_caller(token=secret)
    back = actions.resume(key=desk.key, secret=secret)
    assert access.access_caller(token=back.token).visitor.room_id == visit.room_id
    other = factories.a_reception(owner=cast.alice)
    with pytest.raises(NotFound):
        actions.resume(key=other.key, secret=secret)
    with pytest.raises(NotFound):
        actions.resume(key=desk.key, secret=entered.token)
    with standing_at(now() + timedelta(days=15)), pytest.raises(NotFound):
        actions.resume(key=desk.key, secret=secret)


def test_who_is_blocked_does_not_come_back_by_clearing_storage(desk):
    entered = factories.somebody_in(desk, network="203.0.113.7")
    VisitorBlock.objects.create(
        organisation_id=desk.organisation_id, desk_id=desk.desk_id, visitor=entered.visitor,
        network=entered.visitor.network, until=now() + timedelta(hours=2), reason="x",
    )  # fmt: skip
    with pytest.raises(errors.VisitorBlocked):
        factories.somebody_in(desk, network="203.0.113.200")
    assert factories.somebody_in(desk, network="198.51.100.1")
    with pytest.raises(errors.VisitorBlocked):
        actions.begin(viewer=entered.viewer, given=factories.every_yes(desk.organisation_id))
    with standing_at(now() + timedelta(hours=3)):
        assert factories.somebody_in(desk, network="203.0.113.200")


def test_staff_are_people_who_can_answer(cast, desk):
    staff = actions.seat_staff(
        viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id, skills=["watches", " "]
    )
    assert staff.skills == ["watches"]
    assert access.works_at(cast.bob, desk.desk_id)
    auditor = factories.a_viewer(organisation=cast.organisation, role=Role.AUDITOR)
    visitor = factories.somebody_in(desk).viewer
    for user_id, error in (
        (auditor.user_id, errors.StaffUnfit),
        (visitor.user_id, NotFound),
        (cast.charlie.user_id, NotFound),
    ):
        with pytest.raises(error):
            actions.seat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=user_id)
    actions.unseat_staff(viewer=cast.alice, desk_id=desk.desk_id, user_id=cast.bob.user_id)
    assert not access.works_at(cast.bob, desk.desk_id)


def test_a_visitor_is_brought_into_no_other_room(cast, desk):
    entered, _ = factories.a_visit(desk)
    with pytest.raises(NotFound):
        rooms.add_member(viewer=cast.alice, room_id=cast.room.pk, user_id=entered.viewer.user_id)
    with pytest.raises(NotFound):
        rooms.open_direct(viewer=cast.bob, user_id=entered.viewer.user_id)
    with pytest.raises(NotAllowed):
        rooms.open_direct(viewer=entered.viewer, user_id=cast.bob.user_id)
    assert Membership.objects.get(user_id=entered.viewer.user_id).role == "visitor"
