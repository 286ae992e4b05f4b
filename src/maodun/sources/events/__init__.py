"""What happened to rights after they were published, as a table: number, event, day, value."""
