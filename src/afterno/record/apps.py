"""The record as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Models, store and exchange of what happened."""

    name = "afterno.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
