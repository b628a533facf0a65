package dev.docent.api.service;

import static dev.docent.api.service.Endpoint.ABSENT;
import static dev.docent.api.service.Endpoint.NO_NAME;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The calls of assistants that need a credential, under both of their names. */
final class AssistantEndpoints {

    private static final String WRITE = "assistants:write";

    private static final Map<String, List<Object>> NO_SETTINGS = Map.of(
            "avatar_url",
                    List.of(
                            7,
                            "nonsense",
                            "http://a.example/a.png",
                            "javascript:alert(1)",
                            "https://",
                            "//a.example/a"),
            "description", List.of(7, List.of(), "x".repeat(2001)),
            "category", List.of(7, List.of(), "a\nb", "x".repeat(101)),
            "system_instructions", List.of(7, List.of(), "x".repeat(10_001), "\ud800"),
            "personality_traits",
                    List.of(
                            7,
                            "kind",
                            List.of(),
                            Map.of("", "a"),
                            Map.of("a.b", "c"),
                            Map.of("tone", Map.of("is", "kind")),
                            Map.of("tone", List.of(List.of())),
                            Map.of("tone", "x".repeat(501)),
                            Map.of("tone", Collections.nCopies(21, "kind"))),
            "model", List.of(7, List.of(), "a model", "x".repeat(101)),
            "temperature", List.of("1", true, -0.1, 2.1, List.of()),
            "knowledge_base_ids", List.of("default", 7, List.of(7), Collections.singletonList(null)),
            "visibility", List.of("nonsense", 1, "", List.of()),
            "suggested_prompts",
                    List.of(7, "Why?", List.of(7), List.of(""), List.of("a\nb"), Collections.nCopies(21, "Why?")));

    static final List<Endpoint> ALL = Stream.of("assistants", "influencers")
            .flatMap(AssistantEndpoints::below)
            .toList();

    private AssistantEndpoints() {}

    private static Stream<Endpoint> below(String name) {
        var all = "/api/v1/" + name;
        var one = all + "/" + ABSENT;
        var fields = new LinkedHashMap<>(NO_SETTINGS);
        fields.put("name", NO_NAME);
        fields.put("display_name", NO_NAME);
        fields.put("is_active", List.of("yes", 1, List.of()));
        return Stream.of(
                new Endpoint("POST", all, WRITE, Map.of("name", "guide"), fields),
                new Endpoint("PATCH", one, WRITE, Map.of("name", "guide"), fields),
                new Endpoint("DELETE", one, WRITE, null, Map.of()),
                new Endpoint("POST", one + "/link", WRITE, null, Map.of()),
                new Endpoint("DELETE", one + "/link", WRITE, null, Map.of()),
                new Endpoint("POST", all + "/shared/" + ABSENT, "chat", null, Map.of()),
                new Endpoint("DELETE", one + "/acceptance", "chat", null, Map.of()),
                new Endpoint("GET", one + "/versions", WRITE, null, Map.of()),
                new Endpoint("POST", one + "/versions/" + ABSENT + "/restore", WRITE, null, Map.of()));
    }
}
