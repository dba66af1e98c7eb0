"""Show once more that it's you, and go on where you were."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sudare.accounts.access import is_provable, person_behind
from sudare.accounts.terms import Viewer
from sudare.kit.clock import now
from sudare.web import proving
from sudare.web.page import seated_page


@require_safe
@seated_page
def prove(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """To the way this account shows who it is: its second factor, or the password where there is none."""
    wanted = request.GET.get("next", "")
    if wanted:
        proving.forget(request)  # another errand than the form that was kept
    onwards = wanted if _is_ours(request, wanted) else reverse("prove_back")
    if viewer.has_proved_lately(now()):
        return HttpResponseRedirect(onwards)
    if not is_provable(person_behind(user=request.user)):
        messages.warning(request, _("Please set up a second step first. Then you can show that it's you."))
        return redirect("mfa_index")
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': onwards})}")


@require_safe
@seated_page
def back(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The form as it was sent, to be sent once more: a deed behind glass is never done without a last yes."""
    deed = proving.kept(request)
    if deed is None:
        return redirect("home")
    if not viewer.has_proved_lately(now()):
        return redirect("prove")
    shown = [value for name, value in deed.fields if name == "reason"]
    return render(request, "people/go_on.html", {"deed": deed, "words": shown})


def _is_ours(request: HttpRequest, address: str) -> bool:
    hosts = {request.get_host()}
    return url_has_allowed_host_and_scheme(address, allowed_hosts=hosts, require_https=request.is_secure())
