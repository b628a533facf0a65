package dev.docent.api.webhook;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A URL that is told of an account's documents.
 *
 * @param owner id of the account
 * @param events what it is told of
 * @param knowledgeBaseId whose documents; null for those of all the account's
 * @param description the owner's words; null for none
 * @param sealedSecret what its messages are signed with, encrypted
 * @param disabledAt when its receiver said that it is gone; null while messages are sent
 */
@Aggregate("webhooks")
record Webhook(
        @Id String id,
        @Version @Nullable Long version,
        String owner,
        String url,
        Events events,
        @Nullable String knowledgeBaseId,
        @Nullable String description,
        String sealedSecret,
        @Nullable Instant disabledAt,
        Instant createdAt) {

    /** Names of events, at least one. */
    record Events(Set<WebhookEvent> names) implements NestedValue {
        Events {
            names = Set.copyOf(names);
        }
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    boolean wants(WebhookEvent event, String knowledgeBase) {
        return !isDisabled()
                && events.names().contains(event)
                && (knowledgeBaseId == null || knowledgeBaseId.equals(knowledgeBase));
    }

    Webhook disabled(Instant now) {
        return new Webhook(id, version, owner, url, events, knowledgeBaseId, description, sealedSecret, now, createdAt);
    }

    Webhook resealed(String secret) {
        return new Webhook(
                id, version, owner, url, events, knowledgeBaseId, description, secret, disabledAt, createdAt);
    }
}
