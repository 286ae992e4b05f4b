"""Our own form: one right per line of JSON, so that anybody can bring rights in (FIELDS.md)."""
