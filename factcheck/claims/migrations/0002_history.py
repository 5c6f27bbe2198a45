"""History of claims, and the rules on them that the database holds by triggers."""

from django.db import migrations

HISTORY = """
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON claims_claim
FOR EACH ROW EXECUTE FUNCTION audit_record('claims.claim', 'version,search');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON claims_claim
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON claims_anchor
FOR EACH ROW EXECUTE FUNCTION audit_record('claims.anchor', '');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON claims_anchor
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON claims_attribution
FOR EACH ROW EXECUTE FUNCTION audit_record('claims.attribution', '');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON claims_attribution
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON claims_evidence
FOR EACH ROW EXECUTE FUNCTION audit_record('claims.evidence', '');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON claims_evidence
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record AFTER INSERT OR UPDATE OR DELETE ON claims_replacement
FOR EACH ROW EXECUTE FUNCTION audit_record('claims.replacement', '');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON claims_replacement
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""

UNDO_HISTORY = """
DROP TRIGGER audit_record ON claims_claim;
DROP TRIGGER audit_no_truncate ON claims_claim;
DROP TRIGGER audit_record ON claims_anchor;
DROP TRIGGER audit_no_truncate ON claims_anchor;
DROP TRIGGER audit_record ON claims_attribution;
DROP TRIGGER audit_no_truncate ON claims_attribution;
DROP TRIGGER audit_record ON claims_evidence;
DROP TRIGGER audit_no_truncate ON claims_evidence;
DROP TRIGGER audit_record ON claims_replacement;
DROP TRIGGER audit_no_truncate ON claims_replacement;
"""

RULES = """
-- An anchor's quote is what stands at its offsets (code points, half-open).
CREATE FUNCTION claims_anchor_holds_quote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE there text;
BEGIN
    SELECT substr(r.text, NEW.start + 1, NEW."end" - NEW.start) INTO there
    FROM articles_revision AS r JOIN claims_claim AS c ON c.article_id = r.article_id
    WHERE r.id = NEW.revision_id AND c.id = NEW.claim_id;
    IF there IS DISTINCT FROM NEW.quote THEN
        RAISE EXCEPTION 'anchor of claim %: other words stand there', NEW.claim_id
            USING ERRCODE = '23514', CONSTRAINT = 'anchor_holds_quote';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER anchor_holds_quote BEFORE INSERT OR UPDATE ON claims_anchor
FOR EACH ROW EXECUTE FUNCTION claims_anchor_holds_quote();

-- A verdict has its grounds: verified a source that supports, disputed one that contradicts or
-- a rationale. The claim is locked, so that a verdict and the removal of a source cannot cross.
CREATE FUNCTION claims_verdict_has_grounds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claim_key bigint;
    given claims_claim;
    wanted text;
BEGIN
    IF TG_TABLE_NAME = 'claims_claim' THEN claim_key := NEW.id; ELSE claim_key := OLD.claim_id; END IF;
    SELECT * INTO given FROM claims_claim WHERE id = claim_key FOR UPDATE;
    wanted := CASE given.verdict WHEN 'verified' THEN 'supports' WHEN 'disputed' THEN 'contradicts' END;
    IF wanted IS NULL OR (given.verdict = 'disputed' AND given.rationale ~ '\\S') THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (
        SELECT FROM claims_evidence AS e
        WHERE e.claim_id = claim_key AND e.stance = wanted AND e.removed_at IS NULL
    ) THEN
        RAISE EXCEPTION 'claim % is marked %, but no source that % it is linked',
            claim_key, given.verdict, wanted
            USING ERRCODE = '23514', CONSTRAINT = 'verdict_has_grounds';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER verdict_has_grounds AFTER INSERT OR UPDATE OF verdict, rationale ON claims_claim
FOR EACH ROW WHEN (NEW.verdict <> '') EXECUTE FUNCTION claims_verdict_has_grounds();
CREATE TRIGGER verdict_keeps_grounds AFTER UPDATE OR DELETE ON claims_evidence
FOR EACH ROW EXECUTE FUNCTION claims_verdict_has_grounds();
"""

UNDO_RULES = """
DROP TRIGGER verdict_keeps_grounds ON claims_evidence;
DROP TRIGGER verdict_has_grounds ON claims_claim;
DROP FUNCTION claims_verdict_has_grounds();
DROP TRIGGER anchor_holds_quote ON claims_anchor;
DROP FUNCTION claims_anchor_holds_quote();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("articles", "0002_history"),
        ("audit", "0002_trigger_functions"),
    ]
    operations = [
        migrations.RunSQL(HISTORY, UNDO_HISTORY),
        migrations.RunSQL(RULES, UNDO_RULES),
    ]
