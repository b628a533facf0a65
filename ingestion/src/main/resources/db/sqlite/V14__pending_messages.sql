-- Messages about a document, stored with the change that causes them until they are sent.
alter table documents add column pending_messages text;

-- Recovery looks every few seconds for those that are left.
create index documents_with_messages on documents (pending_messages) where pending_messages is not null;

-- Webhooks looked there for documents without messages.
drop index documents_at_rest;
