"""Scans of listings for words of marks and works: page, table, workbook, data, changes."""
