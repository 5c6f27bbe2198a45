"""History of people and their roles, and the groups that are the roles."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

HISTORY = """
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON accounts_user
FOR EACH ROW EXECUTE FUNCTION audit_record('accounts.user', 'last_login,date_joined,is_staff', 'password');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON accounts_user
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON accounts_user_groups
FOR EACH ROW EXECUTE FUNCTION audit_record('accounts.user_groups', '');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON accounts_user_groups
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

UNDO_HISTORY = """
DROP TRIGGER audit_record ON accounts_user;
DROP TRIGGER audit_no_truncate ON accounts_user;
DROP TRIGGER audit_record ON accounts_user_groups;
DROP TRIGGER audit_no_truncate ON accounts_user_groups;
"""

ROLES = ("reporter", "checker", "editor", "admin")


def add_roles(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the groups."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for name in ROLES:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("audit", "0002_trigger_functions"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunSQL(HISTORY, UNDO_HISTORY),
        migrations.RunPython(add_roles, migrations.RunPython.noop),
    ]
