"""USPTO patent grants: weekly bulk files and single documents."""
