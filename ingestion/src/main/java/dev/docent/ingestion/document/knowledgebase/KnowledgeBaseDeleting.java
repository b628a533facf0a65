package dev.docent.ingestion.document.knowledgebase;

/**
 * What is in a knowledge base is about to be removed, and whoever keeps something of it removes that, too. Published after
 * the knowledge base is marked, on the thread that removes it, and again when a removal that was interrupted is gone on
 * with: a listener that has nothing to remove does nothing.
 *
 * @param owner id of the account
 * @param knowledgeBase id of the knowledge base
 */
public record KnowledgeBaseDeleting(String owner, String knowledgeBase) {}
