"""Run by Alembic, not imported: migrates on the connection that `schema.migrate` opened."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # on SQLite too: `open_database` begins its transactions itself
)
context.run_migrations()
