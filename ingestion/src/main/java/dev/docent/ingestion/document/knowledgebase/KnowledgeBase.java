package dev.docent.ingestion.document.knowledgebase;

import dev.docent.retrieval.answering.Strictness;
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
 * @param name unique among the owner's; every account has one named {@code default}
 * @param strictness how readily questions to it are refused; null where it is as usual in the service
 * @param deleting whether it is being removed: for everyone but the remover it does not exist any more
 * @param arrivingUntil the end of the lease of who brings it in from elsewhere; for everyone else it is being removed as
 *     long as {@code deleting} says so, and is in fact when the lease ends; null when nobody brings it in
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
        Instant createdAt,
        Instant updatedAt) {

    /** The name of the one that every account has. */
    public static final String DEFAULT = "default";

    /** {@return a new one, not stored yet} */
    static KnowledgeBase named(String owner, String name, @Nullable String description) {
        var now = now();
        return new KnowledgeBase(RecordIds.next(), null, owner, name, description, null, false, null, now, now);
    }

    /** {@return whether it is the one that every account has} */
    public boolean hasDefaultName() {
        return name.equals(DEFAULT);
    }

    /** {@return it with what is not null changed} */
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
                createdAt,
                now());
    }

    /** {@return it, on its way out; its name is free at once} */
    KnowledgeBase leaving() {
        return new KnowledgeBase(
                id, version, owner, "deleted " + id, description, strictness, true, null, createdAt, now());
    }

    /** {@return a new one that is brought in from elsewhere, and that nobody sees yet} */
    static KnowledgeBase arriving(
            String owner, @Nullable String description, @Nullable Strictness strictness, Instant until) {
        var now = now();
        var id = RecordIds.next();
        return new KnowledgeBase(id, null, owner, "arriving " + id, description, strictness, true, until, now, now);
    }

    /** {@return it, on its way in until then} */
    KnowledgeBase arriving(Instant until) {
        return new KnowledgeBase(id, version, owner, name, description, strictness, true, until, createdAt, now());
    }

    /** {@return it, here, for everyone to see} */
    KnowledgeBase arrived(String newName) {
        return new KnowledgeBase(id, version, owner, newName, description, strictness, false, null, createdAt, now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
