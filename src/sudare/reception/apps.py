from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "sudare.reception"
    label = "reception"
