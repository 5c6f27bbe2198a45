"""History of what the desk keeps. A sheet is kept once, in its row; events hold its checksum."""

from django.db import migrations

TRACKED = {
    "secondcheck": "",
    "signoff": "sheet",
    "waiver": "",
    "comment": "",
    "reviewperiod": "",
}


def _on(table: str, left_out: str) -> str:
    return f"""
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON desk_{table}
FOR EACH ROW EXECUTE FUNCTION audit_record('desk.{table}', '{left_out}');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON desk_{table}
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""


def _off(table: str) -> str:
    return f"""
DROP TRIGGER audit_record ON desk_{table};
DROP TRIGGER audit_no_truncate ON desk_{table};
"""


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("audit", "0002_trigger_functions")]
    operations = [
        migrations.RunSQL(_on(table, left_out), _off(table)) for table, left_out in TRACKED.items()
    ]
