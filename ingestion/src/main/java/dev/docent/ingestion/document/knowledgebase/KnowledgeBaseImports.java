package dev.docent.ingestion.document.knowledgebase;

import dev.docent.ingestion.document.IngestionException.KnowledgeBaseExistsException;
import dev.docent.retrieval.answering.Strictness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Knowledge bases that are being imported. An imported knowledge base is not visible until it is complete. If the
 * importer dies, the knowledge base is deleted within a few minutes. Safe for concurrent use.
 */
@Component
public final class KnowledgeBaseImports {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(3);

    private final KnowledgeBaseRepository records;
    private final Set<String> here = ConcurrentHashMap.newKeySet();

    public KnowledgeBaseImports(KnowledgeBaseRepository records) {
        this.records = records;
    }

    /** {@return a new knowledge base that is being imported; the caller ends the import} */
    public KnowledgeBase begin(String owner, @Nullable String description, @Nullable Strictness strictness) {
        var base = KnowledgeBase.importing(owner, description, strictness, lease());
        here.add(base.id());
        try {
            return records.save(base);
        } catch (RuntimeException failure) {
            here.remove(base.id());
            throw failure;
        }
    }

    /** {@return the knowledge base with its lease renewed if due; called periodically during the import} */
    public KnowledgeBase renewed(KnowledgeBase base) {
        var until = base.arrivingUntil();
        var isDue = until == null || until.isBefore(Instant.now().plus(RENEWED_BEFORE));
        return isDue ? records.save(base.importing(lease())) : base;
    }

    /**
     * Makes the knowledge base visible. The caller keeps its documents until it calls {@link #leave}.
     *
     * @param verified whether the texts of all its documents were compared with their originals
     * @return the knowledge base, under its name
     * @throws KnowledgeBaseExistsException if the owner has another one of this name; the import continues then
     */
    public KnowledgeBase end(KnowledgeBase base, String name, boolean verified) {
        try {
            return records.save(base.imported(name, verified));
        } catch (DuplicateKeyException taken) {
            throw new KnowledgeBaseExistsException(name);
        }
    }

    /** Ends the import, successful or not. */
    public void leave(KnowledgeBase base) {
        here.remove(base.id());
    }

    /** {@return whether this process imports the knowledge base} */
    public boolean isHere(String knowledgeBase) {
        return here.contains(knowledgeBase);
    }

    /** {@return whether the knowledge base is being imported: by this process, or by another with a valid lease} */
    public boolean isUnderWay(KnowledgeBase base) {
        var until = base.arrivingUntil();
        return isHere(base.id()) || until != null && until.isAfter(Instant.now());
    }

    private static Instant lease() {
        return Instant.now().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    }
}
