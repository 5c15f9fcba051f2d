"""What several pages share, and the parts that a page is made of."""
