package dev.docent.api.access.external;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** Stores linked identities. */
interface LinkedIdentityRepository extends CrudRepository<LinkedIdentity, String> {

    Optional<LinkedIdentity> findByIssuerAndSubject(String issuer, String subject);

    Optional<LinkedIdentity> findByAccountAndIssuer(String account, String issuer);

    List<LinkedIdentity> findByAccount(String account);

    void deleteByAccount(String account);

    void deleteByAccountAndIssuer(String account, String issuer);
}
