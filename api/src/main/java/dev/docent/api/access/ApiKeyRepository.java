package dev.docent.api.access;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** Stores API keys. */
interface ApiKeyRepository extends CrudRepository<ApiKey, String> {

    Optional<ApiKey> findByHash(String hash);
}
