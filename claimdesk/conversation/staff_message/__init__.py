"""A message to a person at the store: put together, confirmed, sent, and spoken of afterwards.

Begin with `form`: `ContactForm.step` says which module takes a turn; `message` is what is sent.
"""
