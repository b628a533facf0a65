package dev.docent.ingestion.document.knowledgebase;

/**
 * The content of a knowledge base is about to be deleted; listeners delete what they store for it. Published on the
 * deleting thread after the knowledge base is marked, and again when an interrupted deletion resumes: listeners must be
 * idempotent.
 *
 * @param owner id of the account
 * @param knowledgeBase id of the knowledge base
 */
public record KnowledgeBaseDeleting(String owner, String knowledgeBase) {}
