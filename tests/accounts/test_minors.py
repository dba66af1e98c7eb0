"""Somebody under age: who may say so, what it asks for, and what lifts it."""

import pytest

from cast import Cast
from factories import a_viewer, proved
from sudare.accounts import actions, queries
from sudare.accounts.actions.replaying import replay
from sudare.accounts.errors import AdultUnfit, MinorHasDuties, ReasonMissing, RoleTooHigh
from sudare.accounts.models import Membership, Minor
from sudare.accounts.terms import Role
from sudare.audit.models import Entry
from sudare.kit.errors import NotAllowed, NotFound, StepUpNeeded


def mark(cast: Cast, *, viewer=None, who=None, adult=None) -> Minor:
    return actions.mark_minor(
        viewer=viewer or cast.alice,
        membership_id=(who or cast.bob).membership_id,
        adult_id=(adult or cast.alice).user_id,
    )


def test_a_mark_is_recorded_with_who_made_it_and_whom_they_can_turn_to(cast: Cast) -> None:
    mark(cast)
    assert queries.is_minor(organisation_id=cast.organisation.pk, user_id=cast.bob.user_id)
    entry = Entry.objects.get(verb="accounts:minor:marked")
    assert (entry.actor_id, entry.subject_id) == (cast.alice.user_id, cast.bob.user_id)
    assert entry.details["adult"] == str(cast.alice.user_id)
    mark(cast)  # the same again is no news
    assert Entry.objects.filter(verb__startswith="accounts:minor:").count() == 1


def test_only_who_looks_after_people_marks_or_unmarks(cast: Cast) -> None:
    dora = a_viewer(organisation=cast.organisation, name="Dora", role=Role.SUPERVISOR)
    for nosy in (cast.bob, dora):
        with pytest.raises(NotAllowed):
            mark(cast, viewer=nosy)
        with pytest.raises(NotAllowed):
            actions.unmark_minor(viewer=proved(nosy), membership_id=cast.bob.membership_id, reason="I say so")
    with pytest.raises(NotFound):
        mark(cast, viewer=cast.charlie, adult=cast.charlie)
    assert not Minor.objects.exists()


def test_an_administrator_cannot_mark_an_owner(cast: Cast) -> None:
    admin = a_viewer(organisation=cast.organisation, name="Dora", role=Role.ADMIN)
    with pytest.raises(RoleTooHigh):
        mark(cast, viewer=admin, who=cast.alice, adult=admin)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.SUPERVISOR, Role.AGENT, Role.AUDITOR])
def test_who_has_duties_is_not_marked_and_a_minor_gets_none(cast: Cast, role: Role) -> None:
    dora = a_viewer(organisation=cast.organisation, name="Dora", role=role)
    with pytest.raises(MinorHasDuties):
        mark(cast, who=dora)
    mark(cast)
    with pytest.raises(MinorHasDuties):
        actions.change_role(viewer=proved(cast.alice), membership_id=cast.bob.membership_id, role=role)
    assert Membership.objects.get(pk=cast.bob.membership_id).role == Role.MEMBER


def test_the_grown_up_is_a_grown_up_of_the_house(cast: Cast) -> None:
    child = a_viewer(organisation=cast.organisation, name="Dora")
    mark(cast, who=child)
    auditor = a_viewer(organisation=cast.organisation, name="Erin", role=Role.AUDITOR)
    visitor = a_viewer(organisation=cast.organisation, name="Finn", role=Role.VISITOR)
    for unfit in (cast.bob, cast.charlie, child, auditor, visitor):
        with pytest.raises(AdultUnfit):
            mark(cast, adult=unfit)
    with pytest.raises(AdultUnfit):
        actions.mark_minor(viewer=cast.alice, membership_id=cast.bob.membership_id, adult_id=None)


def test_a_grown_up_who_left_or_turned_out_under_age_is_nobody_to_turn_to(cast: Cast) -> None:
    dora = a_viewer(organisation=cast.organisation, name="Dora")
    mark(cast, adult=dora)
    here = cast.organisation.pk
    assert queries.adult_named_for(organisation_id=here, user_id=cast.bob.user_id) == dora_row(dora)
    mark(cast, who=dora)
    assert queries.adult_named_for(organisation_id=here, user_id=cast.bob.user_id) is None
    assert queries.minors_of(here)[cast.bob.membership_id].adult is None


def dora_row(dora):
    return queries.user_by_id(dora.user_id)


def test_lifting_a_mark_needs_a_reason_and_a_proof(cast: Cast, settings) -> None:
    settings.STEP_UP = True
    mark(cast)
    seat = cast.bob.membership_id
    with pytest.raises(ReasonMissing):
        actions.unmark_minor(viewer=proved(cast.alice), membership_id=seat, reason=" ")
    with pytest.raises(StepUpNeeded):
        actions.unmark_minor(viewer=cast.alice, membership_id=seat, reason="turned eighteen")
    actions.unmark_minor(viewer=proved(cast.alice), membership_id=seat, reason="turned eighteen")
    assert not Minor.objects.exists()
    assert Entry.objects.filter(verb="accounts:minor:unmarked", subject_id=cast.bob.user_id).exists()


def test_after_a_backup_came_back_the_log_marks_again(cast: Cast) -> None:
    dora = a_viewer(organisation=cast.organisation, name="Dora")
    mark(cast)
    mark(cast, adult=dora)
    mark(cast, who=dora)
    actions.unmark_minor(viewer=proved(cast.alice), membership_id=dora.membership_id, reason="a mistake")
    Minor.objects.all().delete()
    replay(entries=Entry.objects.order_by("sequence"))
    row = Minor.objects.get()
    assert (row.membership_id, row.adult_id) == (cast.bob.membership_id, dora.user_id)
