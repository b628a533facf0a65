package dev.docent.ingestion.document.knowledgebase;

import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.RecordIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A collection of documents that is searched together.
 *
 * @param id sortable by creation
 * @param version for optimistic locking; null until first saved
 * @param owner id of the account
 * @param name unique for the owner; every account has one named {@code default}
 * @param strictness how much evidence an answer needs; null for the default of the service
 * @param deleting whether it is being deleted or imported; only the deletion or import sees it then
 * @param verified false if it was imported and the texts of some documents could not be compared with their originals; null
 *     if it was not imported
 * @param arrivingUntil end of the lease of its import, after which it is deleted; null if it is not being imported
 */
@Aggregate("knowledge_bases")
public record KnowledgeBase(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String name,
        @Nullable String description,
        @Nullable Strictness strictness,
        boolean deleting,
        @Nullable Instant arrivingUntil,
        @Nullable Boolean verified,
        Instant createdAt,
        Instant updatedAt) {

    /** The name of the knowledge base that every account has. */
    public static final String DEFAULT = "default";

    /** {@return a new knowledge base, not stored yet} */
    static KnowledgeBase named(String owner, String name, @Nullable String description) {
        var now = now();
        return new KnowledgeBase(RecordIds.next(), null, owner, name, description, null, false, null, null, now, now);
    }

    /** {@return its owner and id} */
    public KnowledgeBaseRef ref() {
        return new KnowledgeBaseRef(owner, id);
    }

    /** {@return whether this is the knowledge base that every account has} */
    public boolean hasDefaultName() {
        return name.equals(DEFAULT);
    }

    /** {@return this knowledge base with all values changed that are not null} */
    KnowledgeBase changed(
            @Nullable String newName, @Nullable String newDescription, @Nullable Strictness newStrictness) {
        return new KnowledgeBase(
                id,
                version,
                owner,
                Objects.requireNonNullElse(newName, name),
                newDescription == null ? description : newDescription,
                newStrictness == null ? strictness : newStrictness,
                deleting,
                arrivingUntil,
                verified,
                createdAt,
                now());
    }

    /** {@return this knowledge base marked as being deleted; its name can be used again at once} */
    KnowledgeBase markedDeleting() {
        return new KnowledgeBase(
                id, version, owner, "deleted " + id, description, strictness, true, null, verified, createdAt, now());
    }

    /** {@return a new knowledge base that is being imported and not visible yet} */
    static KnowledgeBase importing(
            String owner, @Nullable String description, @Nullable Strictness strictness, Instant until) {
        var now = now();
        var id = RecordIds.next();
        return new KnowledgeBase(
                id, null, owner, "arriving " + id, description, strictness, true, until, null, now, now);
    }

    /** {@return this knowledge base with the lease of its import renewed} */
    KnowledgeBase importing(Instant until) {
        return new KnowledgeBase(
                id, version, owner, name, description, strictness, true, until, verified, createdAt, now());
    }

    /** {@return this knowledge base, imported and visible} */
    KnowledgeBase imported(String newName, boolean isVerified) {
        return new KnowledgeBase(
                id, version, owner, newName, description, strictness, false, null, isVerified, createdAt, now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
