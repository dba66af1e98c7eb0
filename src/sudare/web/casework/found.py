"""A copy that turned up elsewhere, filed in a case."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sudare.accounts.terms import Viewer
from sudare.incidents import actions
from sudare.web.casework.found_form import FoundCopyForm
from sudare.web.casework.pages import done
from sudare.web.page import seated_page


@require_POST
@seated_page
def file_copy(request: HttpRequest, viewer: Viewer, case_id: UUID) -> HttpResponse:
    """Raises: CaseGone, NotAllowed."""
    form = FoundCopyForm(request.POST, request.FILES)

    def verb() -> object:
        said = form.cleaned_data
        content = said["picture"].read()
        return actions.file_copy(
            viewer=viewer, case_id=case_id, content=content, code=said["code"], where=said["where"]
        )

    said = _("Handed in. It is checked first; the answer will stand here.")
    return done(request, viewer, case_id, form=form, verb=verb, said=said)
