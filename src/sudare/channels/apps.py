from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "sudare.channels"
    label = "channels"
