"""A page of a shop to a product: what it says for machines, then what people see."""
