"""The claim form: asks for what a claim lacks, answers what is asked meanwhile, shows and sends it.

Begin with `form`: `ClaimForm.step` says which module takes a turn; `progress` is what comes next.
"""
