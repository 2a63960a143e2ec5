"""The processes of a running Claimdesk: started, watched, trained for, ended."""
