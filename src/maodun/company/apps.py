"""The company store as one application of the framework."""

from django.apps import AppConfig


class CompanyConfig(AppConfig):
    """Names the application; its tables are called ``company_*``."""

    name = "maodun.company"
    label = "company"
