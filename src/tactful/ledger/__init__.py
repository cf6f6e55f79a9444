"""The ledger: what happened, with whom, kept on the seeker's own disk. SQLAlchemy Core on SQLite."""
