package dev.docent.api.webhook;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores messages to webhooks. */
interface DeliveryRepository extends CrudRepository<Delivery, String> {

    Page<Delivery> findByOwnerAndWebhook(String owner, String webhook, Pageable page);

    /** {@return the first due message of the next owner, in order of their ids, who has one} */
    Optional<Delivery> findFirstByStatusAndOwnerGreaterThanAndNextAttemptAtLessThanEqualOrderByOwnerAscNextAttemptAtAsc(
            Delivery.Status status, String afterOwner, Instant now);

    /** {@return the message with the earliest next attempt} */
    Optional<Delivery> findFirstByStatusOrderByNextAttemptAtAsc(Delivery.Status status);

    long countByStatus(Delivery.Status status);

    void deleteByOwnerAndWebhook(String owner, String webhook);

    void deleteByCreatedAtBefore(Instant time);
}
