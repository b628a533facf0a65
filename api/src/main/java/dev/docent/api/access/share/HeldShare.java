package dev.docent.api.access.share;

import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.retrieval.passage.KnowledgeBaseRef;

/**
 * A share that a request in progress relies on.
 *
 * @param account id of the account that calls
 * @param base the knowledge base of another account
 * @param writes whether the request changes it
 */
public record HeldShare(String account, KnowledgeBaseRef base, boolean writes) implements HeldAccess {

    @Override
    public RuntimeException ended() {
        return new KnowledgeBaseNotFoundException(base.id());
    }
}
