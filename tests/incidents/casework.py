"""Dora was threatened by Bob and reported it; Alice and Ann may handle cases."""

import io
import zipfile
from dataclasses import dataclass

import factories
from cast import Cast
from sudare.accounts.terms import Role, Viewer
from sudare.evidence import verify
from sudare.incidents import actions
from sudare.incidents.models import Case
from sudare.incidents.terms.cases import Reason, Tap
from sudare.rooms import actions as rooms
from sudare.rooms.models import Message, Room


@dataclass(frozen=True)
class Trouble:
    cast: Cast
    dora: Viewer  # harmed
    bob: Viewer  # reported
    alice: Viewer  # owner
    ann: Viewer  # administrator
    room: Room
    message: Message
    tap: Tap

    @property
    def case(self) -> Case:
        return Case.objects.get(pk=self.tap.case_id)


def a_trouble(cast: Cast, *, reason: Reason = Reason.THREAT, text: str = "pay or else") -> Trouble:
    dora = factories.a_viewer(organisation=cast.organisation, name="Dora")
    ann = factories.a_viewer(organisation=cast.organisation, name="Ann", role=Role.ADMIN)
    room = rooms.open_direct(viewer=cast.bob, user_id=dora.user_id)
    message = rooms.post(viewer=cast.bob, room_id=room.pk, text=text)
    tap = actions.report(viewer=dora, room_id=room.pk, message_id=message.pk, reason=reason, words="since May")
    return Trouble(cast, dora, cast.bob, cast.alice, ann, room, message, tap)


def files_of(trouble: Trouble) -> dict[str, bytes]:
    """A package of the case, made and handed over: each file by its name."""
    made = actions.package(viewer=trouble.alice, case_id=trouble.case.pk)
    content = actions.open_package(viewer=factories.proved(trouble.alice), package_id=made.pk)
    assert verify(content).is_whole
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}
