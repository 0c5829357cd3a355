"""Facts as tables, pages and briefs; pure functions that read nothing and write nothing."""
