"""``product.yaml``: a product as its seller describes it, by hand; the form is in FIELDS.md."""
