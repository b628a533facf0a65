package dev.docent.retrieval.passage;

import java.util.Set;

/**
 * The owner and the knowledge bases that a search is restricted to. Every search needs one, and the index applies it inside
 * its own query.
 *
 * @param owner id of the account
 * @param knowledgeBases ids, at least one
 */
public record Scope(String owner, Set<String> knowledgeBases) {

    public Scope {
        knowledgeBases = Set.copyOf(knowledgeBases);
        if (owner.isBlank() || knowledgeBases.isEmpty()) {
            throw new IllegalArgumentException("A scope needs an owner and at least one knowledge base");
        }
    }

    /** {@return the scope of a single knowledge base} */
    public static Scope of(String owner, String knowledgeBase) {
        return new Scope(owner, Set.of(knowledgeBase));
    }
}
