"""The edge: how a run is cut into shards, done by workers, and put together."""
