"""Rollout plots social-security-card rollout beside grid management and social credit on one time axis."""
