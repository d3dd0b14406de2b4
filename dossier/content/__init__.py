"""Disk or git → Files → Records: text with a place, not yet given any type."""
