"""Reading what a damaged notebook's file still holds, page by page, into a new file. The old one is only read.

``pages`` opens each page by itself, ``cells`` reads the rows in one, ``trees`` follows a table from page to page,
``tables`` also finds rows on pages that nothing leads to any more, and ``writing`` puts them into a new file.
"""
