"""Our products, each in all its versions. A version is never changed."""
