"""Turn numbers into figures: short lists of marks in points, painted by the screen and by the paper."""
