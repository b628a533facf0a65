package dev.docent.api.knowledge;

import dev.docent.api.access.AccountCreated;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Finds the knowledge bases of an account, by id. The id {@code default}, or none, is that of the default one. */
@Component
public class OwnedKnowledgeBases {

    private static final String DEFAULT = "default";

    private final KnowledgeBases bases;

    OwnedKnowledgeBases(KnowledgeBases bases) {
        this.bases = bases;
    }

    @EventListener
    void on(AccountCreated opened) {
        bases.defaultOf(opened.account());
    }

    /** {@return the knowledge base} @throws dev.docent.ingestion.document.IngestionException if the owner has none with this id */
    public KnowledgeBase find(String owner, @Nullable String id) {
        return id == null || id.equals(DEFAULT) ? bases.defaultOf(owner) : bases.get(owner, id);
    }
}
