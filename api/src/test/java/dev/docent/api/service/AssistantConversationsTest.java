package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whose documents an assistant answers from, for whom, and until when. */
@ServiceTest
@Timeout(120)
class AssistantConversationsTest {

    private static final String ASSISTANTS = "/api/v1/assistants";
    private static final String CONVERSATIONS = "/api/v1/chat/conversations";
    private static final String QUESTION = "Where does the treasure lie?";

    @Autowired
    Docent docent;

    AccessMatrixOwner owner;
    Docent.Call other;

    @BeforeEach
    void hasAnOwnerAndAnother() {
        owner = AccessMatrixOwner.in(docent);
        other = docent.tenant("asks " + owner.name());
    }

    @Test
    void answersFromTheKnowledgeBasesOfItsOwnerAndShowsNothingElseOfThem() {
        var conversation = open(other, assistant(List.of(owner.base())));

        var answer = ask(other, conversation).hasStatus(201).json().get("assistant_message");

        assertThat(answer.get("content").asText()).contains(AccessMatrixOwner.SECRET);
        assertThat(answer.at("/citations/0/filename").asText()).isEqualTo("treasure.txt");
        assertThat(answer.at("/citations/0/quote").asText()).contains(AccessMatrixOwner.SECRET);
        var document = answer.at("/citations/0/document_id").asText();
        assertThat(document).isEqualTo(owner.document());
        for (var read : List.of("", "/text", "/passages", "/original", "/boxes?start=0&end=3")) {
            other.get("/api/v1/documents/" + document + read).isProblem(404);
        }
        other.get("/api/v1/knowledge-bases/" + owner.base()).isProblem(404);
        other.json(Map.of("query", QUESTION))
                .post("/api/v1/knowledge-bases/" + owner.base() + "/search")
                .isProblem(404);
        assertThat(other.json(Map.of("query", QUESTION))
                        .post("/query")
                        .hasStatus(200)
                        .json()
                        .get("answer")
                        .asText())
                .doesNotContain(AccessMatrixOwner.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Which documents are there?", "How many documents do you have?"})
    void listsDocumentsForItsOwnerOnly(String question) {
        var assistant = assistant(List.of(owner.base()));
        var token = AccessMatrixOwner.token(docent, other, Map.of("assistant_id", assistant));

        for (var asked : List.of(
                ask(other, open(other, assistant), question)
                        .hasStatus(201)
                        .json()
                        .at("/assistant_message/content"),
                token.json(Map.of("query", question))
                        .post("/query")
                        .hasStatus(200)
                        .json()
                        .get("answer"),
                token.json(Map.of("query", question))
                        .post("/chat")
                        .hasStatus(200)
                        .json()
                        .get("answer"))) {
            assertThat(asked.asText()).doesNotContain("treasure.txt").doesNotContain("1 document", "one document");
        }
        assertThat(ask(owner.key(), open(owner.key(), assistant), "Which documents are there?")
                        .hasStatus(201)
                        .json()
                        .at("/assistant_message/content")
                        .asText())
                .contains("treasure.txt");
    }

    @Test
    void answersFromTheAskersOwnIfItNamesNone() {
        var assistant = assistant(List.of());
        upload(other, "The treasure lies below the third stair.");

        assertThat(ask(other, open(other, assistant)).hasStatus(201).text())
                .contains("third stair")
                .doesNotContain(AccessMatrixOwner.SECRET);
    }

    @Test
    void answersFromNothingElseThanItsOwnKnowledgeBases() {
        var assistant = assistant(List.of(owner.base()));
        upload(other, "The treasure lies below the third stair.");

        assertThat(ask(other, open(other, assistant)).hasStatus(201).text()).doesNotContain("third stair");
        for (var call : List.of(CONVERSATIONS, "/start_chat")) {
            var body = new HashMap<String, Object>(Map.of("assistant_id", assistant));
            body.put(
                    call.equals(CONVERSATIONS) ? "knowledge_base_ids" : "knowledge_base_id",
                    call.equals(CONVERSATIONS) ? List.of("default") : "default");
            other.json(body).post(call).isProblem(400);
        }
    }

    /** Nothing of what is asked then is stored. */
    @Test
    void isAbsentAtOnceWhenItNoLongerMayBeUsed() {
        var ends = Stream.<Consumer<String>>of(
                id -> change(id, Map.of("visibility", "private")),
                id -> change(id, Map.of("is_active", false)),
                id -> owner.admin().delete(ASSISTANTS + "/" + id).hasStatus(204),
                id -> AccessMatrixOwner.suspend(docent, owner.name(), true));

        ends.forEach(end -> {
            var assistant = assistant(List.of(owner.base()));
            var conversation = open(other, assistant);
            var token = AccessMatrixOwner.token(docent, other, Map.of("influencer_id", assistant));
            var answer = ask(other, conversation)
                    .hasStatus(201)
                    .json()
                    .at("/assistant_message/id")
                    .asText();
            token.json(Map.of("query", QUESTION)).post("/chat").hasStatus(200);

            end.accept(assistant);

            ask(other, conversation).isProblem(404);
            other.post(CONVERSATIONS + "/" + conversation + "/messages/" + answer + "/regenerate")
                    .isProblem(404);
            token.json(Map.of("query", QUESTION)).post("/chat").isProblem(404);
            token.json(Map.of("query", QUESTION)).post("/query").isProblem(404);
            token.get("/stream?prompt=Where").isProblem(404);
            other.json(Map.of("assistant_id", assistant)).post(CONVERSATIONS).isProblem(404);
            other.json(Map.of("assistant_id", assistant)).post("/start_chat").isProblem(404);
            assertThat(other.get(CONVERSATIONS + "/" + conversation + "/messages")
                            .hasStatus(200)
                            .json()
                            .get("total")
                            .asInt())
                    .isEqualTo(2);
        });
        AccessMatrixOwner.suspend(docent, owner.name(), false);
    }

    @Test
    void introducesItselfByItsName() {
        var conversation = open(other, assistant(List.of()));

        assertThat(ask(other, conversation, "Who are you?")
                        .json()
                        .at("/assistant_message/content")
                        .asText())
                .startsWith("I am The keeper.");
    }

    @Test
    void endsWithItsLink() {
        var assistant = assistant(List.of(owner.base()));
        change(assistant, Map.of("visibility", "shared"));
        var token = owner.admin()
                .post(ASSISTANTS + "/" + assistant + "/link")
                .json()
                .get("token")
                .asText();
        other.json(Map.of("assistant_id", assistant)).post(CONVERSATIONS).isProblem(404);
        other.post(ASSISTANTS + "/shared/" + token).hasStatus(200);
        var conversation = open(other, assistant);
        ask(other, conversation).hasStatus(201);

        owner.admin().delete(ASSISTANTS + "/" + assistant + "/link").hasStatus(204);

        ask(other, conversation).isProblem(404);
    }

    @Test
    void isOutOfReachForKeysBoundToOtherKnowledgeBases() {
        var assistant = assistant(List.of(owner.base()));
        var conversation = open(owner.key(), assistant);
        var elsewhere = owner.admin()
                .get("/api/v1/knowledge-bases/default")
                .json()
                .get("id")
                .asText();
        var bound = docent.with(owner.createKey(Map.of("name", "bound", "knowledge_base_ids", List.of(elsewhere)))
                .get("api_key")
                .asText());

        bound.json(Map.of("assistant_id", assistant)).post(CONVERSATIONS).isProblem(404);
        bound.json(Map.of("assistant_id", assistant)).post("/start_chat").isProblem(404);
        bound.get(CONVERSATIONS + "/" + conversation).isProblem(404);
        ask(bound, conversation).isProblem(404);
        bound.json(Map.of("prompt", QUESTION, "conversation_id", conversation))
                .post("/chat")
                .isProblem(404);
    }

    private String assistant(List<String> bases) {
        var body = Map.of(
                "name", "keeper",
                "display_name", "The keeper",
                "visibility", "public",
                "knowledge_base_ids", bases);
        return owner.admin()
                .json(body)
                .post(ASSISTANTS)
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
    }

    private void change(String id, Map<String, Object> change) {
        owner.admin().json(change).patch(ASSISTANTS + "/" + id).hasStatus(200);
    }

    private static String open(Docent.Call caller, String assistant) {
        var opened = caller.json(Map.of("assistant_id", assistant))
                .post(CONVERSATIONS)
                .hasStatus(201);
        return opened.json().get("id").asText();
    }

    private static void upload(Docent.Call account, String text) {
        account.multipart(Multipart.file("file", "notes.txt", text))
                .post("/make_embedding")
                .hasStatus(200);
    }

    private static Answer ask(Docent.Call caller, String conversation) {
        return ask(caller, conversation, QUESTION);
    }

    private static Answer ask(Docent.Call caller, String conversation, String question) {
        return caller.json(Map.of("content", question)).post(CONVERSATIONS + "/" + conversation + "/messages");
    }
}
