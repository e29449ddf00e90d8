"""Contacts brought from elsewhere: address books (.vcf) and LinkedIn's list of connections (.csv)."""

from __future__ import annotations

from afterno.connect.contacts.cards import Card, Left, Reading
from afterno.connect.contacts.source import LARGEST, read

__all__ = ["LARGEST", "Card", "Left", "Reading", "read"]
