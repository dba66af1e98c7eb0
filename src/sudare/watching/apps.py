from django.apps import AppConfig


class WatchingConfig(AppConfig):
    name = "sudare.watching"
    label = "watching"
