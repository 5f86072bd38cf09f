-- Null where nobody said where it is, such as on a card that staff wrote down. Where it is received stands in `path`.
alter table need alter column organisation_id drop not null;
