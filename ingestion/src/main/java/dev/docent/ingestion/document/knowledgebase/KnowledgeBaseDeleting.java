package dev.docent.ingestion.document.knowledgebase;

import dev.docent.retrieval.passage.KnowledgeBaseRef;

/**
 * The content of a knowledge base is about to be deleted; listeners delete what they store for it. Published on the
 * deleting thread after the knowledge base is marked, and again when an interrupted deletion resumes: listeners must be
 * idempotent.
 */
public record KnowledgeBaseDeleting(KnowledgeBaseRef base) {}
