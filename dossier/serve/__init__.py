"""Watch → build → reload: the site as it would be, on this machine alone."""
