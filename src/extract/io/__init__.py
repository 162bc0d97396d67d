"""The edge: readers of articles, writers of records and tables."""
