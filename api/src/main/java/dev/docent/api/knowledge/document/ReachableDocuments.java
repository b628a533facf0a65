package dev.docent.api.knowledge.document;

import dev.docent.api.access.Caller;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import org.springframework.stereotype.Component;

/** Finds the documents that a credential reaches: all of its account, or those in the knowledge bases it is bound to. */
@Component
class ReachableDocuments {

    private final Documents documents;

    ReachableDocuments(Documents documents) {
        this.documents = documents;
    }

    /** {@return the document} @throws dev.docent.ingestion.document.IngestionException if the caller reaches none with this id */
    Document get(Caller caller, String id) {
        return caller.boundTo()
                .map(bases -> documents.get(caller.account(), id, bases))
                .orElseGet(() -> documents.get(caller.account(), id));
    }

    /**
     * Reads nothing if the caller reaches all documents of the account.
     *
     * @throws dev.docent.ingestion.document.IngestionException if the caller is bound and reaches none with this id
     */
    void check(Caller caller, String id) {
        if (!caller.reachesAll()) {
            get(caller, id);
        }
    }
}
