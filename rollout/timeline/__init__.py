"""Events to what is shown: windows, views, series, facts, talks, and indexes of very many events."""
