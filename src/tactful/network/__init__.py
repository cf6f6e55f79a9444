"""The seeker's network: companies as people mean them, and the ways into them. Pure; data is handed in."""
