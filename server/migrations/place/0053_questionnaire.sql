-- Told in a questionnaire that somebody filled in (W-6).
alter table need drop constraint need_channel_check;
alter table need add constraint need_channel_check check (channel in (
  'online', 'poster', 'card', 'telephone', 'meeting', 'visit', 'questionnaire', 'group', 'open311'
));
