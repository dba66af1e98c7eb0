from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "sudare.audit"
    label = "audit"
