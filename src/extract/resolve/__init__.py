"""From what was recognised to what the document says: overlaps, times, persons, figures."""
