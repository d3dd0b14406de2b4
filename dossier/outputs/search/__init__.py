"""The search index: what is found, where it is listed, and in which files a browser fetches it."""
