package dev.docent.api.extraction;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;

/** Stores extractions. */
interface ExtractionRepository extends CrudRepository<StoredExtraction, String> {

    Optional<StoredExtraction> findByOwnerAndId(String owner, String id);

    Page<StoredExtraction> findByOwner(String owner, Pageable page);

    long countByOwner(String owner);

    void deleteByOwner(String owner);

    void deleteByOwnerAndId(String owner, String id);
}
