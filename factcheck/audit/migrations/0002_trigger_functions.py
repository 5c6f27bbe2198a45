"""The functions that write events and refuse changes, and the guard of the events themselves."""

from django.db import migrations

RECORD = """
-- Writes one event for one row. Arguments of the trigger: the table's label, the columns history
-- leaves out, the columns whose values it hides (comma-separated). Fails when no actor is set.
CREATE FUNCTION audit_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    label text := TG_ARGV[0];
    left_out text[] := string_to_array(coalesce(TG_ARGV[1], ''), ',');
    hidden text[] := string_to_array(coalesce(TG_ARGV[2], ''), ',');
    old_row jsonb;
    new_row jsonb;
    present jsonb;
    was jsonb;
    now_is jsonb;
    name text;
BEGIN
    IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD) - left_out; END IF;
    IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW) - left_out; END IF;
    IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
        INTO was, now_is
        FROM jsonb_each(old_row) AS o
        WHERE o.value IS DISTINCT FROM new_row -> o.key;
        IF was IS NULL THEN RETURN NULL; END IF;
    ELSE
        was := old_row;
        now_is := new_row;
    END IF;
    IF coalesce(current_setting('factcheck.actor_name', true), '') = ''
       OR coalesce(current_setting('factcheck.action', true), '') = '' THEN
        RAISE EXCEPTION 'no actor is set: % of % would leave no history', TG_OP, label
            USING ERRCODE = 'FC001',
                  HINT = 'Write through an action, which names who acts and why.';
    END IF;
    present := coalesce(new_row, old_row);
    FOREACH name IN ARRAY hidden LOOP
        IF was ? name THEN was := jsonb_set(was, ARRAY[name], '"hidden"'); END IF;
        IF now_is ? name THEN now_is := jsonb_set(now_is, ARRAY[name], '"hidden"'); END IF;
    END LOOP;
    INSERT INTO audit_event (
        at, transaction, operation, "table", row_id,
        article_id, claim_id, source_id, person_id,
        actor_id, actor_name, action, reason, request_id, database_role, before, after
    ) VALUES (
        clock_timestamp(), pg_current_xact_id()::text::bigint, lower(TG_OP), label,
        (present ->> 'id')::bigint,
        (present ->> CASE label WHEN 'articles.article' THEN 'id' ELSE 'article_id' END)::bigint,
        (present ->> CASE label WHEN 'claims.claim' THEN 'id' ELSE 'claim_id' END)::bigint,
        (present ->> CASE label WHEN 'sources.source' THEN 'id' ELSE 'source_id' END)::bigint,
        (present ->> CASE label WHEN 'accounts.user' THEN 'id' ELSE 'user_id' END)::bigint,
        nullif(current_setting('factcheck.actor_id', true), '')::bigint,
        current_setting('factcheck.actor_name', true),
        current_setting('factcheck.action', true),
        coalesce(current_setting('factcheck.reason', true), ''),
        coalesce(current_setting('factcheck.request_id', true), ''),
        session_user, was, now_is
    );
    RETURN NULL;
END $$;

-- Refuses a statement outright, whoever gives it.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: history is kept', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'FC002';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

UNDO = """
DROP TRIGGER audit_append_only ON audit_event;
DROP FUNCTION audit_refuse();
DROP FUNCTION audit_record();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(RECORD, UNDO)]
