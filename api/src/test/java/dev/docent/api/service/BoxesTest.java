package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where quotes of a PDF stand on its pages. */
@ServiceTest
class BoxesTest {

    private static final String QUESTION = "How long is a temporary API key valid?";

    @Autowired
    Docent docent;

    Docent.Call caller;
    String document = "";

    @BeforeEach
    void uploads() throws IOException {
        caller = docent.tenant("boxes");
        try (var pdf = Objects.requireNonNull(getClass().getResourceAsStream("/sample/docent-in-brief.pdf"))) {
            document = caller.multipart(new Multipart().andFile("file", "brief.pdf", pdf.readAllBytes()))
                    .post("/make_embedding")
                    .hasStatus(200)
                    .json()
                    .at("/documents/0/id")
                    .asText();
        }
    }

    @Test
    void areInTheCitationsOfAQuery() {
        var citation = caller.json(Map.of("query", QUESTION))
                .post("/query")
                .hasStatus(200)
                .json()
                .at("/citations/0");

        assertThat(citation.get("boxes")).isNotEmpty().allSatisfy(box -> isOnPage(box, 2));
        assertThat(citation.get("boxes")).isEqualTo(boxes(citation.get("start"), citation.get("end")));
    }

    @Test
    void areInTheCitationsOfAChat() {
        var started = caller.post("/api/start_chat").hasStatus(200).json();

        var reply = docent.anonymous()
                .header("Authorization", "Bearer " + started.get("jwt_token").asText())
                .json(Map.of("query", QUESTION))
                .post("/api/chat")
                .hasStatus(200)
                .json();

        assertThat(reply.at("/citations/0/boxes")).isNotEmpty().allSatisfy(box -> isOnPage(box, 2));
    }

    @Test
    void areThereAfterAReindexAndGoneWithTheDocument() {
        var passage = caller.get(path("/passages")).json().at("/items/0");
        var before = boxes(passage.get("start"), passage.get("end"));

        caller.post(path("/reindex")).hasStatus(202);
        caller.get(path("/events")).hasStatus(200);

        assertThat(boxes(passage.get("start"), passage.get("end")))
                .isEqualTo(before)
                .isNotEmpty();
        caller.delete(path("")).hasStatus(200);
        caller.get(path("/boxes?start=0&end=10")).isProblem(404);
    }

    @Test
    void areOneForEachLineOfAStretch() {
        var page = caller.get(path("/text")).json().at("/pages/1");

        var lines = boxes(page.get("start"), page.get("end"));

        assertThat(lines).hasSizeGreaterThan(3).allSatisfy(box -> isOnPage(box, 2));
        assertThat(boxes(page.get("start"), page.get("start"))).isEmpty();
    }

    @Test
    void areRefusedForStretchesThatAreNone() {
        for (var wrong : java.util.List.of(
                "",
                "?start=0",
                "?start=-1&end=5",
                "?start=5&end=4",
                "?start=0&end=20001",
                "?start=1000000&end=1000001",
                "?start=a&end=b",
                "?start=0&end=99999999999")) {
            caller.get(path("/boxes" + wrong)).isProblem(400);
        }
        docent.tenant("another").get(path("/boxes?start=0&end=10")).isProblem(404);
    }

    private JsonNode boxes(JsonNode start, JsonNode end) {
        return caller.get(path("/boxes?start=" + start.asInt() + "&end=" + end.asInt()))
                .hasStatus(200)
                .json()
                .get("boxes");
    }

    private String path(String of) {
        return "/api/v1/documents/" + document + of;
    }

    private static void isOnPage(JsonNode box, int page) {
        assertThat(box.get("page").asInt()).isEqualTo(page);
        assertThat(box.get("x").asDouble()).isBetween(0.0, 1.0);
        assertThat(box.get("y").asDouble()).isBetween(0.0, 1.0);
        assertThat(box.get("width").asDouble()).isBetween(0.0, 1 - box.get("x").asDouble());
        assertThat(box.get("height").asDouble()).isBetween(0.0, 1 - box.get("y").asDouble());
    }
}
