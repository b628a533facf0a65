package dev.docent.api.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.StoredRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** How SQLite reads lists and pages: by an index, in its order. The statements are those that the repositories run. */
class QueryPlansTest {

    private static final String LISTED =
            " and shelf >= 'OPEN' order by shelf desc, updated_at desc, id desc limit 20 offset 40";

    @TempDir
    Path folder;

    @Test
    void readNoTableAsAWholeAndSortNothing() {
        var statements = List.of(
                "select id from conversations where owner = 'a'" + LISTED,
                "select count(*) from conversations where owner = 'a' and shelf >= 'OPEN'",
                "select id from conversations where owner = 'a' and assistant = 'b'" + LISTED,
                "select * from conversations where unique_key = 'a'",
                "select id, parent from messages where owner = 'a' and conversation = 'b' order by id",
                "select * from messages where owner = 'a' and conversation = 'b' and id in ('c', 'd')",
                "select * from messages where status = 'STREAMING' and id < 'c' limit 100",
                "select count(*) from messages where rating = 'UP'",
                "select * from conversation_links where hash = 'a'",
                "select * from conversation_links where owner = 'a' and conversation = 'b' order by id desc limit 20",
                MessageOperationsInSqlite.PAGE.replaceAll("\\?", "1"),
                MessageOperationsInSqlite.COUNT.replaceAll("\\?", "1"));
        try (var context = StoredRecords.start(folder)) {
            var sql = context.getBean(JdbcTemplate.class);
            assertThat(statements.stream().flatMap(each -> plan(sql, each)))
                    .isNotEmpty()
                    .noneMatch(step -> step.contains("TEMP B-TREE"))
                    .noneMatch(step -> step.matches(
                            "SCAN (conversations|messages|conversation_links|message_places|message_owners).*"))
                    .anyMatch(step -> step.contains("COVERING INDEX messages_in_tree"))
                    .anyMatch(step -> step.contains("COVERING INDEX conversations_by_activity"))
                    .anyMatch(step -> step.contains("COVERING INDEX conversations_by_assistant"));
        }
    }

    /** A search reads the range of its owner only: the index of words is given both bounds. */
    @Test
    void boundASearchByItsOwner() {
        try (var context = StoredRecords.start(folder)) {
            var plan = plan(context.getBean(JdbcTemplate.class), MessageOperationsInSqlite.PAGE.replaceAll("\\?", "1"));

            assertThat(plan).anyMatch(step -> step.startsWith("SCAN message_words") && step.endsWith("M1><"));
        }
    }

    /** However many messages the owner has. */
    @Test
    void readFoundRecordsByTheirIds() {
        var page = Stream.generate(() -> "'a'").limit(100).collect(Collectors.joining(", "));
        try (var context = StoredRecords.start(folder)) {
            var sql = context.getBean(JdbcTemplate.class);

            for (var table : List.of("messages", "conversations")) {
                assertThat(plan(sql, "select * from " + table + " where owner = 'a' and id in (" + page + ")"))
                        .anyMatch(step -> step.contains("id=?"));
            }
        }
    }

    private static Stream<String> plan(JdbcTemplate sql, String statement) {
        return sql.query("explain query plan " + statement, (row, number) -> row.getString("detail")).stream();
    }
}
