"""The people every test knows: Alice owns organisation A, Bob is a member, Charlie belongs to B and sees nothing."""

from dataclasses import dataclass

import factories
from sudare.accounts.models import Organisation
from sudare.accounts.terms import Role, Viewer
from sudare.rooms.models import Room


@dataclass(frozen=True)
class Cast:
    organisation: Organisation  # A
    elsewhere: Organisation  # B
    alice: Viewer
    bob: Viewer
    charlie: Viewer
    room: Room  # Alice and Bob talk here
    other_room: Room  # Charlie talks to himself there


def a_cast() -> Cast:
    organisation = factories.an_organisation(name="Aozora Repairs")
    elsewhere = factories.an_organisation(name="Botan Clinic")
    alice = factories.a_viewer(organisation=organisation, name="Alice", role=Role.OWNER)
    bob = factories.a_viewer(organisation=organisation, name="Bob", role=Role.MEMBER)
    charlie = factories.a_viewer(organisation=elsewhere, name="Charlie", role=Role.OWNER)
    return Cast(
        organisation=organisation,
        elsewhere=elsewhere,
        alice=alice,
        bob=bob,
        charlie=charlie,
        room=factories.a_room(organisation=organisation, members=[alice, bob]),
        other_room=factories.a_room(organisation=elsewhere, members=[charlie]),
    )
