"""Reports: one model built from a clearance, rendered in several forms and two languages.

``building`` says what a report contains, ``model`` is the shape it has, ``forms`` writes it
as HTML, PDF, JSON, text and XLSX; ``rendering`` is the door.
"""
