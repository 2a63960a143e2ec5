"""Benchmarks Claimdesk against stock Rasa."""
