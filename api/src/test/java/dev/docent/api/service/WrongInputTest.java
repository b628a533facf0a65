package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.service.Docent.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything that can be wrong with a request, at every endpoint that could meet it. */
@ServiceTest
class WrongInputTest {

    private static final String ABSENT = "01a1fcb7-0000-7000-8000-000000000000";
    private static final String BASES = "/api/v1/knowledge-bases";
    private static final String DOCUMENTS = "/api/v1/documents/" + ABSENT;

    @Autowired
    Docent docent;

    String key = "";
    String token = "";

    @Nullable
    Call session;

    @BeforeEach
    void getsCredentials() {
        key = docent.keyOf("wrong-input");
        token = docent.with(key).post("/start_chat").json().get("jwt_token").asText();
    }

    static Stream<Endpoint> endpoints() {
        return Endpoint.ALL.stream();
    }

    static Stream<Endpoint> takingAKey() {
        return endpoints().filter(endpoint -> !endpoint.takesTokenAlone());
    }

    static Stream<Endpoint> takingAToken() {
        return endpoints().filter(Endpoint::takesToken);
    }

    static Stream<Endpoint> takingJson() {
        return endpoints().filter(endpoint -> endpoint.body() != null);
    }

    static Stream<Endpoint> takingUploads() {
        return endpoints()
                .filter(Endpoint::takesUpload)
                .map(endpoint -> endpoint.at(endpoint.path().replace(ABSENT, "default")));
    }

