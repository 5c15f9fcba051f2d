"""From a report file to records: reading, structure, who acts, findings, building."""
