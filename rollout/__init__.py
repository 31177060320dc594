"""Rollout plots social-security-card rollout beside the Iron Grid and social credit on one time axis."""
