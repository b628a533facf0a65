package dev.docent.api.sharing;

import dev.docent.retrieval.passage.KnowledgeBaseRef;

/** A knowledge base of another account, and what its shares permit. */
public record SharedAccess(KnowledgeBaseRef base, SharedRole role) {}
