package dev.docent.api.assistant;

import dev.docent.storage.records.OffsetPage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;

final class AssistantOperationsInSqlite implements AssistantOperations {

    private final JdbcAggregateOperations records;

    AssistantOperationsInSqlite(JdbcAggregateOperations records) {
        this.records = records;
    }

    @Override
    public Page<Assistant> list(AssistantReach reach, @Nullable String category, OffsetPage page) {
        var within = within(reach);
        var selected = category == null
                ? within
                : Criteria.from(List.of(Criteria.where("category").is(category), within));
        var total = records.count(Query.query(selected), Assistant.class);
        var items = records.findAll(Query.query(selected).with(page), Assistant.class);
        return new PageImpl<>(List.copyOf(items), page, total);
    }

    @Override
    public Optional<Assistant> find(AssistantReach reach, String id) {
        var selected = Criteria.from(List.of(Criteria.where("id").is(id), within(reach)));
        return records.findOne(Query.query(selected), Assistant.class);
    }

    private static Criteria within(AssistantReach reach) {
        var own = reach.account() == null ? null : Criteria.where("owner").is(reach.account());
        if (own == null || !reach.others()) {
            return own == null ? ofOthers(reach) : own;
        }
        return Criteria.from(List.of(own)).or(ofOthers(reach));
    }

    private static Criteria ofOthers(AssistantReach reach) {
        var open = Criteria.from(List.of(Criteria.where("visibility").is(Visibility.PUBLIC)));
        if (!reach.links().isEmpty()) {
            var shared = Criteria.where("visibility")
                    .is(Visibility.SHARED)
                    .and("linkHash")
                    .in(reach.links());
            open = open.or(Criteria.from(List.of(shared)));
        }
        var active = Criteria.from(List.of(Criteria.where("active").is(true), Criteria.from(List.of(open))));
        return reach.suspended().isEmpty()
                ? active
                : Criteria.from(List.of(Criteria.where("owner").notIn(reach.suspended()), active));
    }
}
