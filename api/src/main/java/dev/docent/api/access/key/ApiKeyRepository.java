package dev.docent.api.access.key;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores API keys. */
interface ApiKeyRepository extends CrudRepository<ApiKey, String>, ApiKeyOperations {

    Optional<ApiKey> findByHash(String hash);

    List<ApiKey> findByIdIn(Collection<String> ids);

    Optional<ApiKey> findByAccountAndId(String account, String id);

    Page<ApiKey> findByAccount(String account, Pageable page);

    int countByAccountAndNameIsNotNull(String account);

    long countByAccount(String account);

    void deleteByAccount(String account);

    void deleteByAccountAndId(String account, String id);

    /** Deletes the keys that expired before the time. */
    void deleteByExpiresAtBefore(Instant time);
}
