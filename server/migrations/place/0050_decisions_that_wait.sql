-- The to-do counts what waits for a decision; of the rest there is no end.
create index escalation_open on escalation (due_at) where state = 'open';
create index exclusion_pending on exclusion (proposed_at, id) where state = 'pending';
create index publication_proposed on publication (drafted_at, need_id) where state = 'proposed';
