"""The check itself, once, for everybody: bytes in, a judged picture out.

``attachments`` calls it for what people send, ``sudare check`` for files on a disk. It never raises for a bad
picture or a broken stage: an unreadable file is *unreadable*, and anything unexpected is *hold*.
"""
