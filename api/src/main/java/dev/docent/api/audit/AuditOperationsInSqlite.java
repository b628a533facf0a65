package dev.docent.api.audit;

import dev.docent.storage.records.OffsetPage;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;

final class AuditOperationsInSqlite implements AuditOperations {

    private final JdbcAggregateOperations records;

    AuditOperationsInSqlite(JdbcAggregateOperations records) {
        this.records = records;
    }

    @Override
    public Page<AuditEntry> list(AuditSelection selection, OffsetPage page) {
        var criteria = Stream.of(
                        selection.account() == null
                                ? Criteria.empty()
                                : Criteria.where("account").is(selection.account()),
                        selection.action() == null
                                ? Criteria.empty()
                                : Criteria.where("action").is(selection.action()),
                        selection.from() == null
                                ? Criteria.empty()
                                : Criteria.where("id").greaterThanOrEquals(selection.from()),
                        selection.to() == null
                                ? Criteria.empty()
                                : Criteria.where("id").lessThan(selection.to()))
                .reduce(Criteria.empty(), Criteria::and);
        var total = records.count(Query.query(criteria), AuditEntry.class);
        var items = records.findAll(Query.query(criteria).with(page), AuditEntry.class);
        return new PageImpl<>(List.copyOf(items), page, total);
    }
}
