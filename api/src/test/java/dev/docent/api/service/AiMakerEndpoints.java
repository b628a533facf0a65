package dev.docent.api.service;

import static dev.docent.api.service.Endpoint.ABSENT;
import static dev.docent.api.service.Endpoint.NO_NAME;
import static dev.docent.api.service.Endpoint.NO_QUERY;
import static dev.docent.api.service.Endpoint.NO_TEXT;

import java.util.List;
import java.util.Map;

/** The calls of AI Maker that need a credential. */
final class AiMakerEndpoints {

    private static final Map<String, List<Object>> NO_SETTINGS = Map.of(
            "title", NO_NAME,
            "systemPrompt", List.of(7, List.of(), "x".repeat(10_001), "\ud800"),
            "model", List.of(7, List.of(), "a model", "x".repeat(101)),
            "temperature", List.of("1", true, -0.1, 2.1, List.of()));

    private static final Map<String, Object> SETTINGS = Map.of("title", "Guide");

    static final List<Endpoint> ALL = List.of(
            new Endpoint("POST", "/api/create-chat", "chat", SETTINGS, NO_SETTINGS),
            new Endpoint("PUT", "/api/chat-config/" + ABSENT, "chat", SETTINGS, NO_SETTINGS),
            new Endpoint(
                    "POST",
                    "/api/chat-session",
                    "chat",
                    Map.of("chatConfigId", ABSENT),
                    Map.of("chatConfigId", NO_TEXT)),
            new Endpoint(
                    "POST",
                    "/api/session-message",
                    "chat",
                    Map.of("sessionId", ABSENT, "message", "Why?"),
                    Map.of("sessionId", NO_TEXT, "message", NO_QUERY)),
            new Endpoint("PUT", "/api/session/" + ABSENT, "chat", SETTINGS, NO_SETTINGS));

    private AiMakerEndpoints() {}
}
