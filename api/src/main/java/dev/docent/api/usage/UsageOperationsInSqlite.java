package dev.docent.api.usage;

import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.storage.records.OffsetPage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.JdbcTemplate;

final class UsageOperationsInSqlite implements UsageOperations {

    private static final String ADD = """
            insert into token_usage
                (id, version, day, account, purpose, model, calls, input_tokens, output_tokens, thought_tokens)
            values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
                version = version + 1,
                calls = calls + excluded.calls,
                input_tokens = input_tokens + excluded.input_tokens,
                output_tokens = output_tokens + excluded.output_tokens,
                thought_tokens = thought_tokens + excluded.thought_tokens""";

    private final JdbcTemplate sql;
    private final JdbcAggregateOperations records;

    UsageOperationsInSqlite(JdbcTemplate sql, JdbcAggregateOperations records) {
        this.sql = sql;
        this.records = records;
    }

    @Override
    public void add(DailyUsage more) {
        sql.update(
                ADD,
                more.id(),
                more.day(),
                more.account(),
                more.purpose().name(),
                more.model(),
                more.calls(),
                more.inputTokens(),
                more.outputTokens(),
                more.thoughtTokens());
    }

    @Override
    public Map<String, Long> charged(LocalDate day) {
        var charged = new HashMap<String, Long>();
        sql.query(
                "select account, sum(input_tokens + output_tokens) from token_usage"
                        + " where day = ? and purpose <> ? group by account",
                row -> {
                    charged.put(row.getString(1), row.getLong(2));
                },
                day.toString(),
                Purpose.REBUILD.name());
        return charged;
    }

    @Override
    public List<TokenSum> sums(UsageTotals.Key key, LocalDate from, LocalDate to, @Nullable String account) {
        var column = key.field();
        return sql.query(
                "select " + column + ", purpose, sum(input_tokens), sum(output_tokens) from token_usage"
                        + " where day between ? and ? and account = coalesce(?, account)"
                        + " group by " + column + ", purpose",
                (row, number) -> new TokenSum(
                        row.getString(1), Purpose.valueOf(row.getString(2)), row.getLong(3), row.getLong(4)),
                from.toString(),
                to.toString(),
                account);
    }

    @Override
    public Page<DailyUsage> list(LocalDate from, LocalDate to, @Nullable String account, OffsetPage page) {
        var days = Criteria.where("day").between(from.toString(), to.toString());
        var wanted = account == null ? days : days.and("account").is(account);
        var total = records.count(Query.query(wanted), DailyUsage.class);
        var items = records.findAll(Query.query(wanted).with(page), DailyUsage.class);
        return new PageImpl<>(List.copyOf(items), page, total);
    }
}
