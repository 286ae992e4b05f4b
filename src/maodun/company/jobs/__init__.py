"""Long work that people ask for at the desk: done apart, shown, stopped, taken up again."""
