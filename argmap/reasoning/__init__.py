"""Everything that follows from a map: proofs, analyses, statuses, differences."""
