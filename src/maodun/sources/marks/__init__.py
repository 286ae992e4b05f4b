"""What every register prints of a mark: its number, what kind of sign it is, classes, goods."""
