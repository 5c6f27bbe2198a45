"""History of sources."""

from django.db import migrations

HISTORY = """
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON sources_source
FOR EACH ROW EXECUTE FUNCTION audit_record('sources.source', 'version');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON sources_source
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

UNDO_HISTORY = """
DROP TRIGGER audit_record ON sources_source;
DROP TRIGGER audit_no_truncate ON sources_source;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0001_initial"), ("audit", "0002_trigger_functions")]
    operations = [
        migrations.RunSQL(HISTORY, UNDO_HISTORY),
    ]
