package dev.docent.retrieval.passage;

/**
 * Identifies a knowledge base by its owner and its id. Calls that read or change one take both, so that no call reaches a
 * knowledge base of another account by its id.
 *
 * @param owner id of the account that owns it, which is not always the account that calls
 * @param id id of the knowledge base
 */
public record KnowledgeBaseRef(String owner, String id) {

    public KnowledgeBaseRef {
        if (owner.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A knowledge base reference needs an owner and an id");
        }
    }

    @Override
    public String toString() {
        return owner + "/" + id;
    }
}
