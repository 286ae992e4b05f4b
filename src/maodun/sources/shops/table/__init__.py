"""Tables of products: CSV, XLSX, and lists of records in JSON; columns guessed or mapped."""
