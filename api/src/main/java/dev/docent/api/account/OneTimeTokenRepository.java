package dev.docent.api.account;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores one-time tokens. */
interface OneTimeTokenRepository extends CrudRepository<OneTimeToken, String> {

    Optional<OneTimeToken> findByHash(String hash);

    Page<OneTimeToken> findByPurpose(OneTimeToken.Purpose purpose, Pageable page);

    int countByPurpose(OneTimeToken.Purpose purpose);

    void deleteByAccount(String account);

    void deleteByAccountAndPurpose(String account, OneTimeToken.Purpose purpose);

    void deleteByExpiresAtBefore(Instant time);
}
