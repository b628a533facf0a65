package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The generated document, and its copy that readers of the repository find. */
@ServiceTest
class OpenApiTest {

    private static final Path KEPT = Path.of("..", "docs", "openapi.yaml");
    private static final String REFRESH =
            "./mvnw -pl api -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Ddocent.openapi.refresh=true";

    @Autowired
    Docent docent;

    @Test
    void isTheOneKeptInTheRepository() throws IOException {
        var generated = docent.anonymous().get("/openapi.yaml").hasStatus(200).text();
        if (Boolean.getBoolean("docent.openapi.refresh")) {
            Files.writeString(KEPT, generated);
        }

        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as("docs/openapi.yaml differs from the code; refresh it with: " + REFRESH)
                .isEqualTo(generated);
    }

    @Test
    void describesEveryCall() {
        var document = docent.anonymous().get("/openapi.json").hasStatus(200).json();

        assertThat(document.at("/info/title").asText()).isEqualTo("Docent");
        assertThat(document.at("/components/securitySchemes")).hasSize(2);
        assertThat(Endpoint.ALL).allSatisfy(endpoint -> {
            var path = endpoint.route().replaceAll("[0-9a-f-]{36}", "{id}");
            var operation = document.get("paths").properties().stream()
                    .filter(each -> each.getKey().replaceAll("\\{\\w+}", "{id}").equals(path))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .path(endpoint.method().toLowerCase(Locale.ROOT));
            assertThat(operation.path("summary").asText())
                    .as(endpoint.toString())
                    .isNotBlank();
            assertThat(operation
                            .at("/responses/default/content/application~1problem+json/schema/$ref")
                            .asText())
                    .endsWith("/Problem");
            assertThat(operation.has("requestBody"))
                    .isEqualTo(endpoint.body() != null || endpoint.takesUpload() || endpoint.takesArchive());
            if (endpoint.takesBoth()) {
                assertThat(operation.at("/requestBody/content").properties().stream()
                                .map(Map.Entry::getKey))
                        .containsExactlyInAnyOrder("application/json", "multipart/form-data");
            }
        });
    }

