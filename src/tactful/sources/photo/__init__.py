"""A picture for a profile: opened with care, measured, copied without what nobody should read in it."""
