package dev.docent.api.audit;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Stores audit entries. They are added, and deleted by age only; nothing changes one. */
interface AuditRepository extends Repository<AuditEntry, String>, AuditOperations {

    AuditEntry save(AuditEntry added);

    List<AuditEntry> saveAll(Iterable<AuditEntry> added);

    /** Deletes the entries with ids before this one. */
    void deleteByIdLessThan(String id);
}
