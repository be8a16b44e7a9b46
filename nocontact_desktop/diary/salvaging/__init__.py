"""Making a notebook from what is left of a damaged one: the sealed log, the kept files and the lists put in order.

``salvage`` does it all, ``log`` mends the sealed log, ``kept_files`` the files, ``lists`` what pages read from;
``accounted`` reads back what a salvage has sealed about itself, for the full check.
"""
