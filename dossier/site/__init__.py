"""Pages to files on disk: what must be rendered again, and how the new site replaces the old in one step."""
