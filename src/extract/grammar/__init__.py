"""What several extractors share: numbers, calendar, names. Extracts nothing by itself."""
