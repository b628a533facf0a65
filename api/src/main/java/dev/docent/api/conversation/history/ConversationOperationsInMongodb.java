package dev.docent.api.conversation.history;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import dev.docent.api.conversation.history.Conversation.Shelf;
import dev.docent.storage.records.OffsetPage;
import java.util.Arrays;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

final class ConversationOperationsInMongodb implements ConversationOperations {

    private static final Sort ORDER = Sort.by(Sort.Direction.DESC, "shelf", "updatedAt", "id");

    private final MongoOperations records;

    ConversationOperationsInMongodb(MongoOperations records) {
        this.records = records;
    }

    @Override
    public Page<Conversation> list(ConversationSelection selection, int limit, long offset) {
        var page = new OffsetPage(limit, offset, ORDER);
        var items = records.find(Query.query(of(selection)).with(page), Conversation.class);
        var total = records.count(Query.query(of(selection)), Conversation.class);
        return new PageImpl<>(items, page, total);
    }

    /** Conversations of earlier versions have no shelf until they are written to. */
    private static Criteria of(ConversationSelection selection) {
        var owned = where("owner").is(selection.owner());
        var assisted =
                selection.assistant() == null ? owned : owned.and("assistant").is(selection.assistant());
        return selection.archived()
                ? assisted.and("shelf").is(Shelf.ARCHIVED)
                : assisted.and("shelf").in(Arrays.asList(Shelf.OPEN.name(), Shelf.PINNED.name(), null));
    }
}
