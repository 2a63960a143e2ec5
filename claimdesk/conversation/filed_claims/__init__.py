"""After filing: what a message wants of a claim on record, and what is asked before it is done.

Begin with `form`: `FiledClaimForm.step` says which module takes a turn; `command_reader` reads what
is wanted. `outcome` is what a shopper hears of a claim at once when it is filed.
"""
