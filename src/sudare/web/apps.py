from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "sudare.web"
    label = "web"
