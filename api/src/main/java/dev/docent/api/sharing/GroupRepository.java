package dev.docent.api.sharing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores groups. */
interface GroupRepository extends CrudRepository<AccountGroup, String> {

    Optional<AccountGroup> findByOwnerAndId(String owner, String id);

    Page<AccountGroup> findByOwnerOrIdIn(String owner, Collection<String> ids, Pageable page);

    List<AccountGroup> findByOwner(String owner);

    int countByOwner(String owner);

    void deleteByOwnerAndId(String owner, String id);
}
