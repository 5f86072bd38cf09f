-- Why an import could not be taken back: how many of its rows somebody has gone on with, and the first of them.
alter table import_batch add column moved_on jsonb;
