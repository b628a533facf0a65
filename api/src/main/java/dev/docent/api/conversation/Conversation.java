package dev.docent.api.conversation;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Questions and answers that follow one another.
 *
 * @param owner id of the account
 * @param knowledgeBases what the answers are made from
 * @param title null unless its user gave it one
 */
@Aggregate("conversations")
public record Conversation(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        Sources knowledgeBases,
        @Nullable String title,
        Instant createdAt,
        Instant updatedAt) {

    /** Ids of knowledge bases, at least one. */
    public record Sources(List<String> ids) implements NestedValue {
        public Sources {
            ids = List.copyOf(ids);
        }
    }
}
