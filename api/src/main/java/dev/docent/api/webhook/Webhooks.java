package dev.docent.api.webhook;

import dev.docent.api.access.secret.Seal;
import dev.docent.api.access.secret.Secrets;
import dev.docent.api.access.secret.TokenKeys;
import dev.docent.api.problem.ProblemException;
import dev.docent.api.webhook.transport.WebhookTargets;
import dev.docent.storage.records.OffsetPage;
import dev.docent.storage.records.RecordIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Creates, finds and deletes the webhooks of an owner. Safe for concurrent use. */
@Service
class Webhooks {

    static final int MAX_PER_OWNER = 20;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Seal seal;
    private final Clock clock;

    Webhooks(WebhookRepository webhooks, DeliveryRepository deliveries, TokenKeys keys, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.seal = new Seal(keys, "webhook secrets");
        this.clock = clock;
    }

    /**
     * {@return a new webhook with its secret in plain text; pending until its receiver has answered a challenge}
     *
     * @param url as checked by {@link WebhookTargets}
     * @throws ProblemException (409) if the account has too many
     */
    Issued create(
            String owner,
            String url,
            Set<WebhookEvent> events,
            @Nullable String knowledgeBase,
            @Nullable String description) {
        var secret = SigningSecret.random();
        var id = RecordIds.next();
        var webhook = new Webhook(
                id,
                null,
                owner,
                url,
                new Webhook.Events(events),
                knowledgeBase,
                description,
                sealed(id, secret),
                Secrets.randomText(),
                null,
                clock.instant());
        return new Issued(saveUnlessTooMany(webhook), secret);
    }

    Page<Webhook> list(String owner, OffsetPage page) {
        return webhooks.findByOwner(owner, page);
    }

    /** {@return all webhooks of the owner} */
    List<Webhook> of(String owner) {
        return webhooks.findByOwner(owner);
    }

    /** {@return the webhook} @throws ProblemException (404) if the owner has none with this id */
    Webhook get(String owner, String id) {
        return find(owner, id).orElseThrow(() -> ProblemException.notFound("There is no webhook " + id));
    }

    Optional<Webhook> find(String owner, String id) {
        return webhooks.findByOwnerAndId(owner, id);
    }

    /** Deletes a webhook and its messages. @throws ProblemException (404) if the owner has none with this id */
    void delete(String owner, String id) {
        var webhook = get(owner, id);
        webhooks.deleteByOwnerAndId(owner, webhook.id());
        deliveries.deleteByOwnerAndWebhook(owner, webhook.id());
    }

    /** {@return whether its receiver gets messages from now on; not if the webhook was changed or deleted meanwhile} */
    boolean verify(Webhook webhook) {
        try {
            webhooks.save(webhook.verified());
            return true;
        } catch (OptimisticLockingFailureException changedOrDeleted) {
            return false;
        }
    }

    /** Ends its messages. Does nothing if the webhook was deleted. */
    void disable(Webhook webhook) {
        try {
            webhooks.save(webhook.disabled(clock.instant()));
        } catch (OptimisticLockingFailureException deletedOrDisabledByAnother) {
            // Both end its messages as well.
        }
    }

    /** {@return the secret that signs its messages; empty if the key that sealed it is unknown} */
    Optional<SigningSecret> secret(Webhook webhook) {
        return seal.open(webhook.id(), webhook.sealedSecret())
                .map(text -> new SigningSecret(new String(text, StandardCharsets.US_ASCII)));
    }

    /**
     * Seals with the current key all secrets that were sealed with the previous key, which is then no longer needed. May run
     * in several processes at once.
     */
    void reseal() {
        for (var webhook : webhooks.findAll()) {
            if (!seal.usesCurrentKey(webhook.id(), webhook.sealedSecret())) {
                secret(webhook).ifPresent(secret -> reseal(webhook, secret));
            }
        }
    }

    private void reseal(Webhook webhook, SigningSecret secret) {
        try {
            webhooks.save(webhook.resealed(sealed(webhook.id(), secret)));
        } catch (OptimisticLockingFailureException resealedOrDeletedByAnother) {
            // If it was disabled instead, the next start seals it.
        }
    }

    /** Synchronized, so that concurrent calls do not exceed the limit. */
    private synchronized Webhook saveUnlessTooMany(Webhook webhook) {
        if (webhooks.countByOwner(webhook.owner()) >= MAX_PER_OWNER) {
            throw ProblemException.of(HttpStatus.CONFLICT, "An account has at most " + MAX_PER_OWNER + " webhooks");
        }
        return webhooks.save(webhook);
    }

    private String sealed(String id, SigningSecret secret) {
        return seal.close(id, secret.text().getBytes(StandardCharsets.US_ASCII));
    }

    /** A new webhook with its secret in plain text. */
    record Issued(Webhook webhook, SigningSecret secret) {}
}
