package dev.docent.retrieval.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes wrong requests from right ones: each has one field renamed, of another type, out of its range, or missing.
 *
 * @param optional fields that a request may lack
 * @param free texts that may be anything
 */
public record BodyMutations(Set<String> optional, Set<String> free) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Enough of a list, whose items are alike. */
    private static final int ITEMS = 6;

    private static final double FAR = 1e9;

    /** A wrong request. @param what is wrong with it */
    public record Mutation(String what, JsonNode body) {}

    /** {@return all mutations of a body} */
    public List<Mutation> of(JsonNode body) {
        var all = new ArrayList<Mutation>();
        visit(body, "", body, all);
        return all;
    }

    /** {@return the names of all fields, so that bodies of the same form are equal} */
    public static String form(JsonNode body) {
        return new BodyMutations(Set.of(), Set.of())
                .of(body).stream()
                        .map(Mutation::what)
                        .filter(what -> what.endsWith(" renamed"))
                        .collect(Collectors.joining());
    }

    private void visit(JsonNode body, String pointer, JsonNode value, List<Mutation> all) {
        if (value.isObject()) {
            value.properties().forEach(field -> {
                mutate(body, pointer, field.getKey(), field.getValue(), all);
                visit(body, pointer + "/" + field.getKey(), field.getValue(), all);
            });
        } else {
            for (int i = 0; i < Math.min(value.size(), ITEMS); i++) {
                visit(body, pointer + "/" + i, value.get(i), all);
            }
        }
    }

    private void mutate(JsonNode body, String pointer, String name, JsonNode value, List<Mutation> all) {
        Change change = (what, edit) -> {
            var copy = body.deepCopy();
            edit.accept((ObjectNode) copy.at(pointer));
            all.add(new Mutation(pointer + "/" + name + " " + what, copy));
        };
        change.as("renamed", parent -> parent.set(name + "s", parent.remove(name)));
        change.as("of another type", parent -> parent.set(name, anotherType(value)));
        if (!optional.contains(name)) {
            change.as("missing", parent -> parent.remove(name));
        }
        if (value.isNumber()) {
            change.as("too small", parent -> parent.put(name, -FAR));
            change.as("too large", parent -> parent.put(name, FAR));
        }
        if (value.isTextual() && !free.contains(name)) {
            change.as("with no such value", parent -> parent.put(name, "no such value"));
        }
        if (value instanceof ArrayNode && !optional.contains(name)) {
            change.as("empty", parent -> parent.putArray(name));
        }
    }

    private static JsonNode anotherType(JsonNode value) {
        return value.isNumber() || value.isBoolean() ? JSON.getNodeFactory().textNode("many") : JSON.valueToTree(5);
    }

    @FunctionalInterface
    private interface Change {
        void as(String what, Consumer<ObjectNode> edit);
    }
}
