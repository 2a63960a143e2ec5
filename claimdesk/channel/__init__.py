"""The web channel a shopper's browser talks to."""
