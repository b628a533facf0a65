package dev.docent.api.assistant;

/** An assistant is about to be deleted. Published on the deleting thread, again if the deletion is repeated. @param id of the assistant */
public record AssistantDeleting(String id) {}
