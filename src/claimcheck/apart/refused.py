"""What a task of the process apart raises for a file that it does not read."""


class RefusedError(Exception):
    """A file is not read; the message says why and what to do."""
