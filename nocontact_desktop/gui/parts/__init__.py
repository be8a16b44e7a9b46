"""Parts of views that several pages have: fields that keep themselves, links to addresses, marks, printing."""
