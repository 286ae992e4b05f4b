"""Photos and prints of a product against the pictures of registered works: copies of them."""
