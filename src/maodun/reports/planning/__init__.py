"""The filing plan as a report: page, PDF, workbook, JSON, calendar, with its drawings."""
