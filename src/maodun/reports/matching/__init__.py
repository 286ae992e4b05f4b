"""Listings ranked against our own rights: page, table, workbook, data."""
