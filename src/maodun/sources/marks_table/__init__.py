"""Marks of any register as a table: exports of CNIPA and of search services, or by hand."""
