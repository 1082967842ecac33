"""Event claims of one group -> events, participations and what contradicts about them."""
