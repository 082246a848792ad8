"""What is seen to beside the deliveries: quiet weeks, the log, letters that come back, answers to "why"."""
