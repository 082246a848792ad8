"""What is said, in the six official languages. Pure; monitor.messages conducts."""
