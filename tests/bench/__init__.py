"""Speed and memory beside other engines, as ratios measured in one run."""
