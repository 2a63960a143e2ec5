"""What a message is read beside: the topic and values spoken of, other items, what the staff have.

Begin with `reader` for what is remembered of a conversation, `follow_up` for the question that a
message asks beside it, `certainty` for how sure its own is, and `items_in_mind` for the items that
wait beside a claim's own.
"""
