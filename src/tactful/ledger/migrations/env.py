"""Alembic runs this: the connection and its transaction come from the caller."""

from alembic import context

from tactful.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
