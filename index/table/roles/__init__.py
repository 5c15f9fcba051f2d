"""What each column of a table is: a level, a response, an activity, a body, a further one."""
