package dev.docent.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.client.RestClient;

/** The command that measures lists, pages and searches of an account with many long conversations, over HTTPS. */
public final class ConversationScale {

    private static final String PATH = "/api/v1/chat/conversations";
    private static final int CALLS = 100;
    private static final int WARM_UP = 30;

    /** The messages of the conversation that is read, at least. */
    private static final int LONG = 1_000;

    /** The messages of one conversation: questions and answers in turns, each below the one before. */
    private static final String MESSAGES = """
            with recursive number (n) as (select 1 union all select n + 1 from number where n < ?4)
            insert into messages (id, version, owner, conversation, parent, role, content, words, citations, grounded, usage, completion,
                created_at)
            select printf('%s-%06d', ?1, n), 0, ?2, ?1, iif(n = 1, '', printf('%s-%06d', ?1, n - 1)),
                iif(n % 2 = 1, 'USER', 'ASSISTANT'),
                printf('The keeper number %d noted word%d in the log of the lighthouse %s.', n, (n * 7919 + ?3) % 5000, ?1),
                printf('{"items":["the","keeper","number","noted","word%d","in","log","of","lighthouse","n%d"]}', (n * 7919 + ?3) % 5000, n),
                '{"items":[]}', iif(n % 2 = 1, null, 1),
                iif(n % 2 = 1, null, '{"model":"extractive","inputTokens":9,"outputTokens":12,"thoughtTokens":0}'),
                iif(n % 2 = 1, null, 'WHOLE'), 1700000000000 + n
            from number""";

    private ConversationScale() {}

    /** Takes the jar of the service, and optionally the numbers of conversations and of messages in each. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var conversations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        var messages = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        try (var service = StartedService.start(Path.of(arguments[0]))) {
            var account = service.account("scale");
            var first = Objects.requireNonNull(
                    account.post().uri(PATH).body(Map.of()).retrieve().body(JsonNode.class));
            fill(service.folder().resolve("data/docent.db"), first.path("id").asText(), conversations, messages);
            System.out.printf(
                    "| %,d conversations of %,d messages | median / p95 / maximum, ms |%n| --- | --- |%n",
                    conversations, messages);
            calls(conversations, Math.max(messages, LONG)).forEach((name, path) -> measure(account, name, path));
        }
    }

    private static Map<String, String> calls(int conversations, int messages) {
        var middle = PATH + "/" + id(conversations / 2);
        var calls = new LinkedHashMap<String, String>();
        calls.put("first page of conversations", PATH + "?limit=20");
        calls.put("last page of conversations", PATH + "?limit=20&offset=" + (conversations - 20));
        calls.put(
                "with an assistant, last page",
                PATH + "?assistant_id=guide&limit=20&offset=" + (conversations / 2 - 20));
        calls.put("a conversation", middle);
        calls.put("first page of messages", middle + "/messages?limit=20");
        calls.put("last page of messages", middle + "/messages?limit=20&order=desc");
        calls.put("a hundred messages in the middle", middle + "/messages?limit=100&offset=" + messages / 2);
        calls.put("a page of the tree", middle + "/messages?tree=true&limit=20&offset=" + messages / 2);
        calls.put("search for a frequent word", "/api/v1/chat/search?q=lighthouse");
        calls.put("search for two words", "/api/v1/chat/search?q=word77 keeper");
        calls.put("search for a word that nobody wrote", "/api/v1/chat/search?q=unwritten");
        return calls;
    }

    private static void measure(RestClient account, String name, String path) {
        Runnable call = () -> account.get().uri(path).retrieve().body(byte[].class);
        Latencies.of(WARM_UP, call);
        System.out.printf("| %s | %s |%n", name, Latencies.of(CALLS, call));
    }

    private static String id(int number) {
        return "019a0000-0000-7000-8000-%012d".formatted(number);
    }

    private static void fill(Path database, String like, int conversations, int messages) throws SQLException {
        try (var records = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            records.setAutoCommit(false);
            var owner = owner(records, like);
            for (var number = 1; number < conversations; number++) {
                var size = number == conversations / 2 ? Math.max(messages, LONG) : messages;
                insertConversation(records, like, id(number), number, size);
                insertMessages(records, owner, id(number), number, size);
                if (number % 50 == 0) {
                    records.commit();
                }
            }
            records.commit();
            try (var statement = records.createStatement()) {
                statement.execute("pragma optimize");
            }
        }
    }

    private static String owner(Connection records, String like) throws SQLException {
        try (var query = records.prepareStatement("select owner from conversations where id = ?")) {
            query.setString(1, like);
            try (var rows = query.executeQuery()) {
                return rows.getString(1);
            }
        }
    }

    private static void insertConversation(Connection records, String like, String id, int number, int messages)
            throws SQLException {
        try (var insert = records.prepareStatement("""
                insert into conversations (id, version, owner, knowledge_bases, title, assistant, shelf, leaf, last_message, created_at,
                    updated_at)
                select ?1, 0, owner, knowledge_bases, 'Conversation ' || ?2, iif(?2 % 2 = 0, 'guide', null), iif(?2 % 100 = 0, 'PINNED',
                    'OPEN'), printf('%s-%06d', ?1, ?3), json_object('id', ?1, 'role', 'ASSISTANT', 'text', 'The last message', 'at', 1700000000),
                    created_at, 1700000000000 + ?2
                from conversations where id = ?4""")) {
            insert.setString(1, id);
            insert.setInt(2, number);
            insert.setInt(3, messages);
            insert.setString(4, like);
            insert.executeUpdate();
        }
    }

    private static void insertMessages(Connection records, String owner, String id, int number, int messages)
            throws SQLException {
        try (var insert = records.prepareStatement(MESSAGES)) {
            insert.setInt(4, messages);
            insert.setString(1, id);
            insert.setString(2, owner);
            insert.setInt(3, number);
            insert.executeUpdate();
        }
    }
}
