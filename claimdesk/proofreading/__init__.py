"""Checks the sentences people read against the program that says them.

Begin with `check.py`, which reads the files, and `proofreading.py`, which finds what is wrong.
`said_names.py` has the names that code puts together, `source_scan.py` those that stand in it,
`filled_names.py` what placeholders are filled with.
"""
