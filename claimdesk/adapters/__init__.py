"""The ports made real: store files, database, outbox, SMTP, photos."""
