"""Where Alembic starts: it runs the migrations on the connection that `connect.py` hands over, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
