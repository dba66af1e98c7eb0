from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "sudare.consents"
    label = "consents"
