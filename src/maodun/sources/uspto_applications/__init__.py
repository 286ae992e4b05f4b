"""USPTO patent applications: weekly bulk files and single documents."""
