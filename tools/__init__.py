"""Programs for building and checking Rollout; none of them is needed once it is installed."""
