package dev.docent.api.assistant;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import dev.docent.storage.records.OffsetPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

final class AssistantOperationsInMongodb implements AssistantOperations {

    private final MongoOperations records;

    AssistantOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public Page<Assistant> list(AssistantReach reach, @Nullable String category, OffsetPage page) {
        var query = new Query(within(reach));
        if (category != null) {
            query.addCriteria(where("category").is(category));
        }
        var total = records.count(query, Assistant.class);
        return new PageImpl<>(records.find(query.with(page), Assistant.class), page, total);
    }

    @Override
    public Optional<Assistant> find(AssistantReach reach, String id) {
        return Optional.ofNullable(
                records.findOne(new Query(within(reach)).addCriteria(where("id").is(id)), Assistant.class));
    }

    private static Criteria within(AssistantReach reach) {
        var any = new ArrayList<Criteria>();
        if (reach.account() != null) {
            any.add(where("owner").is(reach.account()));
        }
        if (reach.others() || any.isEmpty()) {
            any.add(ofOthers(reach));
        }
        return new Criteria().orOperator(any);
    }

    private static Criteria ofOthers(AssistantReach reach) {
        var shared = where("visibility").is(Visibility.SHARED).and("linkHash").in(reach.links());
        var open = new Criteria().orOperator(List.of(where("visibility").is(Visibility.PUBLIC), shared));
        return new Criteria()
                .andOperator(List.of(where("active").is(true), where("owner").nin(reach.suspended()), open));
    }
}
