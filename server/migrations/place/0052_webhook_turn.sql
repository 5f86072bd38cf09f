-- Until when somebody is sending to it: one at a time, and who dies meanwhile does not keep it for ever.
alter table webhook add held_until timestamptz(3);
drop index webhook_delivery_due;
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at) where state = 'waiting';
