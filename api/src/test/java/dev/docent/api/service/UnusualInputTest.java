package dev.docent.api.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.service.Docent.Call;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Input that is within all limits of length, but that one would hardly send by mistake. */
@ServiceTest
class UnusualInputTest {

    private static final String SEARCH = "/api/v1/knowledge-bases/default/search";

    @Autowired
    Docent docent;

    Call caller;

    @BeforeEach
    void hasADocument() {
        caller = docent.tenant("unusual input");
        caller.multipart(Multipart.file("file", "a.txt", "On 1, 2 and 3 May the light was out. It cost 1,1 pounds."))
                .post("/make_embedding")
                .hasStatus(200);
    }

    static List<Endpoint> takingJson() {
        return Endpoint.ALL.stream().filter(endpoint -> endpoint.body() != null).toList();
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void refusesWildcardsAsMediaType(Endpoint endpoint) {
        var token = caller.post("/start_chat").json().get("jwt_token").asText();
        var allowed = endpoint.takesTokenAlone()
                ? docent.anonymous().header("Authorization", token)
                : endpoint.takesMasterAlone() ? docent.master() : docent.admin("root");
        if (endpoint.takesSession()) {
            allowed = Person.signedIn(docent);
        }
        for (var type : List.of("*/*", "*", "application/*", "application/*+json", "text/*;q=0.1")) {
            endpoint.send(allowed.body("{}".getBytes(UTF_8), type)).isProblem(415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,", "1.", "1 ", "a,", "1-", "($", "\"a", "1/", "e\u0301"})
    void answersRepetitions(String repeated) {
        var question = Map.of("query", repeated.repeat(1995));
        var token = caller.post("/start_chat").json().get("jwt_token").asText();
        var chat = docent.anonymous().header("Authorization", token);

        for (var once = 0; once < 2; once++) {
            assertThat(chat.json(question).post("/api/chat").status()).isIn(200, 400);
        }
        assertThat(caller.json(question).post(SEARCH).status()).isIn(200, 400);
    }

    @Test
    void refusesFiltersOfManyConditions() {
        var hundred = Collections.nCopies(100, Map.of("kind", Map.of("$ne", "map")));
        var thousand = Map.of("$and", Collections.nCopies(10, Map.of("$and", hundred)));

        var refused = search(thousand).isProblem(400).json();

        assertThat(refused.at("/details/filter").asText()).contains("more than 400");
    }

    @Test
    void searchesWithFiltersOfAsManyConditionsAsTheyMayHave() {
        var different = Collections.nCopies(99, Map.of("kind", Map.of("$ne", "map")));
        var negated = Collections.nCopies(99, Map.of("$not", Map.of("kind", "map")));

        for (var each : List.of(different, negated)) {
            var filter = Map.of("$and", List.of(Map.of("$or", each), Map.of("$and", each)));
            assertThat(search(filter).hasStatus(200).json().get("items")).isNotEmpty();
        }
    }

    private Answer search(Map<String, ?> filter) {
        return caller.json(Map.of("query", "light", "filter", filter)).post(SEARCH);
    }
}
