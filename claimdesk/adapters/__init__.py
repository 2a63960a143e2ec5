"""Port implementations: store files, database, outbox, SMTP, photos."""
