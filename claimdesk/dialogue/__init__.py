"""What plugs into Rasa's dialogue side."""
