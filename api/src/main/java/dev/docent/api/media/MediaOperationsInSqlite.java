package dev.docent.api.media;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

final class MediaOperationsInSqlite implements MediaOperations {

    private final JdbcTemplate sql;

    MediaOperationsInSqlite(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public long bytesOf(String owner) {
        return Objects.requireNonNull(
                sql.queryForObject("select coalesce(sum(size), 0) from media where owner = ?", Long.class, owner));
    }
}
