package dev.docent.api.conversation.history;

import dev.docent.api.conversation.text.SearchWords;
import dev.docent.storage.records.OffsetPage;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Triggers keep the index of words: see the migration. The entries of one owner are a range of its numbers, to which a search
 * is bounded, so that it reads nothing of others.
 */
final class MessageOperationsInSqlite implements MessageOperations {

    private static final String MATCHES = """
            from message_words
            where message_words match ?
              and rowid between (select number << 40 from message_owners where owner = ?)
                            and (select (number + 1 << 40) - 1 from message_owners where owner = ?)
            """;

    static final String PAGE =
            "select message from (select rowid as place " + MATCHES + " order by rowid desc limit ? offset ?) found"
                    + " join message_places on message_places.place = found.place order by found.place desc";

    static final String COUNT = "select count(*) from (select 1 " + MATCHES + " limit ?)";

    private final JdbcTemplate sql;

    MessageOperationsInSqlite(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public List<MessageTree.Node> nodes(String owner, String conversation) {
        return sql.query(
                "select id, parent from messages where owner = ? and conversation = ? order by id",
                (row, number) -> new MessageTree.Node(row.getString(1), row.getString(2)),
                owner,
                conversation);
    }

    @Override
    public void deleteOf(String owner) {
        sql.update("delete from messages where owner = ?", owner);
        sql.update("delete from message_owners where owner = ?", owner);
    }

    @Override
    public Page<String> search(String owner, SearchWords words, int limit, long offset) {
        var match = words.items().stream().collect(Collectors.joining("\" \"", "\"", "\""));
        var page = new OffsetPage(limit, offset, Sort.unsorted());
        var ids = sql.queryForList(PAGE, String.class, match, owner, owner, limit, offset);
        var total = sql.queryForObject(COUNT, Long.class, match, owner, owner, MOST_COUNTED);
        return new PageImpl<>(ids, page, total == null ? 0 : total);
    }
}
