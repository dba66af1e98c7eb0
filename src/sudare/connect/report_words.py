"""What a report's answer says next, and who outside helps: codes in, sentences out."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sudare.connect import report_schemas as schemas
from sudare.contacts import contacts_named
from sudare.incidents.terms.cases import Advice, Reason, advice_for, contacts_for
from sudare.policy.terms import Words

ADVICE: Final[dict[Advice, Promise]] = {
    Advice.DONT_PAY: _("Don't pay. Whoever gets money once asks again."),
    Advice.DONT_DELETE: _("Don't delete anything yourself. What stands there now is kept safely."),
    Advice.DONT_SEND_MORE: _("Don't send anything more, whatever they say. You don't have to answer."),
    Advice.TALK_TO_SOMEBODY: _("Talk to somebody you trust, today. You did nothing wrong by asking for help."),
    Advice.WRITE_DOWN: _("When you can, write down in a few words what happened. It helps whoever looks into it."),
    Advice.ASK_FOR_REMOVAL: _("Copies elsewhere can be asked to be taken down. The case shows you how, step by step."),
    Advice.WE_LOOK: _("Somebody who isn't concerned looks into it. The other person isn't told that you reported."),
}


def advice(reason: Reason) -> list[schemas.ReportAdvice]:
    return [schemas.ReportAdvice(code=code, says=str(ADVICE[code])) for code in advice_for(reason)]


def contacts(reason: Reason) -> list[schemas.PublicContact]:
    """Those that fit, in the reader's language."""
    return [
        schemas.PublicContact(
            code=one.code,
            name=_spoken(one.name),
            reach=one.reach,
            note=_spoken(one.note),
            href=one.href,
            as_of=one.as_of.isoformat(),
        )
        for one in contacts_named(contacts_for(reason))
    ]


def _spoken(words: Words) -> str:
    return {"ja": words.ja, "ja-plain": words.plain_ja}.get(get_language() or "", words.en)
