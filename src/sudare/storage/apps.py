from django.apps import AppConfig


class StorageConfig(AppConfig):
    name = "sudare.storage"
    label = "storage"
