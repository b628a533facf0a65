package dev.docent.api.conversation.history;

import dev.docent.storage.records.OffsetPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the ids of a page from an index, which skips those before it at little cost, and then the records. A range of shelves,
 * unlike a list of them, is read in the order of the index.
 */
final class ConversationOperationsInSqlite implements ConversationOperations {

    private static final String ORDER = " order by shelf desc, updated_at desc, id desc limit ? offset ?";

    private final JdbcTemplate sql;
    private final JdbcAggregateOperations records;

    ConversationOperationsInSqlite(JdbcTemplate sql, JdbcAggregateOperations records) {
        this.sql = sql;
        this.records = records;
    }

    @Override
    public Page<Conversation> list(ConversationSelection selection, int limit, long offset) {
        var from = from(selection);
        var parameters = new ArrayList<Object>(List.of(selection.owner()));
        if (selection.assistant() != null) {
            parameters.add(selection.assistant());
        }
        var total = sql.queryForObject("select count(*)" + from, Long.class, parameters.toArray());
        parameters.addAll(List.of(limit, offset));
        var ids = sql.queryForList("select id" + from + ORDER, String.class, parameters.toArray());
        return new PageImpl<>(read(ids), new OffsetPage(limit, offset, Sort.unsorted()), Objects.requireNonNull(total));
    }

    static String from(ConversationSelection selection) {
        return " from conversations where owner = ?"
                + (selection.assistant() == null ? "" : " and assistant = ?")
                + (selection.archived() ? " and shelf = 'ARCHIVED'" : " and shelf >= 'OPEN'");
    }

    private List<Conversation> read(List<String> ids) {
        var found = StreamSupport.stream(
                        records.findAllById(ids, Conversation.class).spliterator(), false)
                .collect(Collectors.toMap(Conversation::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
