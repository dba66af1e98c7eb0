"""Every address, in one place. Streams and resumable uploads stand before Django: see ``connect.front``."""

from django.urls import include, path

from sudare.connect import health
from sudare.connect.api import api
from sudare.connect.metrics import metrics

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", metrics),
]
