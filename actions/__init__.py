"""Rasa actions: slots in, one service call, utterances and events out."""
