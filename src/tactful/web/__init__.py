"""The web app on this machine: shows what `app` returns, decides nothing."""
