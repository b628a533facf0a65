package dev.docent.ingestion.document;

import org.springframework.jdbc.core.JdbcTemplate;

final class DocumentSizesInSqlite implements DocumentSizes {

    private final JdbcTemplate sql;

    DocumentSizesInSqlite(JdbcTemplate sql) {
        this.sql = sql;
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
