"""How much of a file is read before it is called hostile. Bytes are bytes after unpacking."""

from __future__ import annotations

MB = 1 << 20

ENTRY_BYTES = 256 * MB
TOTAL_BYTES = 512 * MB
NESTED_BYTES = 96 * MB  # an archive inside an archive has to lie in memory
DIRECTORY_BYTES = 4 * MB
ENTRIES = 10_000
NESTING = 2
CELL = 1 * MB  # characters; the longest seen in a real export has 14,378
LINE = 2 * MB
RECORD = 4 * MB
DAMAGE = 16 * MB  # characters in records that cannot be read, before a file is given up
MARKUP = 64 * 1024
RECORDS = 300_000  # of all files together
RESUMES = 64  # how often a file is taken up again after a record that swallowed others
NAME = 200
IGNORED = 200  # names of files that were left out; the rest is counted
URL = 600
PARTIES = 24
DEPTH = 30  # folders within folders
KEPT = 96 << 20  # bytes of records kept between the two looks at the messages
