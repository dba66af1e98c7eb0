"""Every address, in one place. Streams and resumable uploads stand before Django: see ``connect.front``."""

from django.urls import include, path

from sudare.connect import health, hooks
from sudare.connect.api import api
from sudare.connect.metrics import metrics

handler400 = "sudare.web.failures.bad_request"
handler403 = "sudare.web.failures.forbidden"
handler404 = "sudare.web.failures.not_found"
handler429 = "sudare.web.failures.too_many"  # django-allauth's, for its own limits
handler500 = "sudare.web.failures.broken"

urlpatterns = [
    path("", include("sudare.web.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("hooks/line/<str:key>", hooks.line, name="hook_line"),
    path("hooks/mail/<str:key>", hooks.mail, name="hook_mail"),
    path("fetch/<str:secret>", hooks.picture, name="fetch_picture"),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", metrics),
]
