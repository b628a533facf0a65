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

    /** {@return the first due message of the next owner, in order of their ids, who has one to another target} */
    Optional<Delivery>
            findFirstByStatusAndOwnerGreaterThanAndNextAttemptAtLessThanEqualAndTargetNotInOrderByOwnerAscNextAttemptAtAsc(
                    Delivery.Status status, String afterOwner, Instant now, Collection<String> targets);

    /** {@return the message with the earliest next attempt to another target} */
    Optional<Delivery> findFirstByStatusAndTargetNotInOrderByNextAttemptAtAsc(
            Delivery.Status status, Collection<String> targets);

    /** {@return the message of this event to the webhook with the earliest next attempt} */
    Optional<Delivery> findFirstByOwnerAndWebhookAndEventAndStatusOrderByNextAttemptAtAsc(
            String owner, String webhook, WebhookEvent event, Delivery.Status status);

    List<Delivery> findByOwnerAndWebhookAndStatus(String owner, String webhook, Delivery.Status status);

    long countByStatus(Delivery.Status status);

    void deleteByOwnerAndWebhook(String owner, String webhook);

    void deleteByCreatedAtBefore(Instant time);
}
