"""What leaves the dossier as data: tables, records, a calendar, places, references, and what pages say to machines.
A field goes out only when it is named here, so that a note among editors cannot."""
