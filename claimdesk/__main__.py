"""`python -m claimdesk`: the program `claimdesk`."""

import sys

from claimdesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
