"""After filing: what a message wants of a claim on record, and what is asked before it is done."""
