"""What a house decides for itself: settings, terms, phrase rules, plugins."""
