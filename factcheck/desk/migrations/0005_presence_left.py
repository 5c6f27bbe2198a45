"""Tabs that said that they were left; what they asked for before may arrive later."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column with a default that the database knows: no row is written anew."""

    dependencies = [("desk", "0004_second_check_rules")]

    operations = [
        migrations.AddField(
            model_name="presence",
            name="left",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
