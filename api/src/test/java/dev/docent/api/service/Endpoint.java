package dev.docent.api.service;

import dev.docent.api.service.Docent.Call;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/**
 * A call of the API as one would make it.
 *
 * @param scope what a key needs for it
 * @param body a good one; null when it takes none
 * @param fields values that the fields of the body must not have
 */
record Endpoint(
        String method,
        String path,
        String scope,
        @Nullable Map<String, Object> body,
        Map<String, List<Object>> fields) {

    static final String ABSENT = "01a1fcb7-0000-7000-8000-000000000000";
    private static final String BASE = "/api/v1/knowledge-bases/" + ABSENT;
    private static final String CONVERSATIONS = "/api/v1/chat/conversations";
    private static final String CONVERSATION = CONVERSATIONS + "/" + ABSENT;
    private static final String MESSAGE = CONVERSATION + "/messages/" + ABSENT;
    private static final String DOCUMENT = "/api/v1/documents/" + ABSENT;
    private static final String EVALUATION = BASE + "/evaluations/" + ABSENT;
    private static final String GROUP = "/api/v1/groups/" + ABSENT;
    private static final String MEDIA = "/api/v1/media";
    private static final String KEY = "/api/v1/keys/" + ABSENT;
    private static final String EXTRACTION = "/api/v1/extractions/" + ABSENT;
    private static final String WEBHOOK = "/api/v1/webhooks/" + ABSENT;
    static final List<Object> NO_TEXT = List.of(7, true, 1.5, List.of(), Map.of(), "\ud800");
    static final List<Object> NO_QUERY =
            List.of(7, true, List.of(), Map.of(), "", " ", "\u2003\u00a0", "\u0000", "\u200b", "x".repeat(4001));
    static final List<Object> NO_NAME =
            List.of(7, true, List.of(), "", " ", "\u2003", "\u200b", "a\nb", "\u0000", "x".repeat(201));

    private static final List<Object> NO_GOLDEN_QUESTIONS = List.of(
            7,
            "Why?",
            Map.of(),
            List.of(),
            List.of(7),
            List.of(Map.of()),
            List.of(Map.of("question", "Why?")),
            List.of(Map.of("answer", "So")),
            List.of(Map.of("question", "\u200b", "answer", "So")),
            List.of(Map.of("question", 7, "answer", "So")),
            List.of(Map.of("question", "x".repeat(2001), "answer", "So")),
            List.of(Map.of("question", "Why?", "answer", 7)),
            List.of(Map.of("question", "Why?", "answer", List.of())),
            List.of(Map.of("question", "Why?", "answer", List.of("So", 7))),
            List.of(Map.of("question", "Why?", "answer", List.of("So", ""))),
            List.of(Map.of("question", "Why?", "answer", "The...")),
            List.of(Map.of("question", "Why?", "answer", "x".repeat(1001))),
            List.of(Map.of("question", "Why?", "answer", Collections.nCopies(21, "So"))),
            List.of(Map.of("question", "Why?", "document_id", "")),
            List.of(Map.of("question", "Why?", "document_id", 7)),
            List.of(Map.of("question", "Why?", "filename", "\u200b")),
            List.of(Map.of("question", "Why?", "document_id", ABSENT, "filename", "a.txt")),
            List.of(Map.of("question", "Why?", "unanswerable", "yes")),
            List.of(Map.of("question", "Why?", "unanswerable", false)),
            List.of(Map.of("question", "Why?", "unanswerable", true, "answer", "So")),
            List.of(Map.of("question", "Why?", "unanswerable", true, "filename", "a.txt")),
            Collections.nCopies(1001, Map.of("question", "Why?", "answer", "So")));

    private static final List<Object> NO_URL = List.of(
            7,
            true,
            List.of(),
            "",
            " ",
            "nonsense",
            "/hook",
            "ftp://127.0.0.1/",
            "https://",
            "https://user:secret@127.0.0.1/",
            "https://127.0.0.1/#part",
            "https://127.0.0.1:0/",
            "https://127.0.0.1/\u0000",
            "https://127.0.0.1/" + "x".repeat(2000));

    private static final List<Object> NO_SCOPES =
            List.of(List.of("nonsense"), List.of(), "chat", 7, List.of(7), List.of(""));
    private static final List<Object> NO_END =
            List.of(7, true, "tomorrow", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z", List.of());
    private static final List<Object> NO_BUDGET = List.of(
            7,
            "1",
            List.of(),
            Map.of("requests_per_day", 0),
            Map.of("tokens_per_day", -1),
            Map.of("bytes_per_day", "1"));

    private static final List<Object> NO_PROOF = List.of(7, true, List.of(), Map.of(), "x".repeat(2000));

    private static final List<Endpoint> LISTED = List.of(
            new Endpoint(
                    "POST",
                    "/get_temp_api_key",
                    "master",
                    Map.of(),
                    Map.of(
                            "user_id", NO_NAME,
                            "ttl_seconds", List.of(0, -1, 2_592_001, "60", 1.5, true, Long.MAX_VALUE),
                            "scopes", NO_SCOPES)),
            start("/start_chat"),
            start("/api/start_chat"),
            chat("/chat"),
            chat("/api/chat"),
            new Endpoint(
                    "POST",
                    "/query",
                    "chat",
                    Map.of("query", "Why?"),
                    Map.of("query", NO_QUERY, "knowledge_base_id", NO_TEXT)),
            new Endpoint("GET", CONVERSATIONS, "chat", null, Map.of()),
            new Endpoint(
                    "POST",
                    CONVERSATIONS,
                    "chat",
                    Map.of("new", true, "knowledge_base_ids", List.of(ABSENT)),
                    Map.of(
                            "title",
                            NO_NAME,
                            "assistant_id",
                            NO_TEXT,
                            "knowledge_base_ids",
                            List.of(
                                    "default",
                                    7,
                                    List.of(),
                                    List.of(7),
                                    Collections.singletonList(null),
                                    Collections.nCopies(21, "default")),
                            "new",
                            List.of("yes", 7, List.of()))),
            new Endpoint("GET", CONVERSATION, "chat", null, Map.of()),
            new Endpoint(
                    "PATCH",
                    CONVERSATION,
                    "chat",
                    Map.of("title", "Talk"),
                    Map.of(
                            "title", NO_NAME,
                            "pinned", List.of("yes", 7, List.of()),
                            "archived", List.of("yes", 7, List.of()))),
            new Endpoint("DELETE", CONVERSATION, "chat", null, Map.of()),
            new Endpoint("GET", CONVERSATION + "/export", "chat", null, Map.of()),
            new Endpoint("GET", CONVERSATION + "/messages", "chat", null, Map.of()),
            new Endpoint(
                    "POST",
                    CONVERSATION + "/messages",
                    "chat",
                    Map.of("content", "Why?"),
                    Map.of(
                            "content", NO_QUERY,
                            "message_type", List.of("nonsense", "", 7, List.of()),
                            "parent_message_id", NO_TEXT,
                            "edited_message_id", NO_TEXT)),
            new Endpoint("GET", MESSAGE, "chat", null, Map.of()),
            new Endpoint("GET", MESSAGE + "/events", "chat", null, Map.of()),
            new Endpoint("POST", MESSAGE + "/stop", "chat", null, Map.of()),
            new Endpoint("POST", MESSAGE + "/regenerate", "chat", null, Map.of()),
            new Endpoint(
                    "PUT",
                    MESSAGE + "/feedback",
                    "chat",
                    Map.of("rating", "up"),
                    Map.of(
                            "rating", List.of("good", "", 7, true, List.of()),
                            "comment", List.of(7, List.of(), "x".repeat(2001)))),
            new Endpoint(
                    "PUT",
                    CONVERSATION + "/path",
                    "chat",
                    Map.of("message_id", ABSENT),
                    Map.of("message_id", List.of(7, true, "", List.of(), Map.of(), "x".repeat(201)))),
            new Endpoint("GET", CONVERSATION + "/share", "chat", null, Map.of()),
            new Endpoint("POST", CONVERSATION + "/share", "chat", null, Map.of()),
            new Endpoint("DELETE", CONVERSATION + "/share/" + ABSENT, "chat", null, Map.of()),
            new Endpoint("GET", "/api/v1/chat/search?q=treasure", "chat", null, Map.of()),
            new Endpoint("GET", "/stream?prompt=Why", "chat", null, Map.of()),
            new Endpoint("POST", "/make_embedding", "documents:write", null, Map.of()),
            new Endpoint("GET", "/api/v1/knowledge-bases", "documents:read", null, Map.of()),
            new Endpoint(
                    "POST",
                    "/api/v1/knowledge-bases",
                    "documents:write",
                    Map.of("name", "default"),
                    Map.of("name", NO_NAME, "description", List.of(7, List.of(), "x".repeat(2001)))),
            new Endpoint("POST", "/api/v1/knowledge-bases/import", "documents:write", null, Map.of()),
            new Endpoint("GET", BASE + "/export", "documents:read", null, Map.of()),
            new Endpoint("GET", BASE + "/shares", "admin", null, Map.of()),
            new Endpoint(
                    "PUT",
                    BASE + "/shares/" + ABSENT,
                    "admin",
                    Map.of("role", "reader"),
                    Map.of("role", List.of("owner", "", 7, true, List.of(), Map.of()))),
            new Endpoint("DELETE", BASE + "/shares/" + ABSENT, "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/groups", "admin", null, Map.of()),
            new Endpoint("POST", "/api/v1/groups", "admin", Map.of("name", "Readers"), Map.of("name", NO_NAME)),
            new Endpoint("GET", GROUP, "admin", null, Map.of()),
            new Endpoint("PATCH", GROUP, "admin", Map.of("name", "Readers"), Map.of("name", NO_NAME)),
            new Endpoint("DELETE", GROUP, "admin", null, Map.of()),
            new Endpoint("PUT", GROUP + "/members/" + ABSENT, "admin", null, Map.of()),
            new Endpoint("DELETE", GROUP + "/members/" + ABSENT, "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/keys", "admin", null, Map.of()),
            new Endpoint(
                    "POST",
                    "/api/v1/keys",
                    "admin",
                    Map.of("name", "Reports", "scopes", List.of("admin")),
                    Map.of(
                            "name", NO_NAME,
                            "scopes", NO_SCOPES,
                            "knowledge_base_ids", List.of("default", 7, List.of(7), Collections.singletonList(null)),
                            "expires_at", NO_END,
                            "budget", NO_BUDGET)),
            new Endpoint("GET", KEY, "admin", null, Map.of()),
            new Endpoint(
                    "PATCH",
                    KEY,
                    "admin",
                    Map.of("scopes", List.of("admin")),
                    Map.of(
                            "name",
                            NO_NAME,
                            "scopes",
                            List.of(List.of(), "chat", 7),
                            "expires_at",
                            List.of(true, "tomorrow", List.of()),
                            "budget",
                            NO_BUDGET)),
            new Endpoint("POST", KEY + "/rotate", "admin", null, Map.of()),
            new Endpoint("DELETE", KEY, "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/auth/sessions", "signed_in", null, Map.of()),
            new Endpoint("DELETE", "/api/v1/auth/sessions/" + ABSENT, "signed_in", null, Map.of()),
            new Endpoint(
                    "POST",
                    "/api/v1/auth/mfa",
                    "signed_in",
                    Map.of("password", "a wrong password"),
                    Map.of("password", NO_PROOF, "code", NO_PROOF)),
            new Endpoint(
                    "DELETE",
                    "/api/v1/auth/mfa",
                    "signed_in",
                    Map.of("password", "a wrong password"),
                    Map.of("password", NO_PROOF, "code", NO_PROOF)),
            new Endpoint(
                    "POST",
                    "/api/v1/auth/mfa/confirm",
                    "signed_in",
                    Map.of("code", "000000"),
                    Map.of("code", NO_PROOF)),
            new Endpoint(
                    "POST",
                    "/api/v1/auth/password/change",
                    "signed_in",
                    Map.of("current_password", "a wrong password", "new_password", "violet anchor 58 in fog"),
                    Map.of("current_password", NO_PROOF, "new_password", NO_PROOF)),
            new Endpoint("GET", "/api/v1/auth/passkeys", "signed_in", null, Map.of()),
            new Endpoint(
                    "POST",
                    "/api/v1/auth/passkeys/registration/options",
                    "signed_in",
                    Map.of("password", "a wrong password"),
                    Map.of("password", NO_PROOF, "code", NO_PROOF)),
            new Endpoint(
                    "POST",
                    "/api/v1/auth/passkeys",
                    "signed_in",
                    Map.of(
                            "name",
                            "Phone",
                            "credential",
                            Map.of("response", Map.of("clientDataJSON", "AAAA", "attestationObject", "AAAA"))),
                    Map.of("name", NO_NAME, "credential", List.of(7, true, List.of(), "AAAA"))),
            new Endpoint(
                    "PATCH",
                    "/api/v1/auth/passkeys/" + ABSENT,
                    "signed_in",
                    Map.of("name", "Phone"),
                    Map.of("name", NO_NAME)),
            new Endpoint(
                    "DELETE",
                    "/api/v1/auth/passkeys/" + ABSENT,
                    "signed_in",
                    Map.of("password", "a wrong password"),
                    Map.of("password", NO_PROOF, "code", NO_PROOF)),
            new Endpoint("GET", "/api/v1/auth/identities", "signed_in", null, Map.of()),
            new Endpoint(
                    "POST",
                    "/api/v1/auth/identities",
                    "signed_in",
                    Map.of("issuer", "acme", "password", "a wrong password"),
                    Map.of(
                            "issuer", List.of(7, true, List.of(), "x".repeat(41)),
                            "password", NO_PROOF,
                            "code", NO_PROOF,
                            "return_to", List.of(7, "", "chat", "//host", "/\\host", "https://host/", "/a b", "/a\nb"),
                            "cookies", List.of(7, "yes", List.of()))),
            new Endpoint(
                    "DELETE",
                    "/api/v1/auth/identities/" + ABSENT,
                    "signed_in",
                    Map.of("password", "a wrong password"),
                    Map.of("password", NO_PROOF, "code", NO_PROOF)),
            new Endpoint("GET", "/api/v1/me", "signed_in", null, Map.of()),
            new Endpoint(
                    "PATCH", "/api/v1/me", "signed_in", Map.of("display_name", "Pat"), Map.of("display_name", NO_NAME)),
            new Endpoint(
                    "DELETE",
                    "/api/v1/me",
                    "signed_in",
                    Map.of("password", "a wrong password"),
                    Map.of("password", NO_PROOF, "code", NO_PROOF)),
            new Endpoint("GET", "/api/v1/me/export", "signed_in", null, Map.of()),
            new Endpoint("GET", "/api/v1/admin/accounts", "admin", null, Map.of()),
            new Endpoint(
                    "PATCH",
                    "/api/v1/admin/accounts/" + ABSENT,
                    "admin",
                    Map.of("suspended", true),
                    Map.of("suspended", List.of("yes", 1, List.of()), "role", List.of("king", 0, List.of(), ""))),
            new Endpoint("POST", "/api/v1/admin/accounts/" + ABSENT + "/password-reset", "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/admin/invites", "admin", null, Map.of()),
            new Endpoint(
                    "POST",
                    "/api/v1/admin/invites",
                    "admin",
                    Map.of("email", "ben@example.com"),
                    Map.of("email", List.of(7, "", "ben", "@", "a@b c", List.of()), "role", List.of("king", 0, ""))),
            new Endpoint("DELETE", "/api/v1/admin/invites/" + ABSENT, "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/admin/index", "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/admin/usage", "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/admin/analytics", "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/admin/audit", "admin", null, Map.of()),
            new Endpoint("GET", "/api/v1/me/audit", "admin", null, Map.of()),
            new Endpoint("POST", "/api/v1/admin/index/rebuild", "admin", null, Map.of()),
            new Endpoint("POST", "/api/v1/admin/index/rebuild/pause", "admin", null, Map.of()),
            new Endpoint("POST", "/api/v1/admin/index/rollback", "admin", null, Map.of()),
            new Endpoint("DELETE", "/api/v1/admin/index/generations/" + ABSENT, "admin", null, Map.of()),
            new Endpoint("GET", BASE, "documents:read", null, Map.of()),
            new Endpoint(
                    "PATCH",
                    BASE,
                    "documents:write",
                    Map.of("name", "other"),
                    Map.of("name", NO_NAME, "description", List.of(7, List.of(), "x".repeat(2001)))),
            new Endpoint("DELETE", BASE, "documents:write", null, Map.of()),
            new Endpoint("GET", BASE + "/documents", "documents:read", null, Map.of()),
            new Endpoint("POST", BASE + "/documents", "documents:write", null, Map.of()),
            new Endpoint(
                    "POST",
                    BASE + "/documents",
                    "documents:write",
                    Map.of("text", "something"),
                    Map.of(
                            "text", List.of(7, true, List.of(), "", " ", "\u200b", "\ud800"),
                            "filename", NO_NAME,
                            "title", NO_NAME,
                            "path", List.of(7, true, List.of(), "", "..", "a/../b", "\u200b", "x".repeat(1025)),
                            "metadata", List.of(7, List.of(), "text", Map.of("a", Map.of()), Map.of("filename", "x")),
                            "documents", List.of(7, List.of(), Map.of(), List.of(Map.of("text", ""))))),
            new Endpoint(
                    "POST",
                    BASE + "/sync",
                    "documents:write",
                    Map.of("files", List.of()),
                    Map.of(
                            "files",
                            List.of(
                                    7,
                                    "a",
                                    Map.of(),
                                    List.of(7),
                                    List.of(Map.of("path", "a")),
                                    List.of(Map.of("path", "a", "sha256", "abc")),
                                    List.of(Map.of("path", "../a", "sha256", "0".repeat(64))),
                                    List.of(Map.of("path", 7, "sha256", "0".repeat(64)))),
                            "delete",
                            List.of(7, "yes", List.of()))),
            new Endpoint("GET", "/api/v1/deletions", "documents:read", null, Map.of()),
            new Endpoint("POST", BASE + "/reindex", "documents:write", null, Map.of()),
            new Endpoint("POST", BASE + "/cancel", "documents:write", null, Map.of()),
            new Endpoint(
                    "POST",
                    BASE + "/search",
                    "documents:read",
                    Map.of("query", "light"),
                    Map.of(
                            "query", NO_QUERY,
                            "limit", List.of(0, 101, -1, "5", 1.5, true),
                            "mode", List.of("nonsense", 1, "", List.of()),
                            "filter", List.of("nonsense", 7, List.of()),
                            "min_score", List.of(-1, 2, "1"),
                            "explain", List.of("true", 1, "", List.of(), Map.of()),
                            "passage_ids",
                                    List.of(
                                            "a-0",
                                            7,
                                            Map.of(),
                                            List.of(7),
                                            List.of(true),
                                            List.of(""),
                                            List.of("\ud800"),
                                            List.of(List.of("a-0")),
                                            List.of("x".repeat(201)),
                                            Collections.singletonList(null),
                                            Collections.nCopies(21, "a-0"),
                                            List.of("only-with-explain-0")))),
            new Endpoint("GET", BASE + "/evaluations", "documents:read", null, Map.of()),
            new Endpoint(
                    "POST",
                    BASE + "/evaluations",
                    "documents:write",
                    Map.of("questions", List.of(Map.of("question", "Why?", "answer", "So"))),
                    Map.of(
                            "name", NO_NAME,
                            "mode", List.of("nonsense", 1, "", List.of()),
                            "questions", NO_GOLDEN_QUESTIONS)),
            new Endpoint("GET", EVALUATION, "documents:read", null, Map.of()),
            new Endpoint("GET", EVALUATION + "/results", "documents:read", null, Map.of()),
            new Endpoint("DELETE", EVALUATION, "documents:write", null, Map.of()),
            new Endpoint("GET", BASE + "/stats", "documents:read", null, Map.of()),
            new Endpoint("GET", DOCUMENT, "documents:read", null, Map.of()),
            new Endpoint("DELETE", DOCUMENT, "documents:write", null, Map.of()),
            new Endpoint("POST", DOCUMENT + "/reindex", "documents:write", null, Map.of()),
            new Endpoint("POST", DOCUMENT + "/cancel", "documents:write", null, Map.of()),
            new Endpoint("GET", DOCUMENT + "/original", "documents:read", null, Map.of()),
            new Endpoint("GET", DOCUMENT + "/boxes?start=0&end=3", "documents:read", null, Map.of()),
            new Endpoint("GET", DOCUMENT + "/text", "documents:read", null, Map.of()),
            new Endpoint("GET", DOCUMENT + "/passages", "documents:read", null, Map.of()),
            new Endpoint(
                    "PATCH",
                    DOCUMENT + "/passages/" + ABSENT,
                    "documents:write",
                    Map.of("enabled", false),
                    Map.of(
                            "enabled", List.of(7, "perhaps", List.of(), Map.of()),
                            "text",
                                    List.of(
                                            7,
                                            true,
                                            List.of(),
                                            Map.of(),
                                            "",
                                            " ",
                                            "\u2003",
                                            "\u200b",
                                            "\ud800",
                                            "x".repeat(20_001)))),
            new Endpoint("GET", DOCUMENT + "/events", "documents:read", null, Map.of()),
            new Endpoint("POST", "/upload", "documents:write", null, Map.of()),
            new Endpoint("POST", "/api/v1/extractions", "documents:write", null, Map.of()),
            new Endpoint("GET", "/api/v1/extractions", "documents:read", null, Map.of()),
            new Endpoint("GET", "/api/v1/extractions/export", "documents:read", null, Map.of()),
            new Endpoint("GET", EXTRACTION, "documents:read", null, Map.of()),
            new Endpoint("GET", EXTRACTION + "/file", "documents:read", null, Map.of()),
            new Endpoint(
                    "PATCH",
                    EXTRACTION,
                    "documents:write",
                    Map.of("fields", Map.of("Hiding place", "a chest")),
                    Map.of("fields", List.of(7, "x", List.of(), Map.of()))),
            new Endpoint("DELETE", EXTRACTION, "documents:write", null, Map.of()),
            new Endpoint("POST", MEDIA + "/upload", "chat", null, Map.of()),
            new Endpoint("GET", MEDIA, "chat", null, Map.of()),
            new Endpoint("GET", MEDIA + "/" + ABSENT, "chat", null, Map.of()),
            new Endpoint("DELETE", MEDIA + "/" + ABSENT, "chat", null, Map.of()),
            new Endpoint("GET", "/api/v1/webhooks", "documents:read", null, Map.of()),
            new Endpoint(
                    "POST",
                    "/api/v1/webhooks",
                    "documents:write",
                    Map.of(
                            "url",
                            "https://127.0.0.1/",
                            "events",
                            List.of("document.ready"),
                            "knowledge_base_id",
                            ABSENT),
                    Map.of(
                            "url",
                            NO_URL,
                            "events",
                            List.of(
                                    List.of(),
                                    "document.ready",
                                    7,
                                    List.of(7),
                                    List.of("nonsense"),
                                    List.of("webhook.test"),
                                    List.of("")),
                            "knowledge_base_id",
                            NO_TEXT,
                            "description",
                            List.of(7, List.of(), "x".repeat(2001)))),
            new Endpoint("GET", WEBHOOK, "documents:read", null, Map.of()),
            new Endpoint("DELETE", WEBHOOK, "documents:write", null, Map.of()),
            new Endpoint("POST", WEBHOOK + "/test", "documents:write", null, Map.of()),
            new Endpoint("GET", WEBHOOK + "/deliveries", "documents:read", null, Map.of()));

    static final List<Endpoint> ALL = Stream.of(LISTED, AssistantEndpoints.ALL, AiMakerEndpoints.ALL)
            .flatMap(List::stream)
            .toList();

    private static Endpoint start(String path) {
        return new Endpoint(
                "POST",
                path,
                "chat",
                Map.of("title", "Talk"),
                Map.of("knowledge_base_id", NO_TEXT, "assistant_id", NO_TEXT, "title", NO_TEXT));
    }

    private static Endpoint chat(String path) {
        return new Endpoint(
                "POST",
                path,
                "chat",
                Map.of("query", "Why?"),
                Map.of(
                        "query",
                        NO_QUERY,
                        "conversation_id",
                        NO_TEXT,
                        "url",
                        List.of(7, true, "https://elsewhere.example/query", "x".repeat(4001))));
    }

    boolean takesTokenAlone() {
        return scope.isEmpty();
    }

    boolean takesMasterAlone() {
        return scope.equals("master");
    }

    /** {@return whether only people who signed in may call it} */
    boolean takesSession() {
        return scope.equals("signed_in");
    }

    boolean takesToken() {
        return takesTokenAlone()
                || path.equals("/query")
                || path.equals("/make_embedding")
                || path.endsWith("/chat")
                || route().equals("/stream");
    }

    /** The same call takes uploads and JSON. */
    boolean takesBoth() {
        return method.equals("POST") && path.endsWith("/documents");
    }

    boolean takesUpload() {
        return body == null
                && (path.equals("/make_embedding")
                        || takesPictures()
                        || path.equals(MEDIA + "/upload")
                        || takesPictures()
                        || method.equals("POST") && path.endsWith("/documents"));
    }

    /** {@return whether the fields of an uploaded picture or PDF are extracted} */
    boolean takesPictures() {
        return method.equals("POST") && (path.equals("/upload") || path.equals("/api/v1/extractions"));
    }

    /** {@return an upload as it should be} */
    Multipart upload() {
        return takesPictures()
                ? new Multipart().andFile("file", "a.pdf", SmallPdf.of("Treasure: gold"))
                : Multipart.file("file", "a.txt", "something");
    }

    boolean takesArchive() {
        return path.endsWith("/import");
    }

    /** {@return the path without the query} */
    String route() {
        return path.split("\\?", 2)[0];
    }

    /** {@return the media type of the body} */
    MimeType type() {
        return takesUpload()
                ? MediaType.MULTIPART_FORM_DATA
                : takesArchive() ? MediaType.valueOf("application/zip") : MediaType.APPLICATION_JSON;
    }

    Endpoint at(String other) {
        return new Endpoint(method, other, scope, body, fields);
    }

    Map<String, Object> bodyWith(String field, Object value) {
        var changed = new LinkedHashMap<>(body == null ? new HashMap<>() : body);
        changed.put(field, value);
        return changed;
    }

    /** Sends what the call carries, or else a body as it should be. */
    Answer send(Call call) {
        if (call.body() != null) {
            return call.send(method, path);
        }
        if (takesUpload()) {
            return call.multipart(upload()).send(method, path);
        }
        if (takesArchive()) {
            return call.body(new byte[0], "application/zip").send(method, path);
        }
        return (body == null ? call : call.json(body)).send(method, path);
    }

    @Override
    public String toString() {
        return method + " " + path.replace(ABSENT, "{id}") + (takesUpload() ? " (upload)" : "");
    }
}
