package dev.docent.api.webhook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores messages to webhooks. */
interface DeliveryRepository extends CrudRepository<Delivery, String> {

    Page<Delivery> findByOwnerAndWebhook(String owner, String webhook, Pageable page);

    /** {@return the first due message to a target not listed, of the next owner by id who has one} */
    Optional<Delivery>
            findFirstByStatusAndOwnerGreaterThanAndNextAttemptAtLessThanEqualAndTargetNotInOrderByOwnerAscNextAttemptAtAsc(
                    Delivery.Status status, String afterOwner, Instant now, Collection<String> targets);

    /** {@return the message with the earliest next attempt to a target not listed} */
    Optional<Delivery> findFirstByStatusAndTargetNotInOrderByNextAttemptAtAsc(
            Delivery.Status status, Collection<String> targets);

    /** {@return the message of this event to the webhook with the earliest next attempt} */
    Optional<Delivery> findFirstByOwnerAndWebhookAndEventAndStatusOrderByNextAttemptAtAsc(
            String owner, String webhook, WebhookEvent event, Delivery.Status status);

    List<Delivery> findByOwnerAndWebhookAndStatus(String owner, String webhook, Delivery.Status status);

    long countByStatus(Delivery.Status status);

    void deleteByOwner(String owner);

    void deleteByOwnerAndWebhook(String owner, String webhook);

    void deleteByCreatedAtBefore(Instant time);
}
