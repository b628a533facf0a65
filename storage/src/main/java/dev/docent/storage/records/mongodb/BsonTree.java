package dev.docent.storage.records.mongodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a sub-document and back, each value as it would come back from JSON text. A number that BSON has no type for is
 * kept by its digits.
 */
final class BsonTree {

    /** No name of a field that is escaped begins so. */
    private static final String DIGITS = "%digits";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BsonTree() {}

    static Document document(ObjectNode object) {
        var document = new Document();
        object.properties()
                .forEach(field -> document.append(FieldName.escaped(field.getKey()), value(field.getValue())));
        return document;
    }

    static ObjectNode node(Document document) {
        var object = NODES.objectNode();
        document.forEach((name, value) -> object.set(FieldName.unescaped(name), node(value)));
        return object;
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> document((ObjectNode) node);
            case ARRAY -> values(node);
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL, MISSING -> null;
            case STRING, BINARY, POJO -> node.asText();
        };
    }

    private static List<@Nullable Object> values(JsonNode array) {
        var values = new ArrayList<@Nullable Object>(array.size());
        array.forEach(each -> values.add(value(each)));
        return values;
    }

    private static Object number(JsonNode number) {
        if (number.isFloatingPointNumber() && !number.isBigDecimal()) {
            return Double.valueOf(number.asText());
        }
        if (number.isIntegralNumber() && number.canConvertToInt()) {
            return number.intValue();
        }
        return number.isIntegralNumber() && number.canConvertToLong()
                ? number.longValue()
                : new Document(DIGITS, number.asText());
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Document document when document.get(DIGITS) instanceof String digits -> exact(digits);
            case Document document -> node(document);
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case String text -> NODES.textNode(text);
            default -> throw new IllegalStateException("Not written by Docent: " + value.getClass());
        };
    }

    private static JsonNode exact(String digits) {
        var number = new BigDecimal(digits);
        return digits.matches("-?\\d+") ? NODES.numberNode(number.toBigInteger()) : NODES.numberNode(number);
    }
}
