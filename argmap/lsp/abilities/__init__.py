"""What an editor can ask: one file each, a pure function of a `Snapshot` and a place, without the protocol's types."""
