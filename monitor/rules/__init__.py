"""What a rule can ask of an event, and what of that an event has. Pure; monitor.matching conducts."""
