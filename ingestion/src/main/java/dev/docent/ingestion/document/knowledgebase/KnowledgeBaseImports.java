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
 * The knowledge bases that are being brought in from elsewhere. Nobody sees one until all of it is there; one whose
 * bringer ended is removed like any that is deleted, a few minutes later at the most. Safe for concurrent use.
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

    /** {@return a new one on its way in, which the caller ends or gives up} */
    public KnowledgeBase begin(String owner, @Nullable String description, @Nullable Strictness strictness) {
        var base = KnowledgeBase.arriving(owner, description, strictness, lease());
        here.add(base.id());
        try {
            return records.save(base);
        } catch (RuntimeException failure) {
            here.remove(base.id());
            throw failure;
        }
    }

    /** {@return it, with a lease that lasts; to be called now and then while it is on its way} */
    public KnowledgeBase renewed(KnowledgeBase base) {
        var until = base.arrivingUntil();
        var isDue = until == null || until.isBefore(Instant.now().plus(RENEWED_BEFORE));
        return isDue ? records.save(base.arriving(lease())) : base;
    }

    /**
     * Lets everyone see it. Its documents stay in the caller's hand until it is {@link #leave left}.
     *
     * @return it, under its name
     * @throws KnowledgeBaseExistsException when the owner has another one of this name; it is still on its way then
     */
    public KnowledgeBase end(KnowledgeBase base, String name) {
        try {
            return records.save(base.arrived(name));
        } catch (DuplicateKeyException taken) {
            throw new KnowledgeBaseExistsException(name);
        }
    }

    /** Says that the caller has nothing to do with it any more, whatever came of it. */
    public void leave(KnowledgeBase base) {
        here.remove(base.id());
    }

    /** {@return whether this process has it in hand} */
    public boolean isHere(String knowledgeBase) {
        return here.contains(knowledgeBase);
    }

    /** {@return whether someone brings it in, as far as can be told: this process, or another whose lease goes on} */
    public boolean isUnderWay(KnowledgeBase base) {
        var until = base.arrivingUntil();
        return isHere(base.id()) || until != null && until.isAfter(Instant.now());
    }

    private static Instant lease() {
        return Instant.now().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    }
}
