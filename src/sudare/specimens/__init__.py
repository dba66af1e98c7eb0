"""Pictures drawn by ourselves, with the truth about what is on them: what the installed version is measured with.

Everybody on them is invented, every number is made up or a published test number. Nothing here opens a picture, and
nothing is ever drawn from somebody else's.
"""
