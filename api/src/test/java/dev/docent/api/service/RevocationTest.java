package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.ingestion.document.DocumentRepository;
import dev.docent.ingestion.document.DocumentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What hangs on a key ends with it. Without that, the streams here last for minutes. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class RevocationTest {

    private static final String KEYS = "/api/v1/keys/";
    private static final int FILES = 10;
    private static final int FILE_SIZE = 1_000_000;
    private static final String BASES = "/api/v1/knowledge-bases";

    @Autowired
    Docent docent;

    @Autowired
    HeldDocuments held;

    @Autowired
    DocumentRepository documents;

    String name = "";
    Docent.Call admin;
    String id = "";
    String text = "";
    Docent.Call key;

    @AfterEach
    void releasesDocuments() {
        held.release();
    }

    @BeforeEach
    void createsAKey() {
        name = "revoked " + System.nanoTime();
        admin = docent.admin(name);
        var created = admin.json(Map.of("name", "to be revoked"))
                .post("/api/v1/keys")
                .hasStatus(201)
                .json();
        id = created.get("id").asText();
        text = created.get("api_key").asText();
        key = docent.with(text);
    }

    @Test
    void endsChatTokensAndReplays() {
        var chat = AccessMatrixOwner.token(docent, key, Map.of()).json(Map.of("query", "hello"));
        var create = key.header("Idempotency-Key", "once").json(Map.of("name", "once"));
        chat.post("/api/chat").hasStatus(200);
        create.post(BASES).hasStatus(201);

        admin.delete(KEYS + id).hasStatus(204);

        assertThat(chat.post("/api/chat").isProblem(401).header("WWW-Authenticate"))
                .contains("invalid_token");
        chat.post("/query").isProblem(401);
        create.post(BASES).isProblem(401);
        key.get(BASES).isProblem(401);
        admin.delete(KEYS + id).isProblem(404);
    }

    @Test
    void endsOpenStreams() throws Exception {
        var stream = events(unfinishedDocument(), key);

        admin.delete(KEYS + id).hasStatus(204);

        assertThat(rest(stream)).endsWith("event: error", "401");
    }

    @Test
    void endsOpenStreamsOfTemporaryKeys() throws Exception {
        var owner = AccessMatrixOwner.in(docent);
        var of = "?user_id=" + owner.name().replace(" ", "%20");
        var listed =
                docent.master().get("/api/v1/keys" + of).json().get("items").valueStream();
        var found = listed.filter(each -> owner.key()
                        .headers()
                        .toString()
                        .contains(each.get("prefix").asText()))
                .findFirst();
        var stream = events(unfinished(owner.document()), owner.key());

        docent.master()
                .delete(KEYS + found.orElseThrow().get("id").asText() + of)
                .hasStatus(204);

        assertThat(rest(stream)).endsWith("event: error", "401");
        owner.token().json(Map.of("query", "hello")).post("/api/chat").isProblem(401);
    }

    @Test
    void isWhatTheEndOfASessionDoes() throws Exception {
        var session = Person.registered(docent, name).session();
        var stream = events(unfinishedDocument(), session);
        var chat = AccessMatrixOwner.token(docent, session, Map.of()).json(Map.of("query", "hello"));
        chat.post("/api/chat").hasStatus(200);

        session.post("/api/v1/auth/logout").hasStatus(204);

        assertThat(rest(stream)).endsWith("event: error", "401");
        chat.post("/api/chat").isProblem(401);
    }

    @Test
    void isWhatASuspensionDoesToKeys() throws Exception {
        var stream = events(unfinishedDocument(), key);

        AccessMatrixOwner.suspend(docent, name, true);

        assertThat(rest(stream)).endsWith("event: error", "401");
    }

    @Test
    void isWhatARotationDoesToThePreviousText() throws Exception {
        var stream = events(unfinishedDocument(), key);
        var chat = AccessMatrixOwner.token(docent, key, Map.of()).json(Map.of("query", "hello"));

        admin.post(KEYS + id + "/rotate").hasStatus(200);

        assertThat(rest(stream)).endsWith("event: error", "401");
        chat.post("/api/chat").isProblem(401);
    }

    @Test
    void isWhatANarrowedKeyDoesToWhatItPermitted() throws Exception {
        var stream = events(unfinishedDocument(), key);
        var chat = AccessMatrixOwner.token(docent, key, Map.of());

        admin.json(Map.of("scopes", List.of("chat"))).patch(KEYS + id).hasStatus(200);

        assertThat(rest(stream)).endsWith("event: error", "401");
        chat.json(Map.of("query", "hello")).post("/api/chat").hasStatus(200);
        chat.multipart(Multipart.file("file", "a.txt", "something"))
                .post("/make_embedding")
                .isProblem(403);
        admin.json(Map.of("scopes", List.of("documents:read"))).patch(KEYS + id).hasStatus(200);
        chat.json(Map.of("query", "hello")).post("/api/chat").isProblem(401);
    }

    @Test
    void leavesTheStreamsOfOtherKeys() throws Exception {
        var document = unfinishedDocument();
        var revoked = events(document, key);
        var other = events(document, admin);

        admin.delete(KEYS + id).hasStatus(204);

        assertThat(rest(revoked)).endsWith("event: error", "401");
        var found = documents.findByOwnerAndId(owner(document), document).orElseThrow();
        documents.save(found.failed("cancelled", "It is over."));
        assertThat(rest(other)).contains("event: failed").doesNotContain("event: error");
    }

    /** Reading the document lasts longer than the interval in which credentials are checked. */
    @Test
    void concernsNotWhatHangsOnTheMasterKey() {
        var token = AccessMatrixOwner.token(docent, docent.master(), Map.of());

        token.multipart(large()).post("/make_embedding").hasStatus(200);
    }

    private static Multipart large() {
        var text = IntStream.range(0, 600)
                .mapToObj(each ->
                        "Keeper %d lit lamp %d before the storm came in from the west.".formatted(each, 7 * each))
                .collect(Collectors.joining("\n\n"));
        return Multipart.file("file", "lamps.txt", text);
    }

    /** The files are more than the buffers of a connection hold, and the client reads nothing until the key is revoked. */
    @Test
    void endsDownloads(CapturedOutput output) throws Exception {
        var random = new Random(20);
        for (var file = 0; file < FILES; file++) {
            var bytes = new byte[FILE_SIZE];
            random.nextBytes(bytes);
            upload(file + ".bin", bytes);
        }
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", docent.port()));
            var request = "GET /api/v1/knowledge-bases/default/export HTTP/1.1\r\nHost: localhost\r\n"
                    + "Connection: close\r\nX-API-Key: " + text + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            admin.delete(KEYS + id).hasStatus(204);
            await().until(() -> output.getAll().contains("event=request_ended"));

            assertThat(countRest(socket.getInputStream())).isLessThan(FILES * FILE_SIZE);
        }
        assertThat(output.getAll())
                .contains("credential=" + id)
                .doesNotContain("answer_aborted", "Servlet.service()", text);
    }

    /** {@return a document that another node works at, whose events do not end} */
    private String unfinishedDocument() {
        return unfinished(upload("a.txt", "Some words.".getBytes(StandardCharsets.UTF_8)));
    }

    private String unfinished(String document) {
        var owner = owner(document);
        var found = await().until(
                        () -> documents.findByOwnerAndId(owner, document).orElseThrow(),
                        each -> each.status() == DocumentStatus.READY);
        held.hold(found);
        return document;
    }

    private String owner(String document) {
        return documents.findByIdIn(List.of(document)).getFirst().owner();
    }

    private String upload(String name, byte[] content) {
        return key.multipart(new Multipart().andFile("file", name, content))
                .post(BASES + "/default/documents?wait=true")
                .json()
                .at("/documents/0/id")
                .asText();
    }

    /** {@return the lines of the events, after the first one has come} */
    private Iterator<String> events(String document, Docent.Call caller) throws Exception {
        var uri = URI.create(docent.address() + "/api/v1/documents/" + document + "/events");
        var request = HttpRequest.newBuilder(uri);
        caller.headers().forEach(request::header);
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        var lines = answer.body().iterator();
        assertThat(lines.next()).isEqualTo("event: progress");
        return lines;
    }

    /** {@return the names of the events to the end of the stream, and the status that the last one reports} */
    private static List<String> rest(Iterator<String> lines) throws IOException {
        var names = new ArrayList<String>();
        JsonNode data = null;
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("event: ")) {
                names.add(line);
            } else if (line.startsWith("data: ")) {
                data = new ObjectMapper().readTree(line.substring(6));
            }
        }
        return Stream.concat(
                        names.stream(),
                        Stream.ofNullable(data).map(last -> last.path("status").asText()))
                .toList();
    }

    private static long countRest(InputStream in) {
        var count = 0L;
        try {
            while (in.read() >= 0) {
                count++;
            }
        } catch (IOException aborted) {
            // So does an answer end that cannot be completed.
        }
        return count;
    }
}
