package dev.docent.api.conversation.history;

import dev.docent.api.conversation.history.Conversation.Shelf;
import dev.docent.storage.records.OffsetPage;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;

final class ConversationOperationsInSqlite implements ConversationOperations {

    private static final Sort ORDER = Sort.by(Sort.Direction.DESC, "shelf", "updatedAt", "id");

    private final JdbcAggregateOperations records;

    ConversationOperationsInSqlite(JdbcAggregateOperations records) {
        this.records = records;
    }

    @Override
    public Page<Conversation> list(ConversationSelection selection, int limit, long offset) {
        var criteria = of(selection);
        var page = new OffsetPage(limit, offset, ORDER);
        var items = records.findAll(Query.query(criteria).with(page), Conversation.class);
        var total = records.count(Query.query(criteria), Conversation.class);
        return new PageImpl<>(List.copyOf(items), page, total);
    }

    /** A range of shelves, unlike a list of them, is read in the order of the index. */
    private static Criteria of(ConversationSelection selection) {
        var owned = Criteria.where("owner").is(selection.owner());
        var assisted =
                selection.assistant() == null ? owned : owned.and("assistant").is(selection.assistant());
        return selection.archived()
                ? assisted.and("shelf").is(Shelf.ARCHIVED.name())
                : assisted.and("shelf").greaterThanOrEquals(Shelf.OPEN.name());
    }
}
