"""What every part of a conversation shares: a turn, a claim's draft, commands, matters, intents.

Begin with `turn`: a `Turn` is what a shopper said, a `Step` what is kept, said and asked in answer.
"""
