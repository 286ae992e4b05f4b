"""Steps that bring the company store up to date, in order; none is changed once released."""
