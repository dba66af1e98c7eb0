"""Clean pixels in, findings out. Pure: no Django, no network, no disk but the models inside the packages.

What an engine reads in a picture stays on this floor: a finding says what stands where, never what it says.
"""
