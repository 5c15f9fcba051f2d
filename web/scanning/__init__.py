"""What a text that was sent touches of the programmes, as pages, files and the API tell it."""
