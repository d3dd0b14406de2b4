"""Dossier → outputs: what the site will contain, as plain data. A view holds all that its template may show."""
