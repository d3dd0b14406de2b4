"""One module per kind of page: a view and the function that makes it."""
