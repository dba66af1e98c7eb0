from django.apps import AppConfig


class AssistantConfig(AppConfig):
    name = "sudare.assistant"
    label = "assistant"
