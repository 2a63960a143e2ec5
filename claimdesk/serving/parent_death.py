"""Kills child processes when their parent dies."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1  # prctl(2)


def die_with_parent() -> Callable[[], None] | None:
    """A `preexec_fn` that sets the parent-death signal; Linux only.

    By SIGKILL: nothing would be left to end a child that is slow to stop, and ours lose no work
    by it, since each step of theirs is one database transaction.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def before_program() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended in between
            os._exit(1)

    return before_program
