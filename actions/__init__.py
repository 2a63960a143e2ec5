"""Rasa actions: read slots, call one service, return responses and events."""
