"""A desk with an account at LINE and a mailbox, the other sides, and work done as it comes."""

import pytest

import factories
from channels.peers import SECRET, TOKEN, LinePeer, MailPeer
from sudare.channels import actions
from sudare.channels.models import Inbound, Outbound
from sudare.channels.terms import InState, OutState
from sudare.kit.clock import now


@pytest.fixture
def line(settings):
    peer = LinePeer()
    settings.LINE_API_URL = settings.LINE_CONTENT_URL = peer.base
    settings.BASE_URL = "https://house.example.com"
    yield peer
    peer.close()


@pytest.fixture
def mail(settings):
    peer = MailPeer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", peer.port
    settings.BASE_URL = "https://house.example.com"
    yield peer
    peer.close()


@pytest.fixture
def desk(cast):
    """Alice's shop counter. Bob answers there."""
    return factories.a_reception(owner=cast.alice)


@pytest.fixture
def line_door(cast, desk, line):
    return actions.set_line(
        viewer=cast.alice, desk_id=desk.desk_id, channel_secret=SECRET, access_token=TOKEN, is_on=True
    )


@pytest.fixture
def mail_door(cast, desk, mail):
    actions.set_mail(viewer=cast.alice, desk_id=desk.desk_id, address="desk@example.com", is_on=True)
    return actions.mail_of(viewer=cast.alice, desk_id=desk.desk_id)


def work(rounds: int = 5) -> None:
    """Do everything that waits, as workers would, until nothing moves any more."""
    for _ in range(rounds):
        Inbound.objects.filter(state__in=[InState.WAITING, InState.CHECKING]).update(next_try_at=now())
        Outbound.objects.filter(state=OutState.WAITING).update(next_try_at=now())
        actions.sweep()
        for row in Inbound.objects.filter(state__in=[InState.WAITING, InState.CHECKING]).order_by("received_at"):
            actions.take_in(inbound_id=row.pk)
        for row in Outbound.objects.filter(state=OutState.WAITING).order_by("made_at", "sequence"):
            actions.tell(outbound_id=row.pk)
