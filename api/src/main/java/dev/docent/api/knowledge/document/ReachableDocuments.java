package dev.docent.api.knowledge.document;

import dev.docent.api.access.Caller;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.ingestion.document.Document;
import org.springframework.stereotype.Component;

/** Finds the documents that a caller reaches: its own and those shared with it, within the bounds of its credential. */
@Component
class ReachableDocuments {

    private final ReachableKnowledgeBases bases;

    ReachableDocuments(ReachableKnowledgeBases bases) {
        this.bases = bases;
    }

    /** {@return the document} @throws dev.docent.ingestion.document.IngestionException if the caller reaches none with this id */
    Document get(Caller caller, String id) {
        return bases.documentToRead(caller, id);
    }

    /**
     * {@return the document, which the caller may change}
     *
     * @throws dev.docent.ingestion.document.IngestionException if the caller reaches none with this id
     */
    Document toWrite(Caller caller, String id) {
        return bases.documentToWrite(caller, id);
    }
}
