"""Whoever has everything forgotten leaves nothing waiting behind, neither by LINE nor by mail."""

import pytest

from channels.conftest import work
from channels.peers import a_letter
from channels.test_line import call
from sudare.channels import actions
from sudare.channels.access import access_visitor
from sudare.channels.models import Correspondent, Inbound
from sudare.channels.terms import InState
from sudare.reception import actions as reception
from sudare.reception.models import Visitor
from sudare.storage.models import SealedObject

pytestmark = pytest.mark.django_db
CANARY = "vkzqxwmhplrtnbcdfgjsyeuo"


@pytest.fixture
def a_mail(cast, desk, mail_door, client):
    """A letter that waits, sealed, for its writer's yes."""
    secret = actions.renew_mail_hook(viewer=cast.alice, desk_id=desk.desk_id)
    content, headers = a_letter(text=CANARY).as_bytes(), {"Authorization": f"Bearer {secret}"}
    client.post(f"/hooks/mail/{mail_door.key}", content, content_type="message/rfc822", headers=headers)
    work()
    assert Inbound.objects.get().state == InState.ASKING
    return Visitor.objects.get(desk_id=desk.desk_id)


def erase(visitor, callbacks) -> None:
    with callbacks(execute=True):
        reception.erase(viewer=access_visitor(visitor))


def test_a_letter_that_waits_is_destroyed_with_its_key(a_mail, django_capture_on_commit_callbacks):
    sealed = Inbound.objects.get().sealed
    erase(a_mail, django_capture_on_commit_callbacks)
    row = Inbound.objects.get()
    assert (row.state, row.payload, row.sealed_id) == (InState.DROPPED, "", None)
    assert not SealedObject.objects.filter(pk=sealed.pk, destroyed_at=None).exists()
    assert CANARY not in str(list(Correspondent.objects.values()))


def test_a_line_message_that_waits_is_destroyed(line, line_door, desk, django_capture_on_commit_callbacks):
    call(line, line_door, line.words(CANARY))
    work()
    assert Inbound.objects.get().payload
    erase(Visitor.objects.get(desk_id=desk.desk_id), django_capture_on_commit_callbacks)
    assert (Inbound.objects.get().payload, Inbound.objects.get().state) == ("", InState.DROPPED)


def test_what_nobody_could_announce_is_destroyed_within_the_hour(a_mail):
    reception.erase(viewer=access_visitor(a_mail))  # nothing after the commit: the process died
    assert Inbound.objects.get().sealed_id
    actions.throw_away()
    assert Inbound.objects.get().sealed_id is None


def test_who_is_only_shut_out_keeps_what_waits_until_its_day(a_mail):
    actions.forget_visitor(visitor_id=a_mail.pk)
    assert Inbound.objects.get().state == InState.ASKING
