"""``products.json`` of a shop on Shopify."""
