package dev.docent.api.media;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores the records of media. */
interface MediaRepository extends CrudRepository<StoredMedia, String>, MediaOperations {

    Optional<StoredMedia> findByOwnerAndId(String owner, String id);

    Optional<StoredMedia> findByOwnerAndSha256(String owner, String sha256);

    List<StoredMedia> findByOwnerAndIdIn(String owner, Collection<String> ids);

    Page<StoredMedia> findByOwner(String owner, Pageable page);

    long countByOwner(String owner);

    void deleteByOwner(String owner);

    void deleteByOwnerAndId(String owner, String id);
}
