from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "xanh_web.desk"
    label = "desk"
