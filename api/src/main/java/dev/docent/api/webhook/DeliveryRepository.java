package dev.docent.api.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** The messages for webhooks. */
interface DeliveryRepository extends CrudRepository<Delivery, String> {

    Page<Delivery> findByOwnerAndWebhook(String owner, String webhook, Pageable page);

    /** {@return the one that is due longest, of the first owner after this one, by id, who has any} */
    Optional<Delivery> findFirstByStatusAndOwnerGreaterThanAndNextAttemptAtLessThanEqualOrderByOwnerAscNextAttemptAtAsc(
            Delivery.Status status, String afterOwner, Instant now);

    /** {@return the one that is due first, now or later} */
    Optional<Delivery> findFirstByStatusOrderByNextAttemptAtAsc(Delivery.Status status);

    /** {@return those of all owners that were made since} */
    List<Delivery> findByCreatedAtGreaterThanEqual(Instant time);

    void deleteByOwnerAndWebhook(String owner, String webhook);

    /** Forgets those that are older. */
    void deleteByCreatedAtBefore(Instant time);
}
