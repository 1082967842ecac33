-- A report has a row for each change that touched it since the last settling; a row counts once its sequence is not
-- above 'settled'. Rows between 'settled' and 'intended' say what is about to happen. Sequence 0 is for reports
-- that were refused or are duplicates, and so never reached the engine. The text stands last, so that listing the
-- rows does not read it.
CREATE TABLE IF NOT EXISTS report (
    report_id TEXT NOT NULL, sequence INTEGER NOT NULL, state TEXT NOT NULL, sha256 TEXT NOT NULL,
    graph TEXT NOT NULL, identifier TEXT NOT NULL, path TEXT NOT NULL, digest TEXT NOT NULL, version TEXT NOT NULL,
    reason TEXT NOT NULL, duplicate_of TEXT NOT NULL, meta TEXT NOT NULL, seal TEXT NOT NULL, text TEXT,
    PRIMARY KEY (report_id, sequence)
);
CREATE INDEX IF NOT EXISTS report_sequence ON report (sequence);
CREATE INDEX IF NOT EXISTS report_sha256 ON report (sha256);
CREATE INDEX IF NOT EXISTS report_identifier ON report (identifier);
CREATE INDEX IF NOT EXISTS report_path ON report (path);
CREATE INDEX IF NOT EXISTS report_graph ON report (graph);
CREATE TABLE IF NOT EXISTS graph_sum (
    graph TEXT NOT NULL, sequence INTEGER NOT NULL, quads INTEGER NOT NULL, total TEXT NOT NULL,
    PRIMARY KEY (graph, sequence)
);
CREATE INDEX IF NOT EXISTS graph_sum_sequence ON graph_sum (sequence);
-- settled, intended: sequences; erase_due: 1 while residue of a withdrawal is to be erased; oldest_clean: the first
-- snapshot without that residue; replacing: the sequence of a bulk build under way.
CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, value INTEGER NOT NULL);
