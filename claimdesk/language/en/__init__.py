"""All that knows English."""
