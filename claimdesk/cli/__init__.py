"""The commands of the program `claimdesk`, a module each."""
