package dev.docent.api.account.passkey;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores passkeys. */
interface PasskeyRepository extends CrudRepository<Passkey, String> {

    Optional<Passkey> findByCredentialId(String credentialId);

    Optional<Passkey> findByAccountAndId(String account, String id);

    Page<Passkey> findByAccount(String account, Pageable page);

    List<Passkey> findByAccount(String account);

    int countByAccount(String account);

    void deleteByAccountAndId(String account, String id);

    void deleteByAccount(String account);
}
