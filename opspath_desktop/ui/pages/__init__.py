"""Pages: the seven places of the window, one module each."""
