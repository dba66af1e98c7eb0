"""Reading, with or without a model: a clean picture becomes a page of lines, and answers point at their place on it.

What the built-in reader can't read it says; it never invents. Pixels go into a locked child, text comes out of it: this
is the one package besides ``screening`` that runs models, and unlike there the words may leave. Therefore only masked
renditions are ever given to it.
"""
