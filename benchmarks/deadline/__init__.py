"""The last hour before the deadline: many agencies send at once while the server keeps being killed."""
