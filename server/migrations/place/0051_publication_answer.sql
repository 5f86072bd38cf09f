-- Which answer the words are about: after another one they are not public any more.
alter table publication add answered_at timestamptz(3);
-- Of what was answered anew after it was drafted, nobody has read these words.
update publication
set answered_at = case when need.answered_at <= publication.drafted_at then need.answered_at else publication.drafted_at end
from need
where need.id = publication.need_id;
alter table publication alter answered_at set not null;
