-- The work at a document, what of it could not be read, and where it stands in what it came with.
alter table documents add column path text;
alter table documents add column omissions text not null default '{"list":[]}';
alter table documents add column job text not null
    default '{"attempts":0,"leasedUntil":0,"begunAt":0,"pagesRead":0,"passagesEmbedded":0}';

-- A folder's sync asks what a knowledge base has by path.
create index documents_by_path on documents (owner, knowledge_base_id, path);
