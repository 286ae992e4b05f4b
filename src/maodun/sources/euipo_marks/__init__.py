"""EU trade marks: answers of the EUIPO's search service, its open data, TM-XML (ST.66)."""
