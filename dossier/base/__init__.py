"""Words every stage uses: marks, diagnostics, ids, dates, digests. Imports nothing of ours."""
