from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "sudare.rulebook"
    label = "rulebook"
