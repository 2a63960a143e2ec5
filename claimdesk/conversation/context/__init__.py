"""What a message is read beside: the topic and values spoken of, other items, what the staff have.

Begin with `reader` for what is remembered of a conversation, and `follow_up` for the question that
a message asks beside it.
"""
