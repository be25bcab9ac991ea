"""The HTTP door: pages in the person's own browser, open only while somebody uses them.

Nothing typed there reaches disk, log or address; what is kept is kept by a click.
"""
