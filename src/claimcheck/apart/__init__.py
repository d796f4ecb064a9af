"""Work that is done in a process of its own, with limits: what reads files that may be hostile."""
