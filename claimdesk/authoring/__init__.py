"""What a trainer writes: what it still lacks, and the places of a new question."""
