from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "sudare.notifications"
    label = "notifications"
