"""The keys that each person chose for themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_failed_sign_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="keys",
            field=models.JSONField(
                blank=True, db_default={}, default=dict, editable=False, verbose_name="own keys"
            ),
        ),
    ]
