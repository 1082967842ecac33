"""Claims about one body -> tenures, terms, successions, contradictions: the rules on time, without RDF."""
