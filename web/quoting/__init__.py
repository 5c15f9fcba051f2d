"""What an address quotes, and the texts that say it as pages and the API tell them."""
