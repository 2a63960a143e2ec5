"""Process management: supervisor, outbox, training."""
