package dev.docent.retrieval.passage;

/**
 * Identifies a document by its owner and its id. Calls that read or change one document take both, so that no call reaches a
 * document of another account.
 *
 * @param owner id of the account
 * @param id id of the document
 */
public record DocumentRef(String owner, String id) {

    public DocumentRef {
        if (owner.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A document reference needs an owner and an id");
        }
    }

    @Override
    public String toString() {
        return owner + "/" + id;
    }
}
