"""How good the ranking is: judged queries, a public question set, and the tables of both."""
