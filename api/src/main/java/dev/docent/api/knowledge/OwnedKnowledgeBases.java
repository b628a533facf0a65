package dev.docent.api.knowledge;

import dev.docent.api.access.AccountCreated;
import dev.docent.api.access.Caller;
import dev.docent.ingestion.document.IngestionException.KnowledgeBaseNotFoundException;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.storage.records.OffsetPage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Page;
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

    /** {@return a page of the knowledge bases that the caller reaches; the default one is created if it is missing} */
    Page<KnowledgeBase> list(Caller caller, OffsetPage page) {
        var only = caller.boundTo();
        if (only.isPresent()) {
            return bases.list(caller.account(), only.get(), page);
        }
        bases.defaultOf(caller.account());
        return bases.list(caller.account(), page);
    }

    /**
     * {@return the knowledge base}
     *
     * @throws dev.docent.ingestion.document.IngestionException if the caller reaches none with this id
     */
    public KnowledgeBase find(Caller caller, @Nullable String id) {
        return lookup(caller, id).orElseThrow(() -> new KnowledgeBaseNotFoundException(String.valueOf(id)));
    }

    /**
     * {@return the knowledge base; empty if the account has none with this id}
     *
     * @throws dev.docent.ingestion.document.IngestionException if the credential is not allowed to reach it
     */
    Optional<KnowledgeBase> lookup(Caller caller, @Nullable String id) {
        if (id != null && !id.equals(DEFAULT)) {
            if (!caller.reaches(id)) {
                throw new KnowledgeBaseNotFoundException(id);
            }
            return bases.find(caller.account(), id);
        }
        var found = bases.defaultOf(caller.account());
        if (!caller.reaches(found.id())) {
            throw new KnowledgeBaseNotFoundException(DEFAULT);
        }
        return Optional.of(found);
    }
}
