"""What readers of a channel decide themselves: to confirm it, to change what comes, to stop it."""
