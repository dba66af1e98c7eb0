from django.apps import AppConfig


class TakedownsConfig(AppConfig):
    name = "sudare.takedowns"
    label = "takedowns"
