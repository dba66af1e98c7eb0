from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "sudare.incidents"
    label = "incidents"
