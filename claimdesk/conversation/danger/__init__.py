"""A dangerous product: what is told of it, and what its owner is advised.

Begin with `report`. What a form does about a danger is in that form: `claim_form.danger`,
`staff_message.false_alarm`.
"""
