package dev.docent.api.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/** A path and a method of the OpenAPI document, which makes good requests of itself. */
record FuzzOperation(String method, String path, JsonNode description, FuzzValues values) {

    static List<FuzzOperation> all(JsonNode document) {
        var values = new FuzzValues(document);
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(call -> new FuzzOperation(
                                call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue(), values)))
                .toList();
    }

    /** {@return a request that the document allows, for the objects of the owner} */
    FuzzRequest good(Random random, AccessMatrixOwner owner) {
        var target = Route.path(path, owner) + query(random, owner);
        var request = credential(FuzzRequest.of(method, target), owner);
        var contents = description.at("/requestBody/content").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        return contents.isEmpty()
                ? request
                : body(request, contents.get(random.nextInt(contents.size())), random, owner);
    }

    private FuzzRequest credential(FuzzRequest request, AccessMatrixOwner owner) {
        var schemes = description.path("security").toString();
        if (path.startsWith("/get_temp") || path.contains("/admin/")) {
            return request.header("X-API-Key", Docent.MASTER_KEY);
        }
        if (path.startsWith("/api/v1/keys") || path.startsWith("/api/v1/groups") || path.contains("/shares")) {
            return header(request, owner.admin());
        }
        return schemes.contains("api_key") ? header(request, owner.key()) : header(request, owner.token());
    }

    private static FuzzRequest header(FuzzRequest request, Docent.Call credential) {
        var header = credential.headers().entrySet().iterator().next();
        return request.header(header.getKey(), header.getValue());
    }

    private String query(Random random, AccessMatrixOwner owner) {
        var pairs = new ArrayList<String>();
        for (var parameter : description.path("parameters")) {
            var isWanted = parameter.path("required").asBoolean() || random.nextInt(3) == 0;
            if (parameter.path("in").asText().equals("query") && isWanted) {
                var value = values.good(
                        parameter.get("schema"), parameter.get("name").asText(), random, owner);
                pairs.add(parameter.get("name").asText() + "="
                        + UriUtils.encode(
                                value.isTextual() ? value.asText() : value.toString(), StandardCharsets.UTF_8));
            }
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private FuzzRequest body(FuzzRequest request, String type, Random random, AccessMatrixOwner owner) {
        var schema = description.at("/requestBody/content").get(type).path("schema");
        return switch (type) {
            case "multipart/form-data" -> {
                var form = form(schema, random, owner);
                yield request.header("Content-Type", form.contentType()).body(form.bytes());
            }
            case "application/zip" -> request.header("Content-Type", type).body(owner.archive());
            default ->
                request.header("Content-Type", type)
                        .body(values.good(schema, "", random, owner).toString().getBytes(StandardCharsets.UTF_8));
        };
    }

    private Multipart form(JsonNode schema, Random random, AccessMatrixOwner owner) {
        var form = Multipart.file("file", "a.txt", "The light was lit on the " + random.nextInt(28) + " May 1874.");
        Stream.of("metadata", "path", "knowledge_base_id")
                .filter(name -> random.nextInt(3) == 0)
                .forEach(name -> {
                    var value = values.good(values.property(schema, name), name, random, owner);
                    form.andField(name, value.isTextual() ? value.asText() : value.toString());
                });
        return form;
    }
}
