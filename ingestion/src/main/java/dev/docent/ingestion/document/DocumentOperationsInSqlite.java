package dev.docent.ingestion.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.JdbcTemplate;

final class DocumentOperationsInSqlite implements DocumentOperations {

    private static final String CLAIM = """
        update documents
        set version = version + 1, status = 'PROCESSING', stage = 'PARSING', progress = 0,
            error_code = null, error_message = null, updated_at = ?,
            job = json_set(job, '$.attempts', json_extract(job, '$.attempts') + 1, '$.holder', ?,
                '$.leasedUntil', ?, '$.begunAt', ?, '$.pagesRead', 0, '$.pagesInAll', null)
        where id = (
            select id from documents where status = 'QUEUED' and owner > ? and owner not in (%s)
            order by owner, id limit 1)
        returning id\
        """;

    private final JdbcTemplate sql;
    private final JdbcAggregateOperations records;

    DocumentOperationsInSqlite(JdbcTemplate sql, JdbcAggregateOperations records) {
        this.sql = sql;
        this.records = records;
    }

    @Override
    public Optional<Document> claimNext(String afterOwner, String holder, Instant now, Set<String> except) {
        var claim = Job.NONE.claimed(holder, now);
        var parameters = new ArrayList<Object>(
                List.of(now.toEpochMilli(), holder, claim.leasedUntil(), claim.begunAt(), afterOwner));
        parameters.addAll(except);
        var statement = CLAIM.formatted(String.join(", ", Collections.nCopies(except.size(), "?")));
        var ids = sql.queryForList(statement, String.class, parameters.toArray());
        return ids.stream().findFirst().map(id -> records.findById(id, Document.class));
    }

    @Override
    public void clearPendingMessages(Document document) {
        sql.update(
                "update documents set pending_messages = null where id = ? and version = ?",
                document.id(),
                document.version());
    }

    @Override
    public long sumSizes(String owner, String knowledgeBaseId) {
        var sum = sql.queryForObject(
                "select coalesce(sum(size), 0) from documents"
                        + " where owner = ? and knowledge_base_id = ? and status <> 'DELETING'",
                Long.class,
                owner,
                knowledgeBaseId);
        return sum == null ? 0 : sum;
    }
}
