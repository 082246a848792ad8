"""What came, judged: what it is, whether it may be believed, what happened. Pure; monitor.deciding conducts."""
