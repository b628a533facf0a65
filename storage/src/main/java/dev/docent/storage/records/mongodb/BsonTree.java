package dev.docent.storage.records.mongodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON objects to BSON documents and back, so that each value is the same as after parsing JSON text. A number for
 * which BSON has no type is stored as its digits. Field names may be chosen by users: dots, dollar signs, NULs and percent
 * signs are escaped as a percent sign and two hexadecimal digits, because MongoDB would interpret them.
 */
final class BsonTree {

    /** Not the result of escaping any field name. */
    private static final String DIGITS = "%digits";

    private static final Pattern SPECIAL = Pattern.compile("[.$%\\x00]");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-F]{2})");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BsonTree() {}

    static Document document(ObjectNode object) {
        var document = new Document();
        object.properties().forEach(field -> document.append(escaped(field.getKey()), value(field.getValue())));
        return document;
    }

    static ObjectNode node(Document document) {
        var object = NODES.objectNode();
        document.forEach((name, value) -> object.set(unescaped(name), node(value)));
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
            default -> throw new IllegalStateException("Unexpected type of a stored value: " + value.getClass());
        };
    }

    private static String escaped(String name) {
        return SPECIAL.matcher(name)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    private static String unescaped(String name) {
        return ESCAPED.matcher(name)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private static JsonNode exact(String digits) {
        var number = new BigDecimal(digits);
        return digits.matches("-?\\d+") ? NODES.numberNode(number.toBigInteger()) : NODES.numberNode(number);
    }
}