    /** Uploads of documents, which have metadata and paths. */
    static Stream<Endpoint> takingDocuments() {
        return takingUploads()
                .filter(endpoint ->
                        !endpoint.takesPictures() && !endpoint.path().contains("/media/"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isRefusedWithoutCredential(Endpoint endpoint) {
        var answer = endpoint.send(docent.anonymous()).isProblem(401);

        assertThat(answer.response().headers().allValues("WWW-Authenticate")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isRefusedWithABadKey(Endpoint endpoint) {
        for (var bad : List.of("dk_nobody", "", " ", "x".repeat(5000), "the-master-key", "dk_\u00e4")) {
            endpoint.send(docent.with(bad)).isProblem(401);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isRefusedWithATokenThatIsNotOurs(Endpoint endpoint) {
        for (var forged : Forgery.of(token)) {
            endpoint.send(docent.anonymous().header("Authorization", forged)).isProblem(401);
            endpoint.send(docent.anonymous().header("Authorization", "Bearer " + forged))
                    .isProblem(401);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isRefusedWithACredentialOfTheWrongKind(Endpoint endpoint) {
        var wrong = endpoint.takesTokenAlone()
                ? docent.with(key)
                : docent.anonymous().header("Authorization", "Bearer " + token);
        if (endpoint.takesTokenAlone() || !endpoint.takesToken()) {
            var expected = endpoint.takesTokenAlone() ? 401 : 403;
            endpoint.send(wrong).isProblem(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("takingAKey")
    void isRefusedToAKeyWithoutTheScope(Endpoint endpoint) {
        var scope = endpoint.scope().equals("assistants:write") ? "documents:read" : "assistants:write";
        var powerless = docent.master()
                .json(Map.of("user_id", "wrong-input", "scopes", List.of(scope)))
                .post("/get_temp_api_key")
                .json()
                .get("api_key")
                .asText();

        var problem = endpoint.send(docent.with(powerless)).isProblem(403).json();

        assertThat(problem.at("/details/scope").asText()).isEqualTo(endpoint.scope());
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void namesWhatIsWrongWithABody(Endpoint endpoint) {
        for (var broken :
                List.of("{", "{\"a\":}", "nonsense", "{} {}", "{\"query\":\"a\",\"query\":\"b\"}", "\u0000", "\"")) {
            endpoint.send(allowed(endpoint).json(broken)).isProblem(400);
        }
        for (var wrongKind : List.of("[]", "7", "\"text\"", "true")) {
            endpoint.send(allowed(endpoint).json(wrongKind)).isProblem(400);
        }
        endpoint.send(allowed(endpoint).json("[".repeat(100_000))).isProblem(400);
        endpoint.send(allowed(endpoint).body(new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF}, "application/json"))
                .isProblem(400);
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void namesEveryFieldOfTheWrongType(Endpoint endpoint) {
        endpoint.fields()
                .forEach((field, wrongValues) -> wrongValues.forEach(value -> {
                    var body = endpoint.bodyWith(field, value);
                    var problem = endpoint.send(allowed(endpoint).json(body))
                            .isProblem(400)
                            .json();
                    assertThat(problem.get("details").properties())
                            .as(body + " -> " + problem)
                            .anySatisfy(detail -> assertThat(detail.getKey()).startsWith(field));
                }));
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void ignoresUnknownFields(Endpoint endpoint) {
        var answer = endpoint.send(allowed(endpoint).json(endpoint.bodyWith("never_heard_of", Map.of("a", List.of()))));

        if (endpoint.path().equals("/api/v1/auth/passkeys")) {
            // The authenticator's part of the body is not right either.
            assertThat(answer.isProblem(400).json().get("details").toString()).doesNotContain("never_heard_of");
            return;
        }
        assertThat(answer.status()).isNotEqualTo(400).isLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void refusesAHugeBody(Endpoint endpoint) {
        var huge = "{\"query\":\"" + "x".repeat(1_100_000) + "\"}";

        var problem = endpoint.send(allowed(endpoint).json(huge)).isProblem(413).json();

        assertThat(problem.get("detail").asText()).contains("1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-database", "application/zipped", "multipart/mixed", "Multipart", "*/*"})
    void refusesAHugeBodyWhoseTypeIsAlmostThatOfAnUpload(String type) {
        var huge = new byte[1_100_000];

        for (var call : List.of(docent.with(key), docent.with(key).header("Idempotency-Key", "huge"))) {
            call.body(huge, type).post(BASES).isProblem(413);
        }
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void refusesAnotherMediaType(Endpoint endpoint) {
        for (var type : List.of(
                "text/csv",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x")) {
            var isAlsoTaken = endpoint.takesBoth() && type.startsWith("multipart/");
            endpoint.send(allowed(endpoint).body("a=b".getBytes(StandardCharsets.UTF_8), type))
                    .isProblem(isAlsoTaken ? 404 : 415);
        }
        assertThat(endpoint.send(allowed(endpoint).body("{}".getBytes(StandardCharsets.UTF_8), "not a type"))
                        .status())
                .isBetween(400, 415);
    }

    @ParameterizedTest
    @MethodSource("takingUploads")
    void namesWhatIsMissingInAnUpload(Endpoint endpoint) {
        var problem = endpoint.send(allowed(endpoint).multipart(Multipart.field("note", "no file")))
                .isProblem(400)
                .json();

        assertThat(problem.get("details").has("file")).isTrue();
        endpoint.send(allowed(endpoint).multipart(new Multipart())).isProblem(400);
        endpoint.send(allowed(endpoint).multipart(Multipart.field("file", "a field and not a file")))
                .isProblem(400);
        endpoint.send(allowed(endpoint).multipart(Multipart.file("file", "empty.txt", "")))
                .isProblem(400);
    }

    @ParameterizedTest
    @MethodSource("takingUploads")
    void refusesABrokenUpload(Endpoint endpoint) {
        var whole = Multipart.file("file", "a.txt", "something");
        var half = Arrays.copyOf(whole.bytes(), whole.bytes().length / 2);
        endpoint.send(allowed(endpoint).body(half, whole.contentType())).isProblem(400);
        endpoint.send(allowed(endpoint).body(whole.bytes(), "multipart/form-data"))
                .isProblem(400);
        endpoint.send(allowed(endpoint).body("{}".getBytes(StandardCharsets.UTF_8), "application/json"))
                .isProblem(endpoint.takesBoth() ? 400 : 415);
        allowed(endpoint).send(endpoint.method(), endpoint.path()).isProblem(415);
    }

    @ParameterizedTest
    @MethodSource("takingUploads")
    void refusesAHugeUpload(Endpoint endpoint) {
        var problem = endpoint.send(
                        allowed(endpoint).multipart(Multipart.file("file", "huge.txt", "x".repeat(1_200_000))))
                .isProblem(413)
                .json();
        assertThat(problem.get("detail").asText()).contains("1048576 bytes");
        var many = new Multipart();
        for (var part = 0; part < 600; part++) {
            many.andField("note", "x");
        }
        endpoint.send(allowed(endpoint).multipart(many)).isProblem(413);
    }

    @ParameterizedTest
    @MethodSource("takingDocuments")
    void namesWhatIsWrongWithMetadata(Endpoint endpoint) {
        for (var wrong : List.of(
                "[]",
                "{",
                "7",
                "null",
                "{\"a\":{}}",
                "{\"a\":null}",
                "{\"a b\":1}",
                "{\"filename\":\"x\"}",
                "{\"a\":[[1]]}",
                "{\"\":1}",
                "{\"a\":\"" + "x".repeat(1001) + "\"}",
                "{\"a\":\"\\ud800\"}")) {
            var upload = Multipart.file("file", "a.txt", "something").andField("metadata", wrong);
            var problem = endpoint.send(allowed(endpoint).multipart(upload))
                    .isProblem(400)
                    .json();
            assertThat(problem.get("details").toString()).contains("metadata");
        }
    }

    @ParameterizedTest
    @MethodSource("takingDocuments")
    void namesWhatIsWrongWithAPath(Endpoint endpoint) {
        for (var wrong : List.of("", "..", "a/../../b", "\u202e", "x".repeat(1025))) {
            var upload = Multipart.file("file", "a.txt", "something").andField("path", wrong);
            var problem = endpoint.send(allowed(endpoint).multipart(upload))
                    .isProblem(400)
                    .json();
            assertThat(problem.get("details").has("path")).isTrue();
        }
        var twoForOne = Multipart.file("file", "a.txt", "something")
                .andField("path", "a")
                .andField("path", "b");
        endpoint.send(allowed(endpoint).multipart(twoForOne)).isProblem(400);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesAnotherMethod(Endpoint endpoint) {
        var isReplaced = Endpoint.ALL.stream()
                .anyMatch(each -> each.method().equals("PUT") && each.path().equals(endpoint.path()));
        var unused = isReplaced ? "PATCH" : "PUT";
        for (var method : List.of("TRACE", unused)) {
            var answer = docent.master().send(method, endpoint.path());
            assertThat(answer.status()).isIn(400, 401, 405);
            if (method.equals(unused)) {
                answer.isProblem(answer.status());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=99999999999",
                "offset=-1",
                "offset=x",
                "offset=1.5"
            })
    void namesAPageThatIsNone(String page) {
        for (var list : List.of(
                BASES,
                BASES + "/default/documents",
                BASES + "/default/evaluations",
                "/api/v1/deletions",
                "/api/v1/webhooks")) {
            var problem = docent.with(key).get(list + "?" + page).isProblem(400).json();
            assertThat(problem.get("details").has(page.substring(0, page.indexOf('='))))
                    .isTrue();
        }
        docent.with(key).get(DOCUMENTS + "/passages?" + page).isProblem(400);
        docent.with(key)
                .get(BASES + "/default/evaluations/" + ABSENT + "/results?" + page)
                .isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleting", "READY", "nonsense", "%00"})
    void namesAStatusThatIsNone(String status) {
        docent.with(key).get(BASES + "/default/documents?status=" + status).isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=perhaps", "include_embeddings=2"})
    void namesASwitchThatIsNone(String query) {
        var upload = Multipart.file("file", "a.txt", "something");
        docent.with(key).multipart(upload).post("/make_embedding?" + query).isProblem(400);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void answersUnknownIdsAsAbsent(Endpoint endpoint) {
        // Changes of how a person signs in need a proof first, whatever they name.
        var needsProof =
                endpoint.method().equals("DELETE") && endpoint.path().matches(".*/auth/(passkeys|identities)/.*");
        if (endpoint.path().contains(ABSENT)) {
            for (var id : List.of(ABSENT, "nonsense", "%20", "'%20or%201=1", "%F0%9F%94%A5", "x".repeat(2000))) {
                var path = endpoint.path().replace(ABSENT, id);
                endpoint.at(path).send(allowed(endpoint)).isProblem(needsProof ? 401 : 404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/api/v1/nowhere",
                "/api/v2/documents",
                "/favicon.ico",
                "/static/x.js",
                "/api/v1/knowledge-bases/"
            })
    void answersUnknownPathsAsAbsent(String path) {
        docent.anonymous().get(path).isProblem(404);
        docent.with(key).get(path).isProblem(404);
        docent.anonymous().header("Accept", "text/html").get(path).isProblem(404);
    }

    @Test
    void suggestsTheFieldThatAMisspelledOneMeant() {
        var problem = docent.with(key)
                .json(Map.of("qury", "Why?"))
                .post("/query")
                .isProblem(400)
                .json();

        assertThat(problem.get("detail").asText())
                .startsWith("query: ")
                .endsWith("there is no field `qury`, did you mean `query`?");
        assertThat(problem.at("/details/query").asText()).endsWith("did you mean `query`?");
    }

    @Test
    void namesTheUnknownFieldsWhereARequiredOneIsMissing() {
        var problem = docent.with(key)
                .json(Map.of("frage", "Warum?"))
                .post("/query")
                .isProblem(400)
                .json();

        assertThat(problem.get("detail").asText()).endsWith("unknown fields were ignored: `frage`");
    }

    @Test
    void refusesAQuestionWithManyCombiningMarksInARow() {
        var problem = docent.with(key)
                .json(Map.of("query", "e" + "\u0301".repeat(31)))
                .post("/query")
                .isProblem(400)
                .json();

        assertThat(problem.get("detail").asText()).endsWith("at most 30 combining marks in a row");
    }

    @Test
    void saysThatABodyIsEmpty() {
        var problem = docent.with(key)
                .body(new byte[0], "application/json")
                .post("/query")
                .isProblem(400)
                .json();

        assertThat(problem.get("detail").asText()).isEqualTo("The body is empty; this call requires a JSON object");
    }

    @Test
    void saysWhereAKeyBelongsThatIsSentAsABearerToken() {
        for (var sent : List.of("Bearer " + key, key)) {
            var problem = docent.anonymous()
                    .header("Authorization", sent)
                    .json(Map.of("query", "Why?"))
                    .post("/query")
                    .isProblem(401)
                    .json();
            assertThat(problem.get("detail").asText()).endsWith("send an API key in X-API-Key");
        }
    }

    private Call allowed(Endpoint endpoint) {
        if (endpoint.takesSession()) {
            session = session == null ? Person.signedIn(docent) : session;
            return session;
        }
        return endpoint.takesTokenAlone()
                ? docent.anonymous().header("Authorization", token)
                : endpoint.takesMasterAlone() || isUnusual(endpoint.scope()) ? docent.master() : docent.with(key);
    }

    /** {@return whether a temporary key has the scope only if asked for} */
    private static boolean isUnusual(String scope) {
        return scope.equals("admin") || scope.equals("assistants:write");
    }
}
