package dev.docent.retrieval.passage;

/**
 * A document and the account that it belongs to. Wherever a single document is read or changed, both bound the call.
 *
 * @param owner id of the account
 * @param id id of the document
 */
public record DocumentRef(String owner, String id) {

    public DocumentRef {
        if (owner.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A document is named by its owner and its id, both not blank");
        }
    }

    @Override
    public String toString() {
        return owner + "/" + id;
    }
}
