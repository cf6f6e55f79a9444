"""Sphinx: https://www.sphinx-doc.org/en/master/usage/configuration.html"""

from tactful import __version__

project = "Tactful"
author = "The Tactful authors"
copyright = author
release = version = __version__

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 4
nitpicky = True

html_theme = "furo"
html_title = "Tactful"
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"top_of_page_buttons": []}
