"""How a report is written: one module per form.

None of them decides what is said; they only lay out the model.
"""
