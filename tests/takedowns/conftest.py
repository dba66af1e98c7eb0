"""A case in which Dora was threatened by Bob; Alice handles it."""

from dataclasses import dataclass

import pytest

import factories
from cast import Cast
from sudare.accounts.terms import Role, Viewer
from sudare.incidents import actions as incidents
from sudare.incidents.models import Report
from sudare.incidents.terms.cases import Reason
from sudare.rooms import actions as rooms
from sudare.rooms.models import Room
from sudare.takedowns.actions import Statement
from sudare.takedowns.terms import Platform, Shows

ADDRESS = "https://example.com/p/wqkzjxvbnmtrplkjhgfdsaqx"


@dataclass(frozen=True)
class Harm:
    cast: Cast
    dora: Viewer
    room: Room
    report: Report

    @property
    def case_id(self):
        return self.report.case_id


@pytest.fixture
def harm(cast: Cast) -> Harm:
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora", role=Role.MEMBER)
    room = rooms.open_direct(viewer=cast.bob, user_id=dora.user_id)
    message = rooms.post(viewer=cast.bob, room_id=room.pk, text="pay or else")
    done = incidents.report(viewer=dora, room_id=room.pk, message_id=message.pk, reason=Reason.THREAT, words="")
    return Harm(cast, dora, room, Report.objects.get(pk=done.report_id))


@pytest.fixture
def statement() -> Statement:
    return Statement(Platform.WEBSITE, Shows.INTIMATE, ADDRESS, place="No. 12", words="qzxwvkjhbnmplrtsdfghqwer")
