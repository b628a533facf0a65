package dev.docent.api.service;

import dev.docent.api.service.Docent.Call;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A method, a path and a media type that one handler method serves.
 *
 * @param type of the body; null if any is taken
 */
record Route(String method, String pattern, @Nullable MediaType type) {

    private static final String ABSENT = "01a1fcb7-0000-7000-8000-000000000000";

    static List<Route> all(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith("dev.docent."))
                .filter(each ->
                        !ErrorController.class.isAssignableFrom(each.getValue().getBeanType()))
                .flatMap(each -> of(each.getKey()).stream())
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::toString))
                .toList();
    }

    private static List<Route> of(RequestMappingInfo info) {
        var type =
                info.getConsumesCondition().getConsumableMediaTypes().stream().findFirst();
        return Objects.requireNonNull(info.getPathPatternsCondition()).getPatternValues().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Route(method.name(), path, type.orElse(null))))
                .toList();
    }

    /** {@return whether administrators see the names of all accounts} */
    boolean listsAccounts() {
        return pattern.equals("/api/v1/admin/accounts");
    }

    boolean isRead() {
        return method.equals("GET");
    }

    Request forAbsentObjects() {
        var path = pattern.replace("{pid}", ABSENT + "-0").replaceAll("\\{[^}]+}", ABSENT);
        return new Request(method, path + parameters(), endpoint(), ABSENT, ABSENT);
    }

    Request forObjectsOf(AccessMatrixOwner owner) {
        return new Request(method, path(pattern, owner) + parameters(), endpoint(), owner.base(), owner.message());
    }

    /** {@return a path that names objects of the owner} */
    static String path(String pattern, AccessMatrixOwner owner) {
        return pattern.replace("/knowledge-bases/{id}", "/knowledge-bases/" + owner.base())
                .replace("/documents/{id}", "/documents/" + owner.document())
                .replace("/passages/{pid}", "/passages/" + owner.document() + "-0")
                .replace("/evaluations/{eid}", "/evaluations/" + owner.evaluation())
                .replace("/extractions/{id}", "/extractions/" + owner.extraction())
                .replace("/webhooks/{id}", "/webhooks/" + owner.webhook())
                .replace("/media/{id}", "/media/" + owner.media())
                .replace("/keys/{id}", "/keys/" + owner.managedKey())
                .replace("/groups/{gid}", "/groups/" + owner.group())
                .replace("/assistants/{id}", "/assistants/" + owner.assistant())
                .replace("/influencers/{id}", "/influencers/" + owner.assistant())
                .replace("/shares/{grantee}", "/shares/" + owner.group())
                .replace("/conversations/{id}", "/conversations/" + owner.conversation())
                .replace("/messages/{mid}", "/messages/" + owner.message())
                .replace("/share/{lid}", "/share/" + owner.link())
                .replace("/members/{account}", "/members/" + owner.member())
                .replaceAll("\\{[^}]+}", ABSENT);
    }

    private String parameters() {
        var endpoint = endpoint();
        return endpoint.path().substring(endpoint.route().length());
    }

    /** {@return the call of the API with a good body; one without a body if there is none} */
    private Endpoint endpoint() {
        return Endpoint.ALL.stream()
                .filter(each -> each.method().equals(method))
                .filter(each -> each.route().equals(pattern.replaceAll("\\{[^}]+}", ABSENT)))
                .filter(each -> type == null || type.equalsTypeAndSubtype(each.type()))
                .findFirst()
                .orElseGet(() -> new Endpoint(method, pattern, "", null, Map.of()));
    }

    @Override
    public String toString() {
        return method + " " + pattern + (type == null ? "" : " " + type);
    }

    /** A call whose path and body name objects of an owner, or none that exist. */
    record Request(String method, String path, Endpoint endpoint, String base, String message) {

        /** {@return the call with the body} */
        Call on(Call call) {
            if (endpoint.takesUpload()) {
                return call.multipart(endpoint.upload().andField("knowledge_base_id", base));
            }
            if (endpoint.takesArchive()) {
                return call.body(new byte[0], "application/zip");
            }
            return endpoint.body() == null ? call : call.json(body(endpoint.body()));
        }

        private Map<String, Object> body(Map<String, Object> good) {
            var body = new LinkedHashMap<>(good);
            if (endpoint.fields().containsKey("knowledge_base_id")) {
                body.put("knowledge_base_id", base);
            }
            body.computeIfPresent("query", (name, query) -> "Where does the treasure lie?");
            body.computeIfPresent("content", (name, question) -> "Where does the treasure lie?");
            body.computeIfPresent("message_id", (name, id) -> message);
            body.computeIfPresent("knowledge_base_ids", (name, ids) -> List.of(base));
            return body;
        }
    }
}
