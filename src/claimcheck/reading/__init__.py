"""From text to statements: sentences, figures, periods, names, speech, cues and clauses."""
