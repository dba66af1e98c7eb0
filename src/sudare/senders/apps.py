from django.apps import AppConfig


class SendersConfig(AppConfig):
    name = "sudare.senders"
    label = "senders"
