package dev.docent.api.extraction;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores extractions. */
interface ExtractionRepository extends CrudRepository<StoredExtraction, String> {

    Optional<StoredExtraction> findByOwnerAndId(String owner, String id);

    List<StoredExtraction> findByOwnerAndIdIn(String owner, Collection<String> ids);

    Page<StoredExtraction> findByOwner(String owner, Pageable page);

    long countByOwner(String owner);

    void deleteByOwner(String owner);

    void deleteByOwnerAndId(String owner, String id);
}
