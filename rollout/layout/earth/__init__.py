"""Maps in numbers: the part of the earth in the frame, land and borders in it, and where marks and names stand."""
