"""Everything out, in, safe, checked."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from afterno.record import store
from afterno.service import planning

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def export_text(owner: int) -> str:
    """Give the whole record as text, in the format afterno-record/1."""
    return json.dumps(store.load_record(owner), ensure_ascii=False, indent=1)


def import_record(owner: int, raw: object, now: datetime) -> Any:
    from afterno.record import exchange

    result = exchange.import_record(owner, raw, now=now)
    planning.settle(owner, now, limit=20_000)
    return result
