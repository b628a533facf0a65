package dev.docent.api.audit;

import dev.docent.storage.records.OffsetPage;
import org.springframework.data.domain.Page;

/** Queries of audit entries. */
interface AuditOperations {

    /** {@return a page of the selected entries} */
    Page<AuditEntry> list(AuditSelection selection, OffsetPage page);
}
