"""Reports about brand names: what was not looked at, conflicts, hints, sound, other names."""
