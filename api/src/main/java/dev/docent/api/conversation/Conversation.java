package dev.docent.api.conversation;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A sequence of questions and answers.
 *
 * @param owner id of the account
 * @param knowledgeBases the knowledge bases that answer its questions
 * @param title null if the user gave none
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
