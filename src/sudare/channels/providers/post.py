"""Mail on its way out, by the server of this installation. Headers are one line each, whatever was put in."""

import re
import smtplib
from dataclasses import dataclass, field
from email.utils import formataddr
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.encoding import force_str

from sudare.channels.errors import DoorRefused, DoorUnreachable
from sudare.kit.text import clean_line

MESSAGE_ID: Final = re.compile(r"<[A-Za-z0-9.@_+=/-]{3,250}>")


@dataclass(frozen=True, slots=True)
class Sending:
    """One mail to one person."""

    to: str
    name: str  # who it comes from, as people read it
    reply_to: str
    subject: str
    message_id: str
    answers: tuple[str, ...] = ()  # ids of mails before it, the newest last
    text: str = field(default="", repr=False)


def post(sending: Sending) -> None:
    """Hand it over. Raises: DoorUnreachable, tried again; DoorRefused, when this one will never be taken."""
    sender = formataddr((clean_line(sending.name), settings.DEFAULT_FROM_EMAIL))
    mail = EmailMessage(
        subject=clean_line(sending.subject),
        body=sending.text,
        from_email=sender,
        to=[sending.to],
        reply_to=[sending.reply_to] if sending.reply_to else None,
        headers=_headers(sending),
    )
    try:
        mail.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        raise _failure(error) from error
    except ValueError as error:  # Django refuses headers of more than one line, and addresses that are none
        raise DoorRefused from error
    except OSError as error:  # smtplib's errors are OSErrors too
        raise DoorUnreachable from error


def _headers(sending: Sending) -> dict[str, str]:
    known = [each for each in sending.answers if MESSAGE_ID.fullmatch(each)]
    threading = {"In-Reply-To": known[-1], "References": " ".join(known[-10:])} if known else {}
    return {"Message-ID": sending.message_id, "Auto-Submitted": "auto-generated", **threading}


def _failure(error: Exception) -> Exception:
    """A number of the 500s is for ever (RFC 5321, 4.2.1); everything else is for now."""
    codes = [code for code, _ in error.recipients.values()] if isinstance(error, smtplib.SMTPRecipientsRefused) else []
    code = max([*codes, int(force_str(getattr(error, "smtp_code", 0) or 0))])
    return DoorRefused() if 500 <= code < 600 else DoorUnreachable()  # noqa: PLR2004  the span of the RFC
