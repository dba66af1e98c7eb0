"""A desk by its public key: what a visitor reads before anything else, coming in, and coming back."""

from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from ninja import Router

from sudare.connect import limits, standing, visitors
from sudare.connect import visit_schemas as schemas
from sudare.connect.policy import notice_of
from sudare.connect.policy_schemas import Language, WhoSees
from sudare.kit.errors import NotFound
from sudare.policy.terms import Policy
from sudare.reception import actions, queries
from sudare.reception.access import access_reception
from sudare.reception.errors import DeskUnknown
from sudare.reception.terms import AgeBand, Door, QuestionKind, Side, Theme
from sudare.rulebook.queries import policy_in_force

router = Router(tags=["desk"])

Row = Any  # a model's row, seen through its attributes
LANGUAGES: Final[list[Language]] = ["ja", "ja-plain", "en"]


@router.get("/{key}", response=schemas.Desk, auth=None, summary="A desk as a visitor meets it; needs only its key")
def show_desk(request: HttpRequest, key: str, language: Language = "ja") -> schemas.Desk:
    limits.count_network(limits.DESK_READS, network=_network(request))
    reception = _listed(request, key)
    with translation.override(standing.tongue(language)):
        return _desk(reception, language)


@router.post(
    "/{key}/enter",
    response={HTTPStatus.CREATED: schemas.CameIn},
    auth=None,
    summary="Come in as a visitor; nothing can be said or sent before one has begun",
)
def enter(request: HttpRequest, key: str, body: schemas.Entering) -> schemas.CameIn:
    limits.count_network(limits.ENTRIES, network=_network(request))
    reception = _listed(request, key)
    entered = actions.enter(
        key=reception.key,
        door=Door(body.door),
        language=body.language,
        name=body.name,
        identity=body.identity,
        network=_address(request),
        page=body.page,
    )
    return _came_in(entered, body.language)


@router.post(
    "/{key}/resume",
    response={HTTPStatus.CREATED: schemas.CameIn},
    auth=None,
    summary="Come back by the link in a letter",
)
def resume(request: HttpRequest, key: str, body: schemas.Resuming) -> schemas.CameIn:
    limits.count_network(limits.ENTRIES, network=_network(request))
    reception = _listed(request, key)
    entered = actions.resume(key=reception.key, secret=body.secret, network=_address(request))
    return _came_in(entered, entered.visitor.user.language)


def _listed(request: HttpRequest, key: str) -> Row:
    """The desk, for a page that may carry it. Raises: DeskUnknown, for another page alike."""
    reception = access_reception(key=key)
    try:
        visitors.check_listed(request, reception.origins)
    except NotFound as error:
        raise DeskUnknown from error
    return reception


def _came_in(entered: actions.Entered, language: str) -> schemas.CameIn:
    visitor = entered.visitor
    return schemas.CameIn(
        token=entered.token,
        visitor=schemas.VisitorSelf(id=visitor.pk, name=entered.viewer.name),
        room_id=visitor.room_id,
        visit=standing.visiting(visitor, language),
    )


def _address(request: HttpRequest) -> str:
    """Behind a proxy that is trusted the server has put the visitor's own address there."""
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(request: HttpRequest) -> str:
    """Whom to count: a network, by a hash that isn't any desk's."""
    return actions.network_hash(_address(request)) or "unknown"


# --- what is shown -----------------------------------------------------------------------------------------
def _desk(reception: Row, language: Language) -> schemas.Desk:
    policy = policy_in_force(organisation_id=reception.organisation_id, desk_id=reception.desk_id)
    waiting = queries.waiting_told(reception)
    return schemas.Desk(
        name=reception.desk.name,
        organisation=reception.organisation.name,
        is_open=reception.is_open,
        is_anybody_here=queries.is_anybody_here(reception.desk_id),
        hours_now=_hours(queries.opening_of(reception)),
        look=_look(reception.look, language),
        prechat=[_question(one, language) for one in reception.prechat],
        purpose=_said(reception.purpose, language),
        house_rules=_said(reception.house_rules, language),
        asks=standing.asks(reception.organisation_id, language),
        notice=_notice(policy, language),
        waiting=schemas.Waiting(people=waiting.people, minutes=waiting.minutes),
        languages=LANGUAGES,
        asks_satisfaction=reception.asks_satisfaction,
        takes_identity=bool(reception.identity_secret),
    )


def _notice(policy: Policy, language: Language) -> Any:
    """Names of the staff aren't for everybody who knows a key."""
    nobody: list[WhoSees] = []
    return notice_of(policy, language, nobody)


def _hours(opening: Any) -> schemas.HoursNow:
    return schemas.HoursNow(
        is_within=opening.is_within,
        is_always=opening.is_always,
        opens_at=opening.opens_at,
        closes_at=opening.closes_at,
        holiday=opening.holiday,
        words="" if opening.is_within else _opens(opening),
    )


def _opens(opening: Any) -> str:
    if opening.opens_at is None:
        return gettext("Nobody is here at the moment. You can write all the same.")
    moment = date_format(localtime(opening.opens_at), "SHORT_DATETIME_FORMAT")
    return gettext("Nobody is here at the moment. We are back on %(moment)s; you can write all the same.") % {
        "moment": moment
    }


def _look(stored: dict[str, Any], language: Language) -> schemas.Look:
    words = {name: _said(stored.get(name) or {}, language) for name in schemas.LookWords.model_fields}
    return schemas.Look(
        colour=stored.get("colour") or "#205072",
        side=Side(stored.get("side") or Side.RIGHT),
        theme=Theme(stored.get("theme") or Theme.AUTO),
        words=schemas.LookWords(**words),
    )


def _question(stored: dict[str, Any], language: Language) -> schemas.Question:
    options = [
        schemas.Option(value=one["value"], title=_said(one["title"], language)) for one in stored.get("options", ())
    ]
    if stored["kind"] == QuestionKind.AGE_BAND:
        options = [schemas.Option(value=band.value, title=age_in_words(band)) for band in AgeBand]
    return schemas.Question(
        name=stored["name"],
        kind=stored["kind"],
        is_required=stored["is_required"],
        title=_said(stored["title"], language),
        options=options,
    )


def age_in_words(band: AgeBand) -> str:
    return {
        AgeBand.UNDER_13: gettext("12 or younger"),
        AgeBand.FROM_13_TO_15: gettext("13 to 15"),
        AgeBand.FROM_16_TO_17: gettext("16 or 17"),
        AgeBand.ADULT: gettext("18 or older"),
    }[band]


def _said(words: dict[str, str], language: Language) -> str:
    """In the language asked for, else in one that is there: plain Japanese falls back to Japanese, then English."""
    wanted = {"ja": ("ja", "ja-plain", "en"), "ja-plain": ("ja-plain", "ja", "en"), "en": ("en", "ja", "ja-plain")}
    return next((words[one] for one in wanted[language] if words.get(one)), "")
