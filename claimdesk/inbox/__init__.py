"""What shoppers wrote, as a trainer works through it: chosen, masked, grouped, told again; pure."""
