-- What a receiver has to repeat before it gets messages; null for webhooks that exist already, which go on getting them.
alter table webhooks add column challenge text;

-- What the receiver of a message is counted as; empty for messages that exist already.
alter table webhook_deliveries add column target text not null default '';
