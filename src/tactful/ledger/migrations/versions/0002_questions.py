"""Questions, people merged into one, what a posting says, and what was found out about a culture."""

import sqlalchemy as sa
from alembic import op

from tactful.ledger.columns import Big, Day, Json

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add a table and columns; what is there stays as it is."""
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("key", Big, nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("text", sa.Text()),
        sa.Column("fact", Json),
        sa.Column("person_id", sa.Integer()),
        sa.Column("other_id", sa.Integer()),
        sa.Column("answer", sa.Text()),
        sa.Column("asked_on", Day, nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["owner.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner", "key"),
        sqlite_strict=True,
    )
    op.create_index("ix_question_person_id", "question", ["person_id"])
    op.create_index("ix_question_other_id", "question", ["other_id"])
    op.add_column("company", sa.Column("culture_notes", Json))
    op.add_column("opportunity", sa.Column("contact", sa.Text()))
    op.add_column("opportunity", sa.Column("closes_on", Day))
    op.add_column("person", sa.Column("source", sa.Text()))
    op.add_column("person", sa.Column("merged_into", sa.Integer()))
    op.create_index(
        "ix_person_merged_into",
        "person",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
