"""The revisions of the tables, and the script that Alembic runs them by; see CONTRIBUTING.md."""
