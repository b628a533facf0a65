-- What was asked in fact, where a question leaned on the conversation. Null where it is what was written.

alter table messages add column standalone text;
