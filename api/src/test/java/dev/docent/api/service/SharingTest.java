package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.ingestion.document.DocumentRepository;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.StringUtils;

/** What others may do with a knowledge base that is shared with them, and that it ends with the share. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class SharingTest {

    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String GROUPS = "/api/v1/groups";
    private static final Map<String, String> QUERY = Map.of("query", "Where does the treasure lie?");
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Docent docent;

    @Autowired
    HeldDocuments held;

    @Autowired
    DocumentRepository documents;

    AccessMatrixOwner owner;
    String name = "";
    Docent.Call other;
    String base = "";
    String document = "";

    @AfterEach
    void releasesDocuments() {
        held.release();
    }

    @BeforeEach
    void makesAnOwnerAndAnother() {
        owner = AccessMatrixOwner.in(docent);
        name = "other-" + COUNT.incrementAndGet();
        other = docent.admin(name);
        base = BASES + "/" + owner.base();
        document = "/api/v1/documents/" + owner.document();
    }

    @Test
    void letsAReaderSearchAskAndReadButNotWrite() {
        share(name, "reader");

        assertThat(other.json(QUERY).post(base + "/search").hasStatus(200).text())
                .contains(AccessMatrixOwner.SECRET);
        assertThat(ask(other)).contains(AccessMatrixOwner.SECRET);
        for (var read : List.of("", "/text", "/passages", "/original")) {
            other.get(document + read).hasStatus(200);
        }
        other.get(base + "/stats").hasStatus(200);
        other.get(base + "/documents").hasStatus(200);
        other.delete(document).isProblem(403);
        other.post(document + "/reindex").isProblem(403);
        other.post(base + "/reindex").isProblem(403);
        other.multipart(Multipart.file("file", "a.txt", "something"))
                .post(base + "/documents")
                .isProblem(403);
        other.json(Map.of("name", "mine")).patch(base).isProblem(403);
        other.get(base + "/export").isProblem(403);
        other.get(base + "/shares").isProblem(403);
        other.delete(base).isProblem(403);
    }

    @Test
    void letsAnEditorWriteToWhatStaysTheOwners() {
        share(name, "editor");

        var uploaded = other.multipart(Multipart.file("file", "b.txt", "The lamp burns green."))
                .post(base + "/documents?wait=true");

        var id = uploaded.json().at("/documents/0/id").asText();
        owner.key().get("/api/v1/documents/" + id).hasStatus(200);
        other.post("/api/v1/documents/" + id + "/reindex").hasStatus(202);
        other.delete("/api/v1/documents/" + id).hasStatus(200);
        owner.key().get("/api/v1/documents/" + id).isProblem(404);
        other.get(base + "/export").isProblem(403);
        other.delete(base).isProblem(403);
    }

    @Test
    void showsWhatIsSharedInTheListWithRoleAndOwner() {
        share(name, "reader");

        var items = other.get(BASES).hasStatus(200).json();

        assertThat(items.get("total").asInt()).isEqualTo(2);
        var shared = items.at("/items/1");
        assertThat(shared.get("id").asText()).isEqualTo(owner.base());
        assertThat(shared.get("role").asText()).isEqualTo("reader");
        assertThat(shared.get("owner_name").asText()).isEqualTo(owner.name());
        assertThat(items.at("/items/0").has("role")).isFalse();
        assertThat(other.get(BASES + "?limit=1&offset=1")
                        .json()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(owner.base());
    }

    @Test
    void endsAtOnce() {
        share(name, "reader");
        var chat = AccessMatrixOwner.token(docent, other, Map.of("knowledge_base_id", owner.base()));
        assertThat(chat.json(QUERY).post("/api/chat").hasStatus(200).text()).contains(AccessMatrixOwner.SECRET);

        owner.admin().delete(base + "/shares/" + name).hasStatus(204);

        other.get(base).isProblem(404);
        other.get(document).isProblem(404);
        other.json(QUERY).post(base + "/search").isProblem(404);
        chat.json(QUERY).post("/api/chat").isProblem(404);
        chat.json(QUERY).post("/query").isProblem(404);
        assertThat(other.get(BASES).text()).doesNotContain(owner.base());
    }

    @Test
    void endsOpenStreams() throws Exception {
        share(name, "reader");

        endsTheStream(() -> owner.admin().delete(base + "/shares/" + name).hasStatus(204));
    }

    @Test
    void endsOpenStreamsWhenTheOwnerIsSuspended() throws Exception {
        share(name, "reader");

        endsTheStream(() -> AccessMatrixOwner.suspend(docent, owner.name(), true));
    }

    /** Without an end, the stream would last until the document is read, which nobody does. */
    private void endsTheStream(Runnable end) throws Exception {
        var stored = documents.findByIdIn(List.of(owner.document())).getFirst();
        held.hold(stored);
        var request = HttpRequest.newBuilder(URI.create(docent.address() + document + "/events"));
        other.headers().forEach(request::header);
        try (var http = HttpClient.newHttpClient()) {
            var events =
                    http.send(request.build(), BodyHandlers.ofLines()).body().iterator();
            assertThat(events.next()).isEqualTo("event: progress");

            end.run();

            var rest = new ArrayList<String>();
            events.forEachRemaining(rest::add);
            assertThat(rest).contains("event: error");
            assertThat(rest.toString()).contains("\"status\":404");
        }
    }

    @Test
    void answersThatNothingIsThereIfTheShareEndsBeforeTheAnswerBegins(CapturedOutput output) {
        uploadWhileTheShareEnds(output).isProblem(404);
    }

    /** The same bytes are a document already, which is not read, so that the call waits for it. */
    private Answer uploadWhileTheShareEnds(CapturedOutput output) {
        share(name, "editor");
        var treasure = "The treasure lies " + AccessMatrixOwner.SECRET + ".";
        var upload = other.multipart(Multipart.file("file", "treasure.txt", treasure));
        var stored = documents.findByIdIn(List.of(owner.document())).getFirst();
        held.hold(stored);
        var before = endedByShares(output);
        Supplier<Answer> call = () -> upload.post(base + "/documents?wait=true");
        var answer = CompletableFuture.supplyAsync(call, Thread::startVirtualThread);

        owner.admin().delete(base + "/shares/" + name).hasStatus(204);
        await().until(() -> answer.isDone() || endedByShares(output) > before);
        owner.key().post(document + "/cancel");
        return answer.join();
    }

    /** {@return the number of requests that ended with a share, those of other tests included} */
    private static int endedByShares(CapturedOutput output) {
        return StringUtils.countOccurrencesOf(output.getAll(), "event=request_ended reason=share");
    }

    @Test
    void restsWhileTheOwnerIsSuspended() {
        share(name, "reader");
        var chat = AccessMatrixOwner.token(docent, other, Map.of("knowledge_base_id", owner.base()));

        AccessMatrixOwner.suspend(docent, owner.name(), true);

        other.get(base).isProblem(404);
        other.get(document).isProblem(404);
        chat.json(QUERY).post("/api/chat").isProblem(404);
        assertThat(other.get(BASES).text()).doesNotContain(owner.base());

        AccessMatrixOwner.suspend(docent, owner.name(), false);

        other.get(document).hasStatus(200);
        assertThat(chat.json(QUERY).post("/api/chat").hasStatus(200).text()).contains(AccessMatrixOwner.SECRET);
        assertThat(other.get(BASES).text()).contains(owner.base());
    }

    @Test
    void reachesTheMembersOfAGroupWhileTheyAreMembers() {
        var group = GROUPS + "/" + owner.group();
        owner.admin().send("PUT", group + "/members/" + name).hasStatus(200);
        other.get(base).hasStatus(200);

        other.delete(group + "/members/me").hasStatus(204);

        other.get(base).isProblem(404);
        other.get(group).isProblem(404);
    }

    @Test
    void endsWithTheGroup() {
        var group = GROUPS + "/" + owner.group();
        owner.admin().send("PUT", group + "/members/" + name).hasStatus(200);
        other.json(Map.of("name", "mine")).patch(group).isProblem(403);
        other.delete(group).isProblem(403);

        owner.admin().delete(group).hasStatus(204);

        other.get(base).isProblem(404);
    }

    @Test
    void givesTheStrongestOfSeveralRoles() {
        share(name, "editor");
        owner.admin()
                .send("PUT", GROUPS + "/" + owner.group() + "/members/" + name)
                .hasStatus(200);

        assertThat(other.get(base).json().get("role").asText()).isEqualTo("editor");
    }

    @Test
    void staysWithinTheKeyThatIsBoundElsewhere() {
        share(name, "editor");
        var own = other.get(BASES + "/default").json().get("id").asText();
        var bound = other.json(Map.of("name", "bound", "knowledge_base_ids", List.of(own)))
                .post("/api/v1/keys")
                .hasStatus(201)
                .json();
        var key = docent.with(bound.get("api_key").asText());

        key.get(base).isProblem(404);
        key.get(document).isProblem(404);
        assertThat(key.get(BASES).text()).doesNotContain(owner.base());
    }

    @Test
    void endsWithTheKnowledgeBase() {
        share(name, "reader");

        owner.key().delete(base).hasStatus(200);

        other.get(base).isProblem(404);
        assertThat(other.get(BASES).json().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void endsWithTheAccountOfTheOwner() {
        share(name, "reader");
        var person = owner.person(docent);
        assertThat(other.get(BASES).json().at("/items/1/owner_name").asText()).isEqualTo("Pat");

        deleteAccount(person);

        other.get(base).isProblem(404);
        other.get(document).isProblem(404);
        other.get(GROUPS + "/" + owner.group()).isProblem(404);
        assertThat(other.get(BASES).json().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void endsWithTheAccountOfTheOther() {
        share(name, "editor");
        var group = GROUPS + "/" + owner.group();
        owner.admin().send("PUT", group + "/members/" + name).hasStatus(200);

        deleteAccount(Person.registered(docent, name));

        assertThat(owner.admin().get(base + "/shares").json().get("items")).hasSize(2);
        assertThat(owner.admin().get(group).json().get("members")).hasSize(1);
    }

    private static void deleteAccount(Person person) {
        person.session()
                .json(Map.of("password", person.password()))
                .send("DELETE", "/api/v1/me")
                .hasStatus(200);
    }

    @Test
    void listsWithWhomAKnowledgeBaseIsShared() {
        share(name, "reader");
        share(name, "editor");

        var shares = owner.admin().get(base + "/shares").hasStatus(200).json().get("items");

        assertThat(shares.valueStream().map(SharingTest::line))
                .containsExactlyInAnyOrder(
                        "account " + AccessMatrixOwner.READER + " reader",
                        "group " + owner.name() + " reader",
                        "account " + name + " editor");
        owner.admin()
                .json(Map.of("role", "reader"))
                .send("PUT", base + "/shares/nobody")
                .isProblem(404);
    }

    private static String line(JsonNode share) {
        return "%s %s %s"
                .formatted(
                        share.get("kind").asText(),
                        share.get("display_name").asText(),
                        share.get("role").asText());
    }

    private String ask(Docent.Call caller) {
        var query = Map.of("query", QUERY.get("query"), "knowledge_base_id", owner.base());
        return caller.json(query).post("/query").hasStatus(200).text();
    }

    private void share(String with, String role) {
        owner.admin()
                .json(Map.of("role", role))
                .send("PUT", base + "/shares/" + with)
                .hasStatus(200);
    }
}
