package dev.docent.api.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import dev.docent.storage.records.OffsetPage;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

final class AuditOperationsInMongodb implements AuditOperations {

    private final MongoOperations records;

    AuditOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public Page<AuditEntry> list(AuditSelection selection, OffsetPage page) {
        var query = new Query();
        if (selection.account() != null) {
            query.addCriteria(where("account").is(selection.account()));
        }
        if (selection.action() != null) {
            query.addCriteria(where("action").is(selection.action()));
        }
        if (selection.from() != null || selection.to() != null) {
            var ids = where("id");
            ids = selection.from() == null ? ids : ids.gte(selection.from());
            query.addCriteria(selection.to() == null ? ids : ids.lt(selection.to()));
        }
        var total = records.count(query, AuditEntry.class);
        return new PageImpl<>(records.find(query.with(page), AuditEntry.class), page, total);
    }
}
