package dev.docent.api.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;

/** Stores logins. */
public interface LoginRepository extends CrudRepository<Login, String> {

    Optional<Login> findByEmail(String email);

    Optional<Login> findByAccount(String account);

    List<Login> findByAccountIn(Collection<String> accounts);
}
