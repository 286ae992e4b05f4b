"""What became of the fees that keep US patents in force: the USPTO's fee events file."""
