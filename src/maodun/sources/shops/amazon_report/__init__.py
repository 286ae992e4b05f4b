"""Amazon listings report (``GET_MERCHANT_LISTINGS_ALL_DATA``): a tab file per marketplace."""
