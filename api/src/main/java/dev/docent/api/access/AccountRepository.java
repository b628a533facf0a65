package dev.docent.api.access;

import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** Stores accounts. */
interface AccountRepository extends CrudRepository<Account, String> {

    Optional<Account> findByExternalId(String externalId);
}
