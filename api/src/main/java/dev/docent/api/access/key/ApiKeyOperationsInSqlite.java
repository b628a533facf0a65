package dev.docent.api.access.key;

import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

final class ApiKeyOperationsInSqlite implements ApiKeyOperations {

    private final JdbcTemplate sql;

    ApiKeyOperationsInSqlite(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public void markUsed(String id, Instant at) {
        sql.update("update api_keys set last_used_at = ? where id = ?", at.toEpochMilli(), id);
    }
}
