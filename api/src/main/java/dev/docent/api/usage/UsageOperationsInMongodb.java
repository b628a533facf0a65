package dev.docent.api.usage;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import dev.docent.storage.records.OffsetPage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

final class UsageOperationsInMongodb implements UsageOperations {

    private final MongoOperations records;

    UsageOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public void add(DailyUsage more) {
        var addition = combine(
                setOnInsert("day", more.day()),
                setOnInsert("account", more.account()),
                setOnInsert("purpose", more.purpose().name()),
                setOnInsert("model", more.model()),
                inc("version", 1L),
                inc("calls", more.calls()),
                inc("input_tokens", more.inputTokens()),
                inc("output_tokens", more.outputTokens()),
                inc("thought_tokens", more.thoughtTokens()));
        records.execute(
                DailyUsage.class,
                usage -> usage.updateOne(Filters.eq("_id", more.id()), addition, new UpdateOptions().upsert(true)));
    }

    @Override
    public Map<String, Long> charged(LocalDate day) {
        var counted = match(where("day").is(day.toString()).and("purpose").ne(Purpose.REBUILD.name()));
        var sums = records.aggregate(
                newAggregation(
                        DailyUsage.class,
                        counted,
                        group("account")
                                .sum("inputTokens")
                                .as("input")
                                .sum("outputTokens")
                                .as("output")),
                Sum.class);
        var charged = new HashMap<String, Long>();
        sums.forEach(sum -> charged.put(sum.id(), sum.input() + sum.output()));
        return charged;
    }

    @Override
    public List<TokenSum> sums(UsageTotals.Key key, LocalDate from, LocalDate to, @Nullable String account) {
        var sums = records.aggregate(
                newAggregation(
                        DailyUsage.class,
                        match(of(from, to, account)),
                        group(key.field(), "purpose")
                                .sum("inputTokens")
                                .as("input")
                                .sum("outputTokens")
                                .as("output")),
                Document.class);
        return sums.getMappedResults().stream()
                .map(sum -> sum(key, sum.get("_id", Document.class), sum))
                .toList();
    }

    private static TokenSum sum(UsageTotals.Key key, Document group, Document sum) {
        return new TokenSum(
                group.getString(key.field()),
                Purpose.valueOf(group.getString("purpose")),
                sum.get("input", Number.class).longValue(),
                sum.get("output", Number.class).longValue());
    }

    private static Criteria of(LocalDate from, LocalDate to, @Nullable String account) {
        var days = where("day").gte(from.toString()).lte(to.toString());
        return account == null ? days : days.and("account").is(account);
    }

    @Override
    public Page<DailyUsage> list(LocalDate from, LocalDate to, @Nullable String account, OffsetPage page) {
        var wanted = Query.query(of(from, to, account));
        var total = records.count(wanted, DailyUsage.class);
        return new PageImpl<>(records.find(wanted.with(page), DailyUsage.class), page, total);
    }

    /** @param id the account */
    private record Sum(String id, long input, long output) {}
}
