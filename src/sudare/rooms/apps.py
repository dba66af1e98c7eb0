from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "sudare.rooms"
    label = "rooms"
