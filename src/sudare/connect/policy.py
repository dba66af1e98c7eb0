"""The notice of a room, and the rules it is made from: read, tried on recent pictures, changed."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from ninja import Router

from sudare.accounts.terms import Right, Role, Viewer
from sudare.attachments.queries import judged_cases
from sudare.connect import policy_schemas as schemas
from sudare.connect.callers import viewer_in
from sudare.kit.errors import NotAllowed
from sudare.policy.document import read_policy, write_policy
from sudare.policy.errors import PolicyInvalid
from sudare.policy.library import text_of
from sudare.policy.notice import Example, notice
from sudare.policy.preview import PREVIEWED, preview
from sudare.policy.terms import Policy, Rule, Words
from sudare.rooms.access import access_room
from sudare.rooms.queries import people_in
from sudare.rulebook.actions import change_policy
from sudare.rulebook.queries import policy_in_force
from sudare.rulebook.terms import Scope

router = Router(tags=["policy"])
NOTICES_KEPT: Final = 64
_told: Final[dict[tuple[int, str, str], tuple[Policy, schemas.Notice]]] = {}  # every visitor reads one: see ``notice``


@router.get("/rooms/{uuid:room_id}/notice", response=schemas.Notice, summary="What may be sent here, and who sees it")
def show_notice(request: HttpRequest, room_id: UUID, language: schemas.Language | None = None) -> schemas.Notice:
    viewer, spoken = viewer_in(request), language or spoken_now()
    room = access_room(viewer=viewer, room_id=room_id).room
    policy = policy_in_force(organisation_id=viewer.organisation_id, room_id=room_id, desk_id=room.desk_id)
    return notice_of(policy, spoken, [schemas.WhoSees(name=one.name, role=Role(one.role)) for one in people_in(room)])


def notice_of(policy: Policy, spoken: str, who: list[schemas.WhoSees]) -> schemas.Notice:
    """What becomes of each kind of picture under these rules, in one language, and who sees it."""
    key = (id(policy), spoken, get_language() or "")
    known, told = _told.get(key, (None, None))
    if known is not policy or told is None:
        if len(_told) >= NOTICES_KEPT:
            _told.clear()
        told = _worked_out(policy, spoken)
        _told[key] = policy, told  # with its policy: while that is kept, nothing else has its id
    return told.model_copy(update={"who": who})


def _worked_out(policy: Policy, spoken: str) -> schemas.Notice:
    told = notice(policy)
    return schemas.Notice(
        policy=told.policy,
        profile=told.profile,
        title=_said(told.name, spoken),
        about=_said(told.about, spoken),
        may=_examples(told.may, spoken),
        covered=_examples(told.covered, spoken),
        held=_examples(told.held, spoken),
        never=[_refused(one, spoken) for one in told.never],
        retention_days=told.retention_days,
        ai=schemas.AiNotice(mode=told.ai, text=_said(told.ai_words, spoken)),
        who=[],
    )


@router.get("/policy", response=schemas.Policy, summary="The rules in force, of the organisation or of one of my rooms")
def show_policy(request: HttpRequest, room_id: UUID | None = None) -> schemas.Policy:
    viewer = viewer_in(request)
    return _shown(viewer, _in_force(viewer, room_id))


@router.post("/policy/preview", response=schemas.Preview, summary="What other rules would have done to recent pictures")
def preview_policy(request: HttpRequest, body: schemas.Proposal) -> schemas.Preview:
    viewer = viewer_in(request)
    before = _in_force(viewer, body.room_id)
    if not viewer.may(Right.CHANGE_POLICY):
        raise NotAllowed
    rooms = [body.room_id] if body.room_id else None
    cases = judged_cases(organisation_id=viewer.organisation_id, room_ids=rooms, limit=PREVIEWED)
    told = preview(before, read_policy(_proposed(body)), cases)
    return schemas.Preview(
        cases=told.cases,
        changed=[schemas.Moved(before=one, after=other, count=count) for one, other, count in told.rows],
        stricter=told.stricter,
        softer=told.softer,
        other_masks=told.other_masks,
    )


@router.put("/policy", response=schemas.Policy, summary="Put other rules in force from now on, as the next version")
def put_policy(request: HttpRequest, body: schemas.ChangedPolicy) -> schemas.Policy:
    viewer = viewer_in(request)
    _in_force(viewer, body.room_id)  # the door to the room
    change_policy(
        viewer=viewer,
        scope=Scope.ROOM if body.room_id else Scope.ORGANISATION,
        place_id=body.room_id or viewer.organisation_id,
        document=_proposed(body),
        reason=body.reason,
    )
    return _shown(viewer, _in_force(viewer, body.room_id))


def faults_of(error: PolicyInvalid) -> list[dict[str, str]]:
    """Each mistake with its line, in the language that is active now."""
    return [
        {"field": f"{fault.line}: {fault.key}", "message": gettext(fault.why).format(value=fault.value)}
        for fault in error.faults
    ]


def _proposed(body: schemas.Proposal) -> str:
    return body.document if body.document is not None else text_of(body.profile or "")


def _in_force(viewer: Viewer, room_id: UUID | None) -> Policy:
    """Raises: NotFound for a room that isn't the viewer's."""
    if room_id is not None:
        access_room(viewer=viewer, room_id=room_id)
    return policy_in_force(organisation_id=viewer.organisation_id, room_id=room_id)


def spoken_now() -> str:
    return "ja" if (get_language() or "ja").startswith("ja") else "en"


def _said(words: Words, language: str) -> str:
    return {"ja": words.ja, "ja-plain": words.plain_ja, "en": words.en}[language]


def _examples(examples: Iterable[Example], language: str) -> list[schemas.Example]:
    return [schemas.Example(kind=one.kind, text=_said(one.words, language), drawing=one.drawing) for one in examples]


def _refused(one: Example, language: str) -> schemas.Refused:
    instead = _said(one.instead, language) if one.instead else ""
    return schemas.Refused(kind=one.kind, text=_said(one.words, language), drawing=one.drawing, instead=instead)


def _shown(viewer: Viewer, policy: Policy) -> schemas.Policy:
    language = spoken_now()
    return schemas.Policy(
        policy=policy.id,
        profile=policy.profile,
        version=policy.version,
        title=_said(policy.name, language),
        about=_said(policy.about, language),
        retention_days=policy.retention_days,
        ai=policy.ai,
        keeps_original=policy.keeps_original,
        minors=policy.minors,
        quiet=policy.quiet,
        rules=[_rule(rule, language) for rule in policy.rules],
        document=write_policy(policy) if viewer.may(Right.CHANGE_POLICY) else None,
    )


def _rule(rule: Rule, language: str) -> schemas.Rule:
    return schemas.Rule(
        id=rule.id,
        when=dict(rule.kinds),
        then=rule.decision,
        because=_said(rule.because, language),
        instead=_said(rule.instead, language) if rule.instead else None,
        covers=list(rule.covers),
        destroys_original=rule.destroys_original,
        veils=rule.veils,
        diverts=rule.diverts,
        source=rule.source,
        as_of=rule.as_of,
    )