    @Test
    void namesEverythingAsTheJsonDoes() {
        var document = docent.anonymous().get("/openapi.json").json();

        // The dialect of AI Maker has the names of its clients, and passkeys those that browsers give them (WebAuthn,
        // Level 3).
        var schemas = (ObjectNode) document.get("components").get("schemas");
        schemas.remove(schemas.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("AiMaker") || name.startsWith("Passkey"))
                .toList());
        var names = schemas.findValues("properties").stream()
                .flatMap(properties -> properties.properties().stream())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(names).isNotEmpty().allMatch(name -> name.matches("[a-z0-9_]+"));
    }

    @Test
    void isValidAgainstTheOfficialSchemaOfOpenApi() throws IOException {
        // Published by the OpenAPI Initiative under the Apache License 2.0, at the address of its id.
        var official = Files.readString(Path.of("src/test/resources/openapi-3.1.json"));
        var id = "https://spec.openapis.org/oas/3.1/schema/2021-04-15";
        // Every schema object, too, must be a valid one of JSON Schema.
        var strict = """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://docent.dev/openapi",
                 "$ref": "%s",
                 "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": "https://json-schema.org/draft/2020-12/schema"}}}
                """.formatted(id);
        var schema = JsonSchemaFactory.getInstance(
                        VersionFlag.V202012,
                        builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(id, official))))
                .getSchema(strict);
        var document = docent.anonymous().get("/openapi.json").json();

        assertThat(schema.validate(document)).isEmpty();
        ((ObjectNode) document.at("/components/schemas/Problem"))
                .putArray("required")
                .add("title")
                .add("title");
        assertThat(schema.validate(document))
                .as("the validator sees faults in schemas")
                .isNotEmpty();
    }

    @Test
    void namesEachOperationOnceAndReadably() {
        var ids = docent.anonymous().get("/openapi.json").json().findValuesAsText("operationId");

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+([A-Z][a-z]+)*"));
    }

    @Test
    void refersOnlyToSchemasThatExist() {
        var document = docent.anonymous().get("/openapi.json").json();

        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void listsTheCredentialsAndTheIdempotencyKeyOfEachCall() {
        var paths = docent.anonymous().get("/openapi.json").json().get("paths");

        assertThat(paths.at("/~1query/post/security").toString())
                .isEqualTo("[{\"api_key\":[\"chat\"]},{\"token\":[]}]");
        assertThat(paths.at("/~1health/get/security").toString()).isEqualTo("[]");
        assertThat(paths.at("/~1api~1v1~1knowledge-bases/post/parameters").findValuesAsText("name"))
                .contains("Idempotency-Key");
        assertThat(paths.at("/~1get_temp_api_key/post/parameters").findValuesAsText("name"))
                .doesNotContain("Idempotency-Key");
    }

    private static boolean isOfMaster(String path) {
        return path.equals("/get_temp_api_key") || path.endsWith("/register") || path.contains("/admin/");
    }

    @Test
    void givesExamplesThatWorkAsTheyAre() {
        var document = docent.anonymous().get("/openapi.json").json();
        var key = docent.admin("examples");
        var token = key.post("/start_chat").json().get("jwt_token").asText();
        var named = key.json(Map.of("name", "for examples"));
        var base = named.post("/api/v1/knowledge-bases").json().get("id").asText();
        var other = named.post("/api/v1/keys").json().get("id").asText();
        var group = named.post("/api/v1/groups").json().get("id").asText();
        var chats = "/api/v1/chat/conversations";
        var talk = key.json(Map.of("new", true)).post(chats).json().get("id").asText();
        var asked = key.json(Map.of("content", "Why?")).post(chats + "/" + talk + "/messages");
        var message = asked.json().at("/assistant_message/id").asText();
        var assistant = named.post("/api/v1/assistants").json().get("id").asText();
        var config = named.post("/api/create-chat").json().get("chatConfigId").asText();
        var session = key.json(Map.of("chatConfigId", config)).post("/api/chat-session");
        var uploaded = key.multipart(Multipart.file("file", "a.txt", "Words about lanterns."))
                .post("/make_embedding");
        var read = uploaded.json().at("/documents/0/id").asText();

        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    var body = call.getValue()
                            .at("/requestBody/content/application~1json/schema/$ref")
                            .asText();
                    var example =
                            body.isEmpty() ? MissingNode.getInstance() : document.at(body.substring(1) + "/example");
                    if (!example.isMissingNode()) {
                        var caller = path.getKey().endsWith("/chat")
                                ? docent.anonymous().header("Authorization", token)
                                : isOfMaster(path.getKey()) ? docent.master() : key;
                        var answer = caller.json(example.toString())
                                .send(
                                        call.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey()
                                                .replace("/keys/{id}", "/keys/" + other)
                                                .replace("/conversations/{id}", "/conversations/" + talk)
                                                .replace("{mid}", message)
                                                .replace("/documents/{id}/passages", "/documents/" + read + "/passages")
                                                .replace("{pid}", read + "-0")
                                                .replace("/assistants/{id}", "/assistants/" + assistant)
                                                .replace("/chat-config/{id}", "/chat-config/" + config)
                                                .replace(
                                                        "/session/{id}",
                                                        "/session/"
                                                                + session.json()
                                                                        .get("sessionId")
                                                                        .asText())
                                                .replace("/influencers/{id}", "/influencers/" + assistant)
                                                .replace("{gid}", group)
                                                .replace("{grantee}", group)
                                                .replace("{id}", base));
                        assertThat(answer.status())
                                .as(path.getKey() + ": " + answer.text())
                                .isBetween(200, 299);
                    }
                }));
    }
}
