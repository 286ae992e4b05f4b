"""What was changed in the company store, by whom, from what to what; linked by hashes."""
