"""The seeker's own profile: what it says, and what a careful reader would remark. Pure."""
