package dev.docent.ingestion.document;

import dev.docent.retrieval.direct.collection.DocumentGroup;
import dev.docent.retrieval.direct.collection.DocumentOrder;
import dev.docent.retrieval.direct.collection.DocumentSelection;
import dev.docent.retrieval.direct.collection.ListedDocument;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    public Optional<Long> visibleVersion(DocumentRef document) {
        var versions = sql.queryForList(
                "select version from documents where id = ? and owner = ? and status <> 'DELETING'",
                Long.class,
                document.id(),
                document.owner());
        return versions.stream().findFirst();
    }

    @Override
    public Optional<Document> find(Scope scope, String id) {
        var parameters = new ArrayList<Object>();
        var bounds = in(scope, parameters);
        parameters.add(id);
        var ids = sql.queryForList(
                "select id from documents where " + bounds + " and id = ?", String.class, parameters.toArray());
        return ids.stream().findFirst().map(found -> records.findById(found, Document.class));
    }

    @Override
    public long sumSizes(KnowledgeBaseRef base) {
        var sum = sql.queryForObject(
                "select coalesce(sum(size), 0) from documents"
                        + " where owner = ? and knowledge_base_id = ? and status <> 'DELETING'",
                Long.class,
                base.owner(),
                base.id());
        return sum == null ? 0 : sum;
    }

    @Override
    public DocumentTotals totals(String owner) {
        return Objects.requireNonNull(sql.queryForObject(
                "select count(*), coalesce(sum(size), 0) from documents where owner = ? and status <> 'DELETING'",
                (row, number) -> new DocumentTotals(row.getLong(1), row.getLong(2)),
                owner));
    }

    @Override
    public List<DocumentGroup> countGroups(Scope scope, Instant since) {
        var parameters = new ArrayList<Object>();
        var bases = in(scope, parameters);
        parameters.add(since.toEpochMilli());
        return sql.query(
                "select status, media_type, language, count(*) as documents, coalesce(sum(pages), 0) as pages from documents where "
                        + bases + " and created_at >= ? and status <> 'DELETING' group by status, media_type, language",
                (row, number) -> new DocumentGroup(
                        DocumentOverview.state(DocumentStatus.valueOf(row.getString("status"))),
                        row.getString("media_type"),
                        row.getString("language"),
                        row.getLong("documents"),
                        row.getLong("pages")),
                parameters.toArray());
    }

    @Override
    public List<ListedDocument> findListed(Scope scope, DocumentSelection selection, DocumentOrder order, int limit) {
        var parameters = new ArrayList<Object>();
        var where = in(scope, parameters)
                + in("status", DocumentOverview.statuses(selection), parameters)
                + (selection.mediaTypes().isEmpty() ? "" : in("media_type", selection.mediaTypes(), parameters))
                + (selection.languages().isEmpty() ? "" : in("language", selection.languages(), parameters));
        parameters.add(selection.since().toEpochMilli());
        parameters.add(limit);
        return sql.query(
                "select id, owner, filename, created_at, size, pages from documents where " + where
                        + " and created_at >= ? order by " + by(order) + " limit ?",
                (row, number) -> new ListedDocument(
                        new DocumentRef(row.getString("owner"), row.getString("id")),
                        row.getString("filename"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        row.getLong("size"),
                        row.getObject("pages") == null ? null : row.getInt("pages")),
                parameters.toArray());
    }

    private static String by(DocumentOrder order) {
        return switch (order) {
            case NEWEST -> "created_at desc, id desc";
            case OLDEST -> "created_at, id";
            case LARGEST -> "size desc, id desc";
            case SMALLEST -> "size, id";
            case LONGEST -> "pages is null, pages desc, id desc";
        };
    }

    /** {@return a condition that holds for the pairs of owner and knowledge base} */
    private static String in(Scope scope, List<Object> parameters) {
        return scope.byOwner().stream()
                .map(each -> {
                    parameters.add(each.caller());
                    return "owner = ?" + in("knowledge_base_id", each.ids(), parameters);
                })
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String in(String column, Set<String> values, List<Object> parameters) {
        parameters.addAll(values);
        return " and " + column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }
}
