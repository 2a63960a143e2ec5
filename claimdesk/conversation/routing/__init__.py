"""Where a message goes that is for no form, or comes in the middle of one.

Begin with `where_it_goes`, which names the form, action or answer: an ordered list of questions,
which the other modules answer by what they lead to. `interruptions` is what every form lets happen.
"""
