package dev.docent.api.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.api.service.Docent.Call;
import dev.docent.ingestion.parsing.media.SampleImages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A tenant who has one of everything.
 *
 * @param admin a call with a key that may manage the others
 * @param managedKey id of a key that nobody uses
 * @param group id of a group that the tenant manages, and shares the knowledge base with, for reading
 * @param message id of an answer in the conversation
 * @param link id of a link to the conversation
 * @param member id of the account that may read everything, which is a member of the group
 * @param assistant id of an assistant that is private
 */
record AccessMatrixOwner(
        String name,
        Call key,
        Call admin,
        Call token,
        String base,
        String document,
        String evaluation,
        String extraction,
        String webhook,
        String media,
        String managedKey,
        String group,
        String member,
        String conversation,
        String message,
        String link,
        String assistant) {

    /** External id of an account that everything is shared with. */
    static final String READER = "reader-of-the-matrix";

    static final String SECRET = "under the seventh oak";

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String CHATS = "/api/v1/chat/conversations";
    private static final Map<String, Person> PEOPLE = new ConcurrentHashMap<>();
    private static final Map<String, Call> SESSIONS = new ConcurrentHashMap<>();
    private static final Map<String, Call> BOUND = new ConcurrentHashMap<>();
    private static final Map<List<Object>, String> ACCOUNTS = new ConcurrentHashMap<>();
    private static final Map<String, Call> ENDED = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();

    static AccessMatrixOwner in(Docent docent) {
        var name = "owner " + COUNT.incrementAndGet() + " of the matrix";
        var key = docent.tenant(name);
        var base = id(key.json(Map.of("name", name)).post(BASES).hasStatus(201), "/id");
        var path = BASES + "/" + base;
        var treasure = Multipart.file("file", "treasure.txt", "The treasure lies " + SECRET + ".");
        var document = id(key.multipart(treasure).post(path + "/documents?wait=true"), "/documents/0/id");
        var golden = Map.of("questions", List.of(Map.of("question", "Where does it lie?", "answer", "oak")));
        var evaluation = id(key.json(golden).post(path + "/evaluations").hasStatus(202), "/id");
        var card = new Multipart().andFile("file", "card.pdf", SmallPdf.of("Hiding place: " + SECRET));
        var extraction = id(key.multipart(card).post("/upload").hasStatus(200), "/id");
        var hook = Map.of("url", "https://127.0.0.1/", "events", List.of("document.ready"), "knowledge_base_id", base);
        var webhook = id(key.json(hook).post("/api/v1/webhooks").hasStatus(201), "/id");
        var image = new Multipart().andFile("file", "dot.webp", SampleImages.webp());
        var media = id(key.multipart(image).post("/api/v1/media/upload").hasStatus(201), "/id");
        var token = token(docent, key, Map.of("knowledge_base_id", base));
        var admin = docent.admin(name);
        var managed = id(admin.json(Map.of("name", name)).post("/api/v1/keys").hasStatus(201), "/id");
        var group = id(admin.json(Map.of("name", name)).post("/api/v1/groups").hasStatus(201), "/id");
        docent.tenant(READER);
        admin.json(Map.of("role", "reader"))
                .send("PUT", path + "/shares/" + READER)
                .hasStatus(200);
        admin.json(Map.of("role", "reader"))
                .send("PUT", path + "/shares/" + group)
                .hasStatus(200);
        var added = admin.send("PUT", "/api/v1/groups/" + group + "/members/" + READER);
        var member = id(added.hasStatus(200), "/members/0/account_id");
        var conversation =
                id(key.json(Map.of("knowledge_base_ids", List.of(base))).post(CHATS), "/id");
        var asked = key.json(Map.of("content", "Where does the treasure lie?"))
                .post(CHATS + "/" + conversation + "/messages")
                .hasStatus(201);
        var link = id(key.post(CHATS + "/" + conversation + "/share").hasStatus(201), "/id");
        var guide = Map.of("name", name, "system_instructions", SECRET, "knowledge_base_ids", List.of(base));
        var assistant = id(admin.json(guide).post("/api/v1/assistants").hasStatus(201), "/id");
        return new AccessMatrixOwner(
                name,
                key,
                admin,
                token,
                base,
                document,
                evaluation,
                extraction,
                webhook,
                media,
                managed,
                group,
                member,
                conversation,
                id(asked, "/assistant_message/id"),
                link,
                assistant);
    }

    /** {@return who signs in to the account, registered on first use} */
    Person person(Docent docent) {
        return PEOPLE.computeIfAbsent(name, account -> Person.registered(docent, account));
    }

    /** {@return a session of the person, a new one if it has ended} */
    Call session(Docent docent) {
        return SESSIONS.compute(
                name,
                (account, known) ->
                        Person.isSignedIn(known) ? known : person(docent).session());
    }

    /** {@return a session of the person that was ended} */
    Call endedSession(Docent docent) {
        return ENDED.computeIfAbsent(name, account -> {
            var session = person(docent).session();
            session.post("/api/v1/auth/logout").hasStatus(204);
            return session;
        });
    }

    /** {@return a call with a key that is bound to another of the owner's knowledge bases} */
    Call boundElsewhere(Docent docent) {
        return BOUND.computeIfAbsent(name, account -> {
            var elsewhere = admin.get(BASES + "/default").json().get("id").asText();
            var key = createKey(Map.of("name", "bound", "knowledge_base_ids", List.of(elsewhere)));
            return docent.with(key.get("api_key").asText());
        });
    }

    /** Suspends the account, or ends that. */
    static void suspend(Docent docent, String account, boolean suspended) {
        var id = ACCOUNTS.computeIfAbsent(List.of(docent, account), key -> accountId(docent, account));
        docent.master()
                .json(Map.of("suspended", suspended))
                .patch("/api/v1/admin/accounts/" + id)
                .hasStatus(200);
    }

    private static String accountId(Docent docent, String account) {
        return Stream.iterate(0, offset -> offset + 100)
                .map(offset -> docent.master()
                        .get("/api/v1/admin/accounts?limit=100&offset=" + offset)
                        .json()
                        .get("items"))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(JsonNode::valueStream)
                .filter(each -> each.get("user_id").asText().equals(account))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
    }

    /** {@return a new key with its text} */
    JsonNode createKey(Map<String, ?> creation) {
        return admin.json(creation).post("/api/v1/keys").hasStatus(201).json();
    }

    /** {@return an archive of the knowledge base} */
    byte[] archive() {
        return key.get(BASES + "/" + base + "/export").bytes();
    }

    static Call token(Docent docent, Call key, Map<String, String> conversation) {
        return docent.anonymous()
                .header("Authorization", id(key.json(conversation).post("/start_chat"), "/jwt_token"));
    }

    private static String id(Answer answer, String pointer) {
        return answer.json().at(pointer).asText();
    }
}
