package dev.docent.api.access.key;

import dev.docent.api.access.KeyBudget;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

final class KeyUsageOperationsInSqlite implements KeyUsageOperations {

    private static final String ADMIT = """
            insert into key_usage (id, version, day, requests, tokens, bytes) select ?, 0, ?, 1, 0, ? where ? <= ?
            on conflict (id) do update set
                version = version + 1,
                requests = requests + 1,
                bytes = bytes + excluded.bytes
            where requests < ? and tokens < ? and bytes + excluded.bytes <= ?
            returning id, version, day, requests, tokens, bytes""";

    private static final RowMapper<KeyUsage> ROW = (row, index) -> new KeyUsage(
            row.getString(1), row.getLong(2), row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6));

    private final JdbcTemplate sql;

    KeyUsageOperationsInSqlite(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public Optional<KeyUsage> admit(KeyUsage first, KeyBudget budget, long bytes) {
        return sql
                .query(
                        ADMIT,
                        ROW,
                        first.id(),
                        first.day(),
                        bytes,
                        bytes,
                        limit(budget.bytesPerDay()),
                        limit(budget.requestsPerDay()),
                        limit(budget.tokensPerDay()),
                        limit(budget.bytesPerDay()))
                .stream()
                .findFirst();
    }

    @Override
    public void add(String id, long tokens) {
        sql.update("update key_usage set version = version + 1, tokens = tokens + ? where id = ?", tokens, id);
    }

    private static long limit(@Nullable Long perDay) {
        return Objects.requireNonNullElse(perDay, Long.MAX_VALUE);
    }
}
