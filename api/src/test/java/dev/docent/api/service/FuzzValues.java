package dev.docent.api.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;

/** Values that the schemas of an OpenAPI document allow. */
record FuzzValues(JsonNode document) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TEXTS =
            List.of("light", "Who built the light in 1874?", "Wo steht der Turm?", "灯台はどこ", "a", "\uD83D\uDD25 1,1");

    /** {@return a value of the schema} @param name the property or parameter that it is for */
    JsonNode good(JsonNode schema, String name, Random random, AccessMatrixOwner owner) {
        var resolved = resolved(schema);
        if (resolved.has("example") && random.nextBoolean()) {
            return resolved.get("example");
        }
        if (resolved.has("enum")) {
            return resolved.get("enum").get(random.nextInt(resolved.get("enum").size()));
        }
        return switch (type(resolved)) {
            case "object" -> object(resolved, random, owner);
            case "array" -> array(resolved, name, random, owner);
            case "integer" -> JSON.numberNode(number(resolved, random));
            case "number" -> JSON.numberNode(random.nextDouble());
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(resolved, name, random, owner));
        };
    }

    /** {@return the schema of a property; missing if there is none} */
    JsonNode property(JsonNode schema, String name) {
        return resolved(schema).path("properties").path(name);
    }

    private JsonNode object(JsonNode schema, Random random, AccessMatrixOwner owner) {
        var object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            var isRequired = StreamSupport.stream(schema.path("required").spliterator(), false)
                    .anyMatch(name -> name.asText().equals(property.getKey()));
            if (isRequired || random.nextInt(5) < 2) {
                object.set(property.getKey(), good(property.getValue(), property.getKey(), random, owner));
            }
        });
        return object;
    }

    private JsonNode array(JsonNode schema, String name, Random random, AccessMatrixOwner owner) {
        var array = JSON.arrayNode();
        var size = Math.max(schema.path("minItems").asInt(0), random.nextInt(4));
        for (var item = 0; item < size; item++) {
            array.add(good(schema.path("items"), name, random, owner));
        }
        return array;
    }

    private static long number(JsonNode schema, Random random) {
        var minimum = schema.path("minimum").asLong(0);
        var maximum = Math.min(schema.path("maximum").asLong(minimum + 100), minimum + 100);
        return minimum + random.nextLong(Math.max(1, maximum - minimum + 1));
    }

    private static String text(JsonNode schema, String name, Random random, AccessMatrixOwner owner) {
        return switch (name) {
            case "knowledge_base_id" -> owner.base();
            case "document_id" -> owner.document();
            case "sha256" -> "0123456789abcdef".repeat(4);
            case "path", "filename" -> "folder " + random.nextInt(10) + "/a.txt";
            case "url" -> "https://127.0.0.1/" + random.nextInt(10);
            default ->
                schema.path("format").asText().equals("date-time")
                        ? "2026-11-21T02:28:38Z"
                        : TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }

    private JsonNode resolved(JsonNode schema) {
        var one = schema.has("oneOf") ? schema.get("oneOf").get(0) : schema;
        return one.has("$ref")
                ? document.at(one.get("$ref").asText().substring(1))
                : Objects.requireNonNullElse(one, MissingNode.getInstance());
    }
}
