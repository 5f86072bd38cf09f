-- Lessons are looked up by terms and category at once; a category is no term, for terms are Chinese.
create index suggestion_lesson_look_up on suggestion_lesson using gin ((terms || category));
drop index suggestion_lesson_terms;
