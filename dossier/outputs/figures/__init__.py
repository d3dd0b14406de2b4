"""Where things stand in a drawing: whole numbers, worked out from plain data, the same on every machine."""
