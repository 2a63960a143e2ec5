"""Where a message goes that is for no form, or comes in the middle of one.

Begin with `where_it_goes`, which names the form, action or answer; `interruptions` is what every
form lets happen.
"""
