package dev.docent.api.assistant;

/** An assistant was created, changed or linked. Published on the changing thread before the call returns. */
public record AssistantChanged(Assistant assistant) {}
