"""Words of the seeker's own by which people are found again."""

import sqlalchemy as sa
from alembic import op

from tactful.ledger.columns import Json

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add a column; what is there stays as it is."""
    op.add_column("person", sa.Column("tags", Json))
