"""A language server: a draft is marked in the editor while it is written."""
