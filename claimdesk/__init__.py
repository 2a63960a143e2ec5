"""Claimdesk: a self-hosted conversational FAQ and claim desk for online shops."""
