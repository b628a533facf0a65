package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Conversations with a tree of messages. */
@ServiceTest
class ConversationsTest {

    private static final String CONVERSATIONS = "/api/v1/chat/conversations";
    private static final String QUESTION = "Who built the lighthouse at Skerry Point?";

    @Autowired
    Docent docent;

    Docent.Call caller;

    @BeforeEach
    void uploads() {
        caller = docent.tenant("conversations " + System.nanoTime());
        caller.multipart(Multipart.file(
                        "file",
                        "lighthouse.txt",
                        "Agnes Thorburn built the lighthouse at Skerry Point in 1874."
                                + " The light of the lighthouse is seen from 27 nautical miles."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    @Test
    void areOpenedOnceUnlessAnotherOneIsAskedFor() {
        var first = caller.json(Map.of("title", "Towers"))
                .post(CONVERSATIONS)
                .hasStatus(201)
                .json();
        var again = caller.json(Map.of()).post(CONVERSATIONS).hasStatus(200).json();
        var other = caller.json(Map.of("new", true))
                .post(CONVERSATIONS)
                .hasStatus(201)
                .json();

        assertThat(again).isEqualTo(first);
        assertThat(first.get("title").asText()).isEqualTo("Towers");
        assertThat(other.get("id")).isNotEqualTo(first.get("id"));
        assertThat(caller.get(CONVERSATIONS).json().get("total").asInt()).isEqualTo(2);
        caller.json(Map.of("influencer_id", "nobody")).post(CONVERSATIONS).isProblem(404);
    }

    @Test
    void areListedByTheAssistantThatAnswers() {
        var assistants = docent.anonymous().get("/api/v1/assistants").json().get("items");
        for (var each = 0; each < 2; each++) {
            var body = Map.of("influencer_id", assistants.at("/" + each + "/id").asText());
            caller.json(body).post(CONVERSATIONS).hasStatus(201);
        }
        var alone = caller.json(Map.of()).post(CONVERSATIONS).hasStatus(201).json();
        var first = assistants.at("/0/id").asText();

        assertThat(alone.has("influencer_id")).isTrue();
        assertThat(alone.get("influencer_id").isNull()).isTrue();
        for (var name : List.of("assistant_id", "influencer_id")) {
            var listed = caller.get(CONVERSATIONS + "?" + name + "=" + first).json();
            assertThat(listed.get("total").asInt()).as(name).isOne();
            assertThat(listed.at("/items/0/assistant_id").asText()).isEqualTo(first);
            assertThat(listed.at("/items/0/influencer_id").asText()).isEqualTo(first);
        }
        assertThat(caller.get(CONVERSATIONS + "?influencer_id=nobody")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void storeBothMessagesAndCompleteFollowUps() {
        var id = open();
        var reply = ask(id, Map.of("content", QUESTION));
        var followUp = ask(id, Map.of("content", "And how far is its light seen?"));

        assertThat(reply.at("/user_message/content").asText()).isEqualTo(QUESTION);
        assertThat(reply.at("/user_message/role").asText()).isEqualTo("user");
        assertThat(reply.at("/assistant_message/content").asText()).contains("Agnes Thorburn");
        assertThat(reply.at("/assistant_message/grounded").asBoolean()).isTrue();
        assertThat(reply.at("/assistant_message/citations/0/filename").asText()).isEqualTo("lighthouse.txt");
        assertThat(reply.at("/assistant_message/token_count").asInt()).isPositive();
        assertThat(reply.at("/assistant_message/parent_message_id")).isEqualTo(reply.at("/user_message/id"));
        assertThat(followUp.at("/user_message/standalone_query").asText()).contains("lighthouse");
        assertThat(followUp.at("/assistant_message/content").asText()).contains("27 nautical miles");
        assertThat(followUp.at("/user_message/parent_message_id")).isEqualTo(reply.at("/assistant_message/id"));
        var conversation = caller.get(CONVERSATIONS + "/" + id).json();
        assertThat(conversation.get("title").asText()).isEqualTo(QUESTION);
        assertThat(conversation.at("/last_message/content").asText()).contains("27 nautical miles");
    }

    @Test
    void pageTheirMessagesInBothOrders() {
        var id = open();
        ask(id, Map.of("content", QUESTION));
        ask(id, Map.of("content", "hello"));
        var path = CONVERSATIONS + "/" + id + "/messages";

        var all = caller.get(path).hasStatus(200).json();
        assertThat(all.get("total").asInt()).isEqualTo(4);
        assertThat(contents(all)).startsWith(QUESTION).contains("hello");
        var newest = caller.get(path + "?order=desc&limit=1").json();
        assertThat(newest.at("/items/0")).isEqualTo(all.at("/items/3"));
        var second = caller.get(path + "?limit=2&offset=1").json();
        assertThat(second.at("/items/0")).isEqualTo(all.at("/items/1"));
        assertThat(second.get("items")).hasSize(2);
        assertThat(caller.get(path + "?offset=9").json().get("items")).isEmpty();
        caller.get(path + "?order=sideways").isProblem(400);
        var one = caller.get(path + "/" + all.at("/items/0/id").asText())
                .hasStatus(200)
                .json();
        assertThat(one).isEqualTo(all.at("/items/0"));
    }

    @Test
    void branchWhereAQuestionIsEditedOrAnsweredAgain() {
        var id = open();
        var path = CONVERSATIONS + "/" + id;
        var first = ask(id, Map.of("content", QUESTION));
        var firstQuestion = first.at("/user_message/id").asText();
        var firstAnswer = first.at("/assistant_message/id").asText();
        var again = caller.post(path + "/messages/" + firstAnswer + "/regenerate")
                .hasStatus(201)
                .json();
        var edited = ask(id, Map.of("content", "How far is the light seen?", "edited_message_id", firstQuestion));

        assertThat(again.at("/user_message/id").asText()).isEqualTo(firstQuestion);
        assertThat(again.at("/assistant_message/siblings")).hasSize(2);
        assertThat(edited.at("/user_message/parent_message_id").isNull()).isTrue();
        assertThat(caller.get(path + "/messages").json().get("total").asInt()).isEqualTo(2);
        assertThat(caller.get(path + "/messages?tree=true").json().get("total").asInt())
                .isEqualTo(5);

        caller.json(Map.of("message_id", firstAnswer))
                .send("PUT", path + "/path")
                .hasStatus(200);
        var chosen = caller.get(path + "/messages").json();
        assertThat(ids(chosen)).containsExactly(firstQuestion, firstAnswer);

        var branch = ask(
                id,
                Map.of(
                        "content",
                        "hi",
                        "parent_message_id",
                        again.at("/assistant_message/id").asText()));
        assertThat(ids(caller.get(path + "/messages").json()))
                .containsExactly(
                        firstQuestion,
                        again.at("/assistant_message/id").asText(),
                        branch.at("/user_message/id").asText(),
                        branch.at("/assistant_message/id").asText());
        caller.json(Map.of("content", "Why?", "parent_message_id", firstQuestion))
                .post(path + "/messages")
                .isProblem(422);
        caller.json(Map.of("content", "Why?", "message_type", "image"))
                .post(path + "/messages")
                .isProblem(400);
    }

    @Test
    void areRenamedPinnedArchivedAndDeletedWithAReceipt() {
        var id = open();
        var path = CONVERSATIONS + "/" + id;
        ask(id, Map.of("content", QUESTION));
        var change = Map.of("title", "Towers", "pinned", true);

        assertThat(caller.json(change)
                        .patch(path)
                        .hasStatus(200)
                        .json()
                        .get("pinned")
                        .asBoolean())
                .isTrue();
        caller.json(Map.of("pinned", true, "archived", true)).patch(path).isProblem(400);
        caller.json(Map.of("archived", true)).patch(path).hasStatus(200);
        assertThat(caller.get(CONVERSATIONS).json().get("total").asInt()).isZero();
        assertThat(caller.get(CONVERSATIONS + "?archived=true")
                        .json()
                        .at("/items/0/title")
                        .asText())
                .isEqualTo("Towers");
        var receipt = caller.delete(path).hasStatus(200).json();
        assertThat(receipt.get("messages").asInt()).isEqualTo(2);
        caller.get(path).isProblem(404);
        caller.delete(path).isProblem(404);
        assertThat(caller.get("/api/v1/chat/search?q=lighthouse")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void areFoundByTheWordsOfTheirMessages() {
        var id = open();
        ask(id, Map.of("content", QUESTION));
        docent.tenant("another reader").json(Map.of()).post(CONVERSATIONS);

        var found = caller.get("/api/v1/chat/search?q=THORBURN%20lighthouse")
                .hasStatus(200)
                .json();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/conversation_id").asText()).isEqualTo(id);
        assertThat(found.at("/items/0/conversation_title").asText()).isEqualTo(QUESTION);
        assertThat(found.at("/items/0/snippet").asText()).contains("Thorburn");
        assertThat(docent.tenant("another reader")
                        .get("/api/v1/chat/search?q=lighthouse")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        caller.get("/api/v1/chat/search?q=%20").isProblem(400);
        caller.get("/api/v1/chat/search").isProblem(400);
    }

    @Test
    void areSharedAsTheyWereUntilTheLinkIsRevoked() {
        var id = open();
        var path = CONVERSATIONS + "/" + id;
        caller.post(path + "/share").isProblem(409);
        ask(id, Map.of("content", QUESTION));
        var link = caller.post(path + "/share").hasStatus(201).json();
        ask(id, Map.of("content", "hello"));
        caller.json(Map.of("title", "Secret")).patch(path).hasStatus(200);

        var url = link.get("url").asText();
        assertThat(url).startsWith(docent.address() + "/api/v1/chat/shared/");
        var shared = docent.anonymous().get(URI.create(url).getPath()).hasStatus(200);
        assertThat(shared.json().get("total").asInt()).isEqualTo(2);
        assertThat(shared.json().get("title").asText()).isEqualTo(QUESTION);
        assertThat(shared.json().at("/items/1/citations/0/quote").asText()).contains("Agnes Thorburn");
        assertThat(shared.text()).doesNotContain(id, "hello", "Secret", "document_id");
        assertThat(shared.header("Cache-Control")).isEqualTo("no-store");
        assertThat(caller.get(path + "/share").json().at("/items/0/messages").asInt())
                .isEqualTo(2);
        docent.tenant("another reader")
                .delete(path + "/share/" + link.get("id").asText())
                .isProblem(404);
        caller.delete(path + "/share/" + link.get("id").asText()).hasStatus(204);
        docent.anonymous().get(URI.create(url).getPath()).isProblem(404);
    }

    @Test
    void areExportedWithCitations() {
        var id = open();
        var path = CONVERSATIONS + "/" + id + "/export";
        ask(id, Map.of("content", QUESTION));

        var markdown = caller.get(path).hasStatus(200);
        assertThat(markdown.header("Content-Type")).startsWith("text/markdown");
        assertThat(markdown.text())
                .startsWith("# " + QUESTION)
                .contains("## Answer", "[1] lighthouse.txt: “Agnes Thorburn");
        var json = caller.get(path + "?format=json").hasStatus(200).json();
        assertThat(json.get("path")).hasSize(2);
        assertThat(json.at("/messages/1/citations/0/filename").asText()).isEqualTo("lighthouse.txt");
        caller.get(path + "?format=pdf").isProblem(400);
    }

    @Test
    void takeFeedbackOnAnswers() {
        var id = open();
        var reply = ask(id, Map.of("content", QUESTION));
        var path = CONVERSATIONS + "/" + id + "/messages/";
        var feedback = Map.of("rating", "down", "comment", "Which Agnes?");

        var rated = caller.json(feedback)
                .send("PUT", path + reply.at("/assistant_message/id").asText() + "/feedback")
                .hasStatus(200)
                .json();
        assertThat(rated.at("/feedback/rating").asText()).isEqualTo("down");
        assertThat(rated.at("/feedback/comment").asText()).isEqualTo("Which Agnes?");
        caller.json(feedback)
                .send("PUT", path + reply.at("/user_message/id").asText() + "/feedback")
                .isProblem(422);
    }

    @Test
    void areContinuedByTheTokensOfDocumentChat() {
        var started =
                caller.json(Map.of()).post("/api/start_chat").hasStatus(200).json();
        var id = started.get("conversation_id").asText();
        ask(id, Map.of("content", QUESTION));
        var token = docent.anonymous()
                .header("Authorization", started.get("jwt_token").asText());
        var chat = token.json(Map.of("query", "And how far is its light seen?"))
                .post("/api/chat")
                .hasStatus(200)
                .json();

        assertThat(chat.get("answer").asText()).contains("27 nautical miles");
        assertThat(caller.get(CONVERSATIONS + "/" + id + "/messages").json().at("/items/3/id"))
                .isEqualTo(chat.get("message_id"));
        token.get(CONVERSATIONS + "/" + id).isProblem(403);
    }

    private String open() {
        return caller.json(Map.of("new", true))
                .post(CONVERSATIONS)
                .hasStatus(201)
                .json()
                .get("id")
                .asText();
    }

    private JsonNode ask(String id, Map<String, String> message) {
        return caller.json(message)
                .post(CONVERSATIONS + "/" + id + "/messages")
                .hasStatus(201)
                .json();
    }

    private static List<String> contents(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(each -> each.get("content").asText())
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(each -> each.get("id").asText())
                .toList();
    }
}
