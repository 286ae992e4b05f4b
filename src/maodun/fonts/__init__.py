"""The font of the PDF reports, a subset made when the program is set up.

``characters`` says which characters it has; ``hatch_build.py`` makes it. The font is under
the SIL Open Font License (``OFL.txt``), apart from the licence of the program.
"""
