"""Every number of the ranking, named, with its evidence."""

# Okapi BM25 per field, as Whoosh computes it (Robertson and Zaragoza 2009, "The Probabilistic
# Relevance Framework"). On three Spanish question sets no other pair was better than these.
B = 0.75
K1 = 1.2

# How much a field's score counts, against the record's own text.
FIELD_WEIGHTS = {"text": 1.0, "line": 0.4, "strategy": 0.1, "objective": 0.05, "agencies": 0.1}

# A record is found by its own words or by those of its line; a strategy's or an objective's
# words would bring in all that stands below, so they only rank.
MATCHED = ("text", "line")

# A result is what meets every word; where that is less than ENOUGH, what meets words that
# together carry COVERAGE of the query's rarity, and the page says so.
ENOUGH = 3
COVERAGE = 0.6

# What neighbouring words add where they stand side by side, as a share of the pair's own score.
TOGETHER = 0.5
