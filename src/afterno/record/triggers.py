"""The database itself refuses to change an event.

A later migration that rebuilds the table must lay the trigger anew; `doctor` looks whether it is there.
"""

from __future__ import annotations

from typing import Any

NAME = "record_event_append_only"
_SQLITE = f"""
CREATE TRIGGER {NAME} BEFORE UPDATE ON record_event
BEGIN SELECT RAISE(ABORT, 'events are never changed; void them'); END
"""
_POSTGRES = f"""
CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'events are never changed; void them' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {NAME} BEFORE UPDATE ON record_event FOR EACH ROW EXECUTE FUNCTION {NAME}()
"""
_DROP_SQLITE = f"DROP TRIGGER IF EXISTS {NAME}"
_DROP_POSTGRES = f"DROP TRIGGER IF EXISTS {NAME} ON record_event; DROP FUNCTION IF EXISTS {NAME}()"


def lay(_apps: object, schema_editor: Any) -> None:  # noqa: ANN401 - Django's schema editors share no public type
    """Make the event table append-only."""
    schema_editor.execute(_SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRES)


def lift(_apps: object, schema_editor: Any) -> None:  # noqa: ANN401 - as above
    """Take the trigger away, for a migration backwards."""
    schema_editor.execute(_DROP_SQLITE if schema_editor.connection.vendor == "sqlite" else _DROP_POSTGRES)
