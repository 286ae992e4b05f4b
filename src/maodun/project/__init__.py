"""Where parts are wired together: settings from the environment and the console script."""
