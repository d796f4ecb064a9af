"""More documents than a desk has: each held against the claims by itself, and kept in a store."""
