from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "sudare.attachments"
    label = "attachments"
