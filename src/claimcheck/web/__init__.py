"""The check before publication as a local page, and as an HTTP answer for a CMS.

The page is served to this machine only, holds what it is given in memory and nothing on disk, asks
no other machine for anything, and needs no script.
"""
