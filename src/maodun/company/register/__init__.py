"""The register as the doors use it: filled, looked at, checked. Needs no company store."""
