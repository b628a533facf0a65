package dev.docent.api.webhook;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores webhooks. */
interface WebhookRepository extends CrudRepository<Webhook, String> {

    Optional<Webhook> findByOwnerAndId(String owner, String id);

    List<Webhook> findByOwner(String owner);

    Page<Webhook> findByOwner(String owner, Pageable page);

    int countByOwner(String owner);

    void deleteByOwner(String owner);

    void deleteByOwnerAndId(String owner, String id);
}
