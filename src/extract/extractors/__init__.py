"""One folder, one extractor: its rules, its word lists, and its corpus of examples and counter-examples."""
