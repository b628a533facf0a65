package dev.docent.api.access.key;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Stores the usage of keys with budgets. */
interface KeyUsageRepository extends Repository<KeyUsage, String>, KeyUsageOperations {

    Optional<KeyUsage> findById(String id);

    List<KeyUsage> findByIdIn(List<String> ids);

    /** Deletes the usage of the days before the day. */
    void deleteByDayLessThan(String day);
}
