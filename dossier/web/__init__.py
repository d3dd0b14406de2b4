"""What asks other machines: whether an address answers, and for copies in an archive. A build never comes here."""
