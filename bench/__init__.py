"""Measures a stock Rasa and Claimdesk side by side."""
