package dev.docent.api.conversation.stream;

/** Names an assistant message. @param owner id of the account @param conversation id of its conversation */
public record MessageRef(String owner, String conversation, String id) {}
