"""The way from every older version of the tables to the newest; one revision a version, its id is the user_version."""
