package dev.docent.retrieval.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docent.retrieval.provider.BodySchema.Kind;
import dev.docent.retrieval.provider.BodySchema.Violation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A JSON schema of a reply, of the keywords that both providers document. As OpenAI demands, all members of an object are
 * required and no others are permitted.
 *
 * @see <a href="https://platform.openai.com/docs/guides/structured-outputs">supported schemas of OpenAI</a>
 * @see <a href="https://ai.google.dev/gemini-api/docs/structured-output">supported schemas of Google</a>
 */
public record JsonSchemaForm() implements BodySchema {

    private static final Set<String> TYPES =
            Set.of("string", "number", "integer", "boolean", "object", "array", "null");

    private static final Fields KEYWORDS = BodySchema.fields()
            .must("type", new Names(TYPES))
            .may("description", BodySchema.text())
            .may("enum", BodySchema.list(BodySchema.text(), 1, 500));

    @Override
    public Optional<Violation> check(String path, JsonNode value) {
        return switch (value.path("type").asText()) {
            case "object" -> object(path, value);
            case "array" -> KEYWORDS.must("items", this).check(path, value);
            default -> KEYWORDS.check(path, value);
        };
    }

    private Optional<Violation> object(String path, JsonNode value) {
        var members = BodySchema.fields();
        for (var name : names(value.path("properties"))) {
            members = members.must(name, this);
        }
        var found = KEYWORDS.must("properties", members)
                .must("required", BodySchema.list(BodySchema.text(), 1, 100))
                .must("additionalProperties", BodySchema.flag())
                .check(path, value);
        var required = new TreeSet<String>();
        value.path("required").forEach(name -> required.add(name.asText()));
        var isClosed = !value.path("additionalProperties").asBoolean(true);
        return found.isPresent() || isClosed && required.equals(names(value.path("properties")))
                ? found
                : Optional.of(new Violation(
                        Kind.VALUE, path + ".required", path + ".required", "all members, and no others"));
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** One of the names, or a list of some. */
    private record Names(Set<String> allowed) implements BodySchema {
        @Override
        public Optional<Violation> check(String path, JsonNode value) {
            var isAllowed = value.isArray()
                    ? !value.isEmpty()
                            && StreamSupport.stream(value.spliterator(), false)
                                    .allMatch(each -> each.isTextual() && allowed.contains(each.asText()))
                    : value.isTextual() && allowed.contains(value.asText());
            return isAllowed
                    ? Optional.empty()
                    : Optional.of(new Violation(Kind.VALUE, path, path, allowed.toString()));
        }
    }
}
