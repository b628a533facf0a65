package dev.docent.api.account.session;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores sessions. */
interface SessionRepository extends CrudRepository<Session, String> {

    List<Session> findByIdIn(Collection<String> ids);

    Optional<Session> findByAccountAndId(String account, String id);

    Page<Session> findByAccount(String account, Pageable page);

    void deleteByAccountAndId(String account, String id);

    void deleteByAccount(String account);

    void deleteByExpiresAtBefore(Instant time);
}
