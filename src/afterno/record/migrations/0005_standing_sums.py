"""The counts of acts proposed and done stand in columns of their own, to be summed; two indexes hold what lists ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import migrations, models

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Take the counts out of the notes of each row."""
    standings: Any = apps.get_model("record", "Standing").objects
    changed = []
    for row in standings.filter(data__proposed__gt=0).only("key", "data").iterator():
        row.since = date.fromisoformat(row.data["since"]) if row.data.get("since") else None
        row.proposed, row.done = row.data["proposed"], row.data.get("done", 0)
        changed.append(row)
    standings.bulk_update(changed, ["since", "proposed", "done"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0004_changes_and_merging"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(model_name="standing", name="standing_due"),
        migrations.RemoveIndex(model_name="standing", name="standing_stage"),
        migrations.AddField(model_name="standing", name="done", field=models.IntegerField(default=0)),
        migrations.AddField(model_name="standing", name="proposed", field=models.IntegerField(default=0)),
        migrations.AddField(model_name="standing", name="since", field=models.DateField(null=True)),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("next_due__isnull", False)),
                fields=["owner", "next_due", "wish", "rank", "key"],
                name="standing_due",
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                fields=["owner", "stage", "next_due", "person", "since", "proposed", "done"],
                name="standing_stage",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
