"""The values that one message gives: products, days, order number, e-mail address, codes, texts.

Begin with `reader`: its `ValueReader` reads every field of a claim by the other modules.
"""
