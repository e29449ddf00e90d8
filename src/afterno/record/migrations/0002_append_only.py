from __future__ import annotations

from django.db import migrations

from afterno.record.triggers import lay, lift


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(lay, lift, elidable=False)]
