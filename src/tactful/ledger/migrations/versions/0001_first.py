"""The first schema."""

import sqlalchemy as sa
from alembic import op

from tactful.ledger.columns import Big, Day, Flag, Instant, Json

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("effect", sa.Integer(), server_default="0", nullable=False),
        sa.Column("exported", Json),
        sa.Column("report", Json),
        sa.Column("undone_at", Instant),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", Big, nullable=False),
        sa.Column("before", Json),
        sa.Column("after", Json),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "company",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("culture", sa.Text()),
        sa.Column("policy", sa.Text()),
        sa.Column("culture_source", sa.Text()),
        sa.Column("culture_on", Day),
        sa.Column("admire", sa.Text()),
        sa.Column("followed", Flag, server_default="0", nullable=False),
        sa.Column("target", Flag, server_default="0", nullable=False),
        sa.Column("kept_from", Flag, server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner", "key"),
        sqlite_strict=True,
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fields", Json, nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "forgotten",
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("on_date", Day, nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("owner", "hash"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "record",
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("key", Big, nullable=False),
        sa.Column("state", Big, nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("moment_id", sa.Integer()),
        sa.Column("entry_id", sa.Integer()),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("owner", "key"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", Json),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner", "name"),
        sqlite_strict=True,
    )
    op.create_table(
        "opportunity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("posting", sa.Text()),
        sa.Column("description", sa.Text()),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"]),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner", "url"),
        sqlite_strict=True,
    )
    op.create_index("ix_opportunity_company_id", "opportunity", ["company_id"])
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("company_id", sa.Integer()),
        sa.Column("title", sa.Text()),
        sa.Column("role", sa.Text()),
        sa.Column("link", sa.Text()),
        sa.Column("connected_on", Day),
        sa.Column("gone_on", Day),
        sa.Column("welcome", sa.Text()),
        sa.Column("manner", sa.Text()),
        sa.Column("mutuals", sa.Integer()),
        sa.Column("mutual_names", Json),
        sa.Column("shares", Json),
        sa.Column("shared", Json),
        sa.Column("kept_out", Flag, server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"]),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner", "url"),
        sqlite_strict=True,
    )
    op.create_index("ix_person_company_id", "person", ["company_id"])
    op.create_table(
        "aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("play", sa.Text(), nullable=False),
        sa.Column("until", Day),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner", "person_id", "play"),
        sqlite_strict=True,
    )
    op.create_index("ix_aside_person_id", "aside", ["person_id"])
    op.create_table(
        "moment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer()),
        sa.Column("opportunity_id", sa.Integer()),
        sa.Column("on_date", Day, nullable=False),
        sa.Column("at", Instant),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("details", Json),
        sa.Column("conversation", Big),
        sa.Column("in_group", Flag, server_default="0", nullable=False),
        sa.Column("junk", Flag, server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["opportunity_id"], ["opportunity.id"]),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_moment_event",
        "moment",
        ["owner", "what", "on_date"],
        sqlite_where=sa.text("conversation IS NULL"),
        postgresql_where=sa.text("conversation IS NULL"),
    )
    op.create_index(
        "ix_moment_opportunity",
        "moment",
        ["opportunity_id"],
        sqlite_where=sa.text("opportunity_id IS NOT NULL"),
        postgresql_where=sa.text("opportunity_id IS NOT NULL"),
    )
    op.create_index("ix_moment_person", "moment", ["person_id", "on_date"])
    op.create_table(
        "thread",
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("conversation", Big, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("last_on", Day, nullable=False),
        sa.Column("last_by", sa.Text(), nullable=False),
        sa.Column("mine", sa.Integer(), nullable=False),
        sa.Column("theirs", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("owner", "conversation"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_thread_person_id", "thread", ["person_id"])
    op.create_table(
        "body",
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"]),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("moment_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "retraction",
        sa.Column("moment_id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["moment_id"], ["moment.id"]),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.PrimaryKeyConstraint("moment_id"),
        sqlite_strict=True,
    )
