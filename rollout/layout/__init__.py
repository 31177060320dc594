"""Where everything stands, in px: labels, ticks, lanes, panel, type and colours; no renderer."""
