"""Markets, the offices that count in them, the routes into them, and what nobody can see."""
