"""The page's picture: layout as Plotly traces, and the first view as SVG."""
