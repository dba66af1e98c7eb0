"""What runs inside the sandbox's child, and the only code that opens pictures.

The parent starts ``python -m sudare.imaging.decoder``; nothing else imports this package. Modules, in the order a
picture meets them: ``lockdown``, ``sniff``, one survey per container format (sizes, limits, end of stream, metadata),
``metadata``, ``provenance``, ``pixels``, ``renditions``.
"""
