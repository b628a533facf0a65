package dev.docent.api.access;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;

/** Stores accounts. */
interface AccountRepository extends CrudRepository<Account, String>, PagingAndSortingRepository<Account, String> {

    Optional<Account> findByExternalId(String externalId);

    List<Account> findBySuspendedAtIsNotNull();
}
