"""Wires the house together once Django has loaded every package."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "sudare.config"
    label = "house"

    def ready(self) -> None:
        from sudare.config import wiring  # packages must be loaded before they can be introduced

        wiring.introduce()
