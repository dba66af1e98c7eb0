from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sudare.accounts"
    label = "accounts"
