"""Officials, dates, statistics and references out of Vietnamese news and official texts."""

__version__ = "0.1.0"
