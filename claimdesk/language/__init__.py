"""What shoppers type, read as values: what every language has, and below it a package for each."""
