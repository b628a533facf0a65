package dev.docent.api.webhook;

import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.NestedValue;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A URL that gets messages about an account's documents.
 *
 * @param owner id of the account
 * @param events the events it wants
 * @param knowledgeBaseId the only knowledge base it wants events of; null for all of the account
 * @param description chosen by the owner; null for none
 * @param sealedSecret the signing secret, encrypted
 * @param challenge what its receiver has to repeat before it gets messages; null once it has, and for webhooks that were
 *     created before there were challenges
 * @param disabledAt when its receiver answered 410 (Gone); null while it is active
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
        @Nullable String challenge,
        @Nullable Instant disabledAt,
        Instant createdAt) {

    /** At least one event, in a type of their own because they are one column. */
    record Events(Set<WebhookEvent> names) implements NestedValue {
        Events {
            names = Set.copyOf(names);
        }
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    /** {@return whether its receiver has not answered the challenge yet} */
    boolean isPending() {
        return challenge != null;
    }

    boolean wants(WebhookEvent event, String knowledgeBase) {
        return !isDisabled()
                && events.names().contains(event)
                && (knowledgeBaseId == null || knowledgeBaseId.equals(knowledgeBase));
    }

    Webhook disabled(Instant now) {
        return with(sealedSecret, challenge, now);
    }

    Webhook resealed(String secret) {
        return with(secret, challenge, disabledAt);
    }

    /** {@return this webhook, whose receiver has answered the challenge} */
    Webhook verified() {
        return with(sealedSecret, null, disabledAt);
    }

    private Webhook with(String secret, @Nullable String newChallenge, @Nullable Instant disabled) {
        return new Webhook(
                id,
                version,
                owner,
                url,
                events,
                knowledgeBaseId,
                description,
                secret,
                newChallenge,
                disabled,
                createdAt);
    }
}
