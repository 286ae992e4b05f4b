"""Export of PatSnap (智慧芽), XLSX or CSV: rights of any office, one per row."""
