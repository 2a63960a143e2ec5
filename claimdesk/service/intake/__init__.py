"""The forms of a conversation as pure steps: what was said in, what to keep, say and ask out."""
