"""What the application's database role may not do, applied after each migration.

The application owns no table. Events it may only read; articles, revisions, claims, sources,
people and the like it cannot delete, so that nothing in the history points into the void.
"""

READ_ONLY = (
    "audit_event",
    # A role renamed, or a permission slipped in, would change who may do what without a trace.
    "auth_group",
    "auth_group_permissions",
    "accounts_user_user_permissions",
)
NEVER_CHANGED = ("articles_revision", "claims_placement", "desk_waiver")
NEVER_DELETED = (
    "accounts_user",
    "articles_article",
    "articles_revision",
    "claims_anchor",
    "claims_claim",
    "claims_evidence",
    "claims_keptline",
    "claims_placement",
    "claims_reading",
    "desk_comment",
    "desk_secondcheck",
    "desk_signoff",
    "desk_waiver",
    "sources_source",
)


def statements(app_role: str) -> list[str]:
    """SQL statements, run by the owner, that narrow ``app_role``'s rights on our tables.

    ``app_role`` is a quoted identifier.
    """
    revoked = [
        *((table, "INSERT, UPDATE, DELETE, TRUNCATE") for table in READ_ONLY),
        *((table, "UPDATE") for table in NEVER_CHANGED),
        *((table, "DELETE, TRUNCATE") for table in NEVER_DELETED),
    ]
    return [f"REVOKE {rights} ON {table} FROM {app_role}" for table, rights in revoked]
