from django.apps import AppConfig


class ConnectConfig(AppConfig):
    name = "sudare.connect"
    label = "connect"
