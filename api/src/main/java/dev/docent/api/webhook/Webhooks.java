package dev.docent.api.webhook;

import dev.docent.api.access.DerivedKeys;
import dev.docent.api.access.Seal;
import dev.docent.api.problem.ProblemException;
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

/** Keeps webhooks and finds them again. What is another's is not there. Safe for concurrent use. */
@Service
class Webhooks {

    static final int MOST = 20;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Seal seal;
    private final Clock clock;

    Webhooks(WebhookRepository webhooks, DeliveryRepository deliveries, DerivedKeys keys, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.seal = keys.seal("webhook secrets");
        this.clock = clock;
    }

    /**
     * {@return a new webhook, and its secret, which is shown this once}
     *
     * @param url one that {@link WebhookTargets} allows
     * @throws ProblemException (409) when the account has too many
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
                null,
                clock.instant());
        return new Issued(saveUnlessTooMany(webhook), secret);
    }

    Page<Webhook> list(String owner, OffsetPage page) {
        return webhooks.findByOwner(owner, page);
    }

    /** {@return all of the owner's} */
    List<Webhook> of(String owner) {
        return webhooks.findByOwner(owner);
    }

    /** {@return the webhook} @throws ProblemException (404) when the owner has none of this id */
    Webhook get(String owner, String id) {
        return find(owner, id).orElseThrow(() -> ProblemException.notFound("There is no webhook " + id));
    }

    Optional<Webhook> find(String owner, String id) {
        return webhooks.findByOwnerAndId(owner, id);
    }

    /** Forgets it and its messages, sent or not. @throws ProblemException (404) when the owner has none of this id */
    void delete(String owner, String id) {
        var webhook = get(owner, id);
        webhooks.deleteByOwnerAndId(owner, webhook.id());
        deliveries.deleteByOwnerAndWebhook(owner, webhook.id());
    }

    /** Sends it nothing more. One that is gone is ignored. */
    void disable(Webhook webhook) {
        try {
            webhooks.save(webhook.disabled(clock.instant()));
        } catch (OptimisticLockingFailureException deletedOrDisabledMeanwhile) {
            // What another did to it in the meantime stops the messages as well.
        }
    }

    /** {@return what its messages are signed with, or empty when the key that sealed it is gone} */
    Optional<SigningSecret> secret(Webhook webhook) {
        return seal.open(webhook.id(), webhook.sealedSecret())
                .map(text -> new SigningSecret(new String(text, StandardCharsets.US_ASCII)));
    }

    /**
     * Seals with the present key what was sealed with the one before, so that that one can go. What another process seals
     * at the same moment is sealed.
     */
    void reseal() {
        for (var webhook : webhooks.findAll()) {
            if (!seal.isWithPresentKey(webhook.id(), webhook.sealedSecret())) {
                secret(webhook).ifPresent(secret -> reseal(webhook, secret));
            }
        }
    }

    private void reseal(Webhook webhook, SigningSecret secret) {
        try {
            webhooks.save(webhook.resealed(sealed(webhook.id(), secret)));
        } catch (OptimisticLockingFailureException sealedOrDeletedMeanwhile) {
            // One that was disabled meanwhile instead is sealed at the next start.
        }
    }

    /** One at a time, so that two who ask at the same moment do not both get the last one. */
    private synchronized Webhook saveUnlessTooMany(Webhook webhook) {
        if (webhooks.countByOwner(webhook.owner()) >= MOST) {
            throw ProblemException.of(HttpStatus.CONFLICT, "An account has " + MOST + " webhooks at most");
        }
        return webhooks.save(webhook);
    }

    private String sealed(String id, SigningSecret secret) {
        return seal.close(id, secret.text().getBytes(StandardCharsets.US_ASCII));
    }

    /** A webhook just made. */
    record Issued(Webhook webhook, SigningSecret secret) {}
}
