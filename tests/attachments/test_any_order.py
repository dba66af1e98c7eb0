"""Whatever is done to a picture, in whatever order: who sees it and which keys live follow from its state alone."""

from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import a_cast
from factories import a_viewer, scripted_checks
from sudare.accounts.terms import Role
from sudare.attachments import actions
from sudare.attachments.engines.scripted import ScriptedChecker, picture_of
from sudare.attachments.errors import AppealImpossible, NotReady, SecondOpinion
from sudare.attachments.models import Attachment, Review
from sudare.attachments.terms import ReviewState, State
from sudare.audit.queries import verify_chain
from sudare.imaging.terms import Box, Edit
from sudare.kit.clock import now, standing_at
from sudare.kit.errors import NotFound
from sudare.kit.ids import new_id
from sudare.policy.terms import Decision
from sudare.storage.models import SealedObject
from sudare.storage.terms import ObjectState, Purpose, Rule
from sudare.viewing.actions import deliver

QUARANTINE, NAME, RENDITION, ORIGINAL = Purpose.QUARANTINE, Purpose.NAME, Purpose.RENDITION, Purpose.ORIGINAL
SHOWN = [NAME, RENDITION, RENDITION, RENDITION]
VEILED = [*SHOWN, RENDITION]
EDITABLE = [SHOWN, [*SHOWN, ORIGINAL], VEILED]  # what edits start from: an original, or the first full rendition
KEYS = {
    State.RECEIVED: [[NAME, QUARANTINE]],
    State.CHECKED: EDITABLE,
    State.EDITING: EDITABLE,
    State.CONFIRMED: EDITABLE,
    State.SENT: [SHOWN, VEILED],
    State.HELD: [VEILED, [NAME, QUARANTINE]],  # with its veil, or because the check failed
    State.REFUSED: [[], VEILED],  # as long as somebody may object
    State.DISCARDED: [[]],
    State.FORGOTTEN: [[]],
}


def check(cast, picture, decision):
    def script(content: bytes):
        return picture_of(content, decision) if decision else picture_of(1 / 0)

    with scripted_checks(ScriptedChecker(script, is_for_tests=True)):
        actions.check(attachment_id=picture.id)


def send(cast, picture):
    actions.mark_sent(
        attachment_ids=[picture.id],
        message_id=new_id(),
        room_id=cast.room.id,
        uploader_id=cast.alice.user_id,
        organisation_id=cast.organisation.id,
    )


def sweep(cast, picture, **passed):
    with standing_at(now() + timedelta(**passed)):
        actions.sweep()


def draw(picture):
    with scripted_checks():
        actions.draw(attachment_id=picture.id)


def word(cast, picture, verb, **how):
    review = Review.objects.filter(attachment=picture, state=ReviewState.WAITING).first()
    if review is not None:
        with suppress(SecondOpinion):
            verb(viewer=cast.dana, review_id=review.id, **how)


DEEDS = {
    "check: accept": lambda cast, picture: check(cast, picture, Decision.ACCEPT),
    "check: hold": lambda cast, picture: check(cast, picture, Decision.HOLD),
    "check: mask": lambda cast, picture: check(cast, picture, Decision.MASK),
    "check: never": lambda cast, picture: check(cast, picture, Decision.NEVER),
    "check: unreadable": lambda cast, picture: check(cast, picture, Decision.UNREADABLE),
    "check: fault": lambda cast, picture: check(cast, picture, None),
    "check again": lambda cast, picture: actions.check_again(viewer=cast.alice, attachment_id=picture.id),
    "confirm": lambda cast, picture: actions.confirm(viewer=cast.alice, attachment_id=picture.id),
    "edit": lambda cast, picture: actions.edit(
        viewer=cast.alice, attachment_id=picture.id, edit=Edit(masks=(Box(0.1, 0.1, 0.2, 0.2),))
    ),
    "draw": lambda cast, picture: draw(picture),
    "accept": lambda cast, picture: word(cast, picture, actions.accept_review),
    "accept with masks": lambda cast, picture: word(
        cast, picture, actions.accept_review, masks=(Box(0.1, 0.1, 0.2, 0.2),)
    ),
    "refuse": lambda cast, picture: word(cast, picture, actions.refuse_review, reason="too much"),
    "appeal": lambda cast, picture: actions.appeal(viewer=cast.alice, attachment_id=picture.id, words="please"),
    "sweep after days": lambda cast, picture: sweep(cast, picture, days=3, minutes=1),
    "confirm by Bob": lambda cast, picture: actions.confirm(viewer=cast.bob, attachment_id=picture.id),
    "send": send,
    "discard": lambda cast, picture: actions.discard(viewer=cast.alice, attachment_id=picture.id),
    "forget": lambda cast, picture: actions.forget(attachment_ids=[picture.id], rule=Rule.DAY),
    "sweep soon": lambda cast, picture: sweep(cast, picture, seconds=31),
    "sweep later": lambda cast, picture: sweep(cast, picture, minutes=15),
    "sweep much later": lambda cast, picture: sweep(cast, picture, days=31),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(deeds=st.lists(st.sampled_from(list(DEEDS)), min_size=1, max_size=8))
def test_sight_and_keys_follow_from_the_state(db, deeds):
    cast = a_cast()  # people of this example's own
    dana = a_viewer(organisation=cast.organisation, name="Dana", role=Role.SUPERVISOR)
    cast = SimpleNamespace(**vars(cast), dana=dana)
    picture = actions.receive(viewer=cast.alice, content=b"a picture", original_name="a.jpg")
    for deed in deeds:
        with suppress(NotReady, NotFound, AppealImpossible):
            DEEDS[deed](cast, picture)
        look(cast, picture)
    assert verify_chain(cast.organisation.id).is_whole


def look(cast, picture: Attachment) -> None:
    picture.refresh_from_db()
    state = State(picture.state)
    own = SealedObject.objects.filter(organisation_id=cast.organisation.id)
    living = sorted(own.exclude(state=ObjectState.DESTROYED).values_list("purpose", flat=True))
    assert living in [sorted(keys) for keys in KEYS[state]]
    is_on_message = picture.message_id is not None
    before_sending = {State.CHECKED, State.CONFIRMED, State.EDITING} if not is_on_message else set()
    assert seen_by(cast.alice, picture) == (state in before_sending | {State.SENT})
    assert seen_by(cast.bob, picture) == (state == State.SENT)
    waits = Review.objects.filter(attachment=picture, state=ReviewState.WAITING)
    may_decide = bool(waits) and not Review.objects.filter(attachment=picture, reviewer_id=cast.dana.user_id).exclude(
        state=ReviewState.WAITING
    )
    assert seen_by(cast.dana, picture) == (may_decide and state in {State.HELD, State.REFUSED} and RENDITION in living)
    assert not seen_by(cast.charlie, picture)


def seen_by(viewer, picture: Attachment) -> bool:
    try:
        return bool(b"".join(deliver(viewer=viewer, attachment_id=picture.id, name="view").chunks))
    except NotFound:
        return False


def test_every_state_is_in_the_table():
    assert set(KEYS) | {State.UPLOADING, State.CHECKING} == set(State)
