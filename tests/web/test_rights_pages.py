"""The table of rights and the desks, as pages."""

import re

import pytest
from django.test import Client

import factories
from cast import Cast
from sudare.accounts.models import User
from sudare.accounts.terms import RIGHTS, Role, Viewer
from sudare.rooms.access import access_room
from sudare.rooms.models import Desk


def browser(viewer: Viewer, *, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(User.objects.get(pk=viewer.user_id))
    return client


@pytest.mark.parametrize("role", [Role.OWNER, Role.MEMBER, Role.AUDITOR])
def test_the_table_on_the_page_is_the_table_that_decides(cast: Cast, role: Role) -> None:
    somebody = factories.a_viewer(organisation=cast.organisation, name="Dana", role=role)
    page = browser(somebody).get("/people/rights/").content.decode()
    rows = re.findall(r"<tr[^>]*>\s*<th scope=\"row\">(.*?)</tr>", page, re.DOTALL)
    assert len(rows) == 3 * len(RIGHTS)
    for row, rights in zip(rows[: len(RIGHTS)], RIGHTS.values(), strict=True):
        may = row.count(">may<")
        assert may == len(
            [
                right
                for right in rights
                if right in {"see_pictures", "see_views", "supervise", "review", "unmask", "read_log", "trace"}
            ]
        )
    assert page.count(">You<") == 3


def test_a_desk_is_made_filled_emptied_and_taken_away(cast: Cast) -> None:
    dana = factories.a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR)
    alice = browser(cast.alice)
    assert alice.post("/people/desks/", {"name": "Sales"}).status_code == 302
    desk = Desk.objects.get()
    alice.post(f"/people/desks/{desk.pk}/rooms/", {"room": str(cast.room.pk)})
    alice.post(f"/people/desks/{desk.pk}/supervisors/", {"person": str(dana.user_id)})
    access_room(viewer=dana, room_id=cast.room.pk)
    page = alice.get("/people/desks/").content.decode()
    assert "Dana" in page
    assert "Front desk" in page
    hers = browser(dana)
    assert "Join" in hers.get(f"/rooms/{cast.room.pk}/").content.decode()
    assert hers.post(f"/rooms/{cast.room.pk}/join/").status_code == 302
    assert 'name="text"' in hers.get(f"/rooms/{cast.room.pk}/").content.decode()
    for address in (f"rooms/{cast.room.pk}/out/", f"supervisors/{dana.user_id}/remove/", "close/"):
        assert alice.post(f"/people/desks/{desk.pk}/{address}").status_code == 302
    assert not Desk.objects.exists()


def test_desks_are_for_those_who_look_after_people(cast: Cast) -> None:
    desk = Desk.objects.create(organisation=cast.organisation, name="Sales")
    assert browser(cast.bob).get("/people/desks/").status_code == 403
    assert browser(cast.bob).post("/people/desks/", {"name": "Mine"}).status_code == 403
    assert browser(cast.charlie).post(f"/people/desks/{desk.pk}/close/").status_code == 404
    assert browser(cast.alice).post(f"/people/desks/{desk.pk}/rooms/", {"room": "no id"}).status_code == 404
    assert Desk.objects.filter(pk=desk.pk).exists()
