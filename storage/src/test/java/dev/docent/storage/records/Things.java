package dev.docent.storage.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;

/** The records of things. */
public interface Things extends ListCrudRepository<Thing, String>, PagingAndSortingRepository<Thing, String> {

    Page<Thing> findByOwner(String owner, Pageable page);

    Slice<Thing> findByOwnerAndVisible(String owner, boolean visible, Pageable page);

    Optional<Thing> findByOwnerAndName(String owner, String name);

    List<Thing> findByKindIn(List<Thing.Kind> kinds);

    List<Thing> findByDetailsIsNull();

    Optional<Thing> findFirstByVisibleAndOwnerGreaterThanOrderByOwnerAscIdAsc(boolean visible, String owner);

    List<Thing> findByCreatedAtGreaterThanEqualOrderByIdDesc(Instant time);

    boolean existsByOwnerAndName(String owner, String name);

    int countByOwnerAndKindNot(String owner, Thing.Kind kind);

    void deleteByCreatedAtBefore(Instant time);

    long countByOwner(String owner);

    long deleteByOwnerAndKind(String owner, Thing.Kind kind);
}
