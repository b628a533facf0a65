-- Until when a knowledge base that is brought in from elsewhere is waited for. Null where none is on its way.

alter table knowledge_bases add column arriving_until integer;
