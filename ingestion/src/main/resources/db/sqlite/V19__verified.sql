-- False if the texts of an imported knowledge base could not all be compared with their originals.
alter table knowledge_bases add column verified integer;
