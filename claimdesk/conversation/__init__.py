"""What a turn comes to, as pure steps: what was said in, what to keep, say and ask out."""
