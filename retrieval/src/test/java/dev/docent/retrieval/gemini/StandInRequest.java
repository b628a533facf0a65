package dev.docent.retrieval.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * What the stand-in was asked.
 *
 * @param path with its query
 * @param headers by their names in any case
 */
public record StandInRequest(String method, String path, Map<String, String> headers, String body) {

    /** {@return the body} */
    public JsonNode json() {
        try {
            return new JsonMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    /** {@return whether the stand-in accepts the path and the body} */
    boolean isAsDocumented() {
        return StandInSchema.refusal(this).isEmpty();
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** {@return the model's name} */
    public String model() {
        var from = path.lastIndexOf("models/") + "models/".length();
        return path.substring(from, path.indexOf(':', from));
    }

    /** {@return the method of the API, such as {@code generateContent}} */
    public String call() {
        var name = path.substring(path.lastIndexOf(':') + 1);
        return name.contains("?") ? name.substring(0, name.indexOf('?')) : name;
    }

    boolean isVertex() {
        return path.startsWith("/v1beta1/") || path.startsWith("/v1/");
    }
}
