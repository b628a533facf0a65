package dev.docent.api.assistant;

import dev.docent.api.assistant.Assistant.ChangeAuthor;
import dev.docent.storage.records.Aggregate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An earlier version of an assistant. It is never changed.
 *
 * @param id made of the id of the assistant and the number, so that a version is stored once
 * @param assistant id of the assistant
 * @param number from 1, without gaps
 * @param changed who made it
 */
@Aggregate("assistant_versions")
public record AssistantVersion(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String assistant,
        int number,
        AssistantSettings settings,
        Visibility visibility,
        boolean active,
        ChangeAuthor changed,
        Instant createdAt) {

    /** {@return the current version of the assistant} */
    static AssistantVersion of(Assistant assistant) {
        return new AssistantVersion(
                id(assistant, String.valueOf(assistant.revision())),
                null,
                assistant.owner(),
                assistant.id(),
                assistant.revision(),
                assistant.settings(),
                assistant.visibility(),
                assistant.active(),
                assistant.changed(),
                assistant.updatedAt());
    }

    static String id(Assistant assistant, String number) {
        return assistant.id() + "-" + number;
    }
}
