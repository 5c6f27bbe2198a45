"""Whether each person wants their notices by mail."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_keys"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="mail_notices",
            field=models.BooleanField(
                db_default=True, default=True, editable=False, verbose_name="notices by mail"
            ),
        ),
    ]
