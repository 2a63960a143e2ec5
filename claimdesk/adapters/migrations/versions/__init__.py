"""One module a revision, `r<revision>_<what it changes>.py`; a released one never changes."""
