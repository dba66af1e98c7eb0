"""What every page of ours has in common: nobody in between keeps it, and failures read as if a person wrote them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from sudare.accounts.access import former_viewer_of, viewer_of
from sudare.accounts.actions import note_seen
from sudare.accounts.terms import Viewer
from sudare.kit.errors import NotFound, StepUpNeeded, SudareError
from sudare.rulebook.queries import requires_second_factor
from sudare.web import proving

P = ParamSpec("P")
T = TypeVar("T")

# Which field of a form a failure belongs to; everything else is said above the form.
FIELD_OF = {
    "bad_email": "email",
    "email_taken": "email",
    "name_missing": "name",
    "weak_password": "password",
    "reason_missing": "reason",
    "role_too_high": "role",
    "unknown_role": "role",
    "unknown_language": "language",
    "empty_message": "text",
    "text_too_long": "text",
    "words_missing": "words",
    "desk_name_missing": "name",
    "desk_name_taken": "name",
    "tool_unusable": "address",
}


def open_page(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page anybody may ask for. Absent and forbidden become the one 404."""

    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotFound as error:
            raise Http404 from error
        except StepUpNeeded:
            return proving.asked(request)
        except SudareError as error:
            return told(request, error)

    return answered


def personal_page(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for whoever is signed in, with or without a seat; strangers are asked to sign in first."""

    @wraps(view)
    def seen(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        note_seen(session_key=request.session.session_key or "")
        return view(request, *args, **kwargs)

    return login_required(open_page(cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", seen)))


def seated_page(view: Callable[Concatenate[HttpRequest, Viewer, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for members. Who has no seat is told so, calmly; whose access rests is led to where that is explained.

    Who must have a second factor and hasn't is led to where it is set up.
    """

    @wraps(view)
    def entered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        viewer = viewer_of(user=request.user, session=request.session)
        if viewer is None:
            had_one = former_viewer_of(user=request.user) is not None
            return render(request, "people/no_seat.html", {"had_one": had_one}, status=403)
        if viewer.is_frozen:
            return redirect("frozen")
        if viewer.lacks_second_factor and requires_second_factor(viewer.organisation_id):
            return redirect("mfa_index")
        return view(request, viewer, *args, **kwargs)

    return personal_page(cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", entered))


def told(request: HttpRequest, error: SudareError) -> HttpResponse:
    """A failure as a page: what happened and what to do."""
    sentence = gettext(error.public_message)
    return render(request, "house/failure.html", {"sentence": sentence}, status=error.status)


def told_above(
    request: HttpRequest,
    verb: Callable[[], object],
    done: str,
    *,
    passing: tuple[type[SudareError], ...] = (NotFound, StepUpNeeded),
) -> None:
    """Do it and say so above the next page; a refusal says why and what to do.

    Raises: what is ``passing``, because other pages answer it.
    """
    try:
        verb()
    except passing:
        raise
    except SudareError as error:
        messages.error(request, gettext(error.public_message))
    else:
        messages.success(request, done)


def attempt(form: Form, verb: Callable[[], T]) -> T | None:
    """Do the verb; a refusal goes to the field it is about and nothing is returned.

    Raises: NotFound, which is never explained; StepUpNeeded, which is another page's matter.
    """
    try:
        return verb()
    except (NotFound, StepUpNeeded):
        raise
    except SudareError as error:
        field = FIELD_OF.get(error.code)
        form.add_error(field if field in form.fields else None, gettext(error.public_message))
        return None
