-- How readily questions to a knowledge base are refused. Null where it is as usual in the service.

alter table knowledge_bases add column strictness text;
