from django.apps import AppConfig


class ViewingConfig(AppConfig):
    name = "sudare.viewing"
    label = "viewing"
