"""Use cases of the claim desk, on ports that adapters make real."""
