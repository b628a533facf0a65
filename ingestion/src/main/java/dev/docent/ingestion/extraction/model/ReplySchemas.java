package dev.docent.ingestion.extraction.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.ingestion.extraction.field.DocumentType;
import dev.docent.retrieval.chat.ReplySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a model is asked for: the fields of the type that the rules recognized; of a page of no such type, all of them. */
final class ReplySchemas {

    static final Map<String, String> TRAVEL = inOrder(
            "country", "The state that issued the document",
            "residence_type", "The kind of stay or of visa that is printed",
            "passport_number", "The number of the document",
            "name", "The full name of the holder: given names, then surname",
            "issue_date", "yyyy-mm-dd",
            "expiry_date", "yyyy-mm-dd",
            "date_of_birth", "yyyy-mm-dd",
            "place_of_birth", "",
            "nationality", "");

    static final Map<String, String> PURCHASE = inOrder(
            "vendor", "Who sells",
            "number", "The number of the invoice or receipt",
            "date", "yyyy-mm-dd, when it was issued",
            "currency", "ISO 4217 code",
            "subtotal", "A number: the sum without taxes",
            "tax", "A number: the sum of the taxes",
            "total", "A number: what is to be paid in all");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReplySchemas() {}

    static ReplySchema of(DocumentType type) {
        if (type.isTravelDocument()) {
            return new ReplySchema("travel_document", object(nullable(TRAVEL)));
        }
        if (type.isPurchase()) {
            var members = nullable(PURCHASE);
            members.put("lines", lines());
            return new ReplySchema("purchase", object(members));
        }
        var members = new LinkedHashMap<String, ObjectNode>();
        members.put("document_type", types());
        members.putAll(nullable(TRAVEL));
        members.putAll(nullable(PURCHASE));
        members.put("lines", lines());
        members.put("key_values", described(list(object(keyValue())), "Each label that is printed, with its value"));
        members.put("tables", described(list(table()), "Tables that are printed, with their header row"));
        return new ReplySchema("page", object(members));
    }

    private static ObjectNode types() {
        var type = JSON.objectNode().put("type", "string");
        var names = type.putArray("enum");
        Stream.of(DocumentType.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return described(type, "other, unless the page is a document of one of the other kinds");
    }

    private static ObjectNode lines() {
        var members = new LinkedHashMap<String, ObjectNode>();
        members.put("description", text());
        members.put("quantity", described(textOrNull(), "A number"));
        members.put("unit_price", described(textOrNull(), "A number"));
        members.put("amount", described(text(), "A number"));
        return described(list(object(members)), "The items that are bought, without sums, taxes and payments");
    }

    private static Map<String, ObjectNode> keyValue() {
        var members = new LinkedHashMap<String, ObjectNode>();
        members.put("label", text());
        members.put("value", text());
        return members;
    }

    private static ObjectNode table() {
        return object(Map.of("rows", list(list(text()))));
    }

    private static Map<String, ObjectNode> nullable(Map<String, String> descriptions) {
        var members = new LinkedHashMap<String, ObjectNode>();
        descriptions.forEach((name, description) -> members.put(name, described(textOrNull(), description)));
        return members;
    }

    /** An object whose members are all required, and no others permitted. */
    private static ObjectNode object(Map<String, ObjectNode> members) {
        var object = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        var required = object.putArray("required");
        var properties = object.putObject("properties");
        members.forEach((name, schema) -> {
            required.add(name);
            properties.set(name, schema);
        });
        return object;
    }

    private static ObjectNode list(ObjectNode each) {
        return JSON.objectNode().put("type", "array").set("items", each);
    }

    private static ObjectNode text() {
        return JSON.objectNode().put("type", "string");
    }

    private static ObjectNode textOrNull() {
        var type = JSON.objectNode();
        List.of("string", "null").forEach(type.putArray("type")::add);
        return type;
    }

    private static ObjectNode described(ObjectNode schema, String description) {
        return description.isEmpty() ? schema : schema.put("description", description);
    }

    private static Map<String, String> inOrder(String... namesAndDescriptions) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndDescriptions.length; i += 2) {
            all.put(namesAndDescriptions[i], namesAndDescriptions[i + 1]);
        }
        return all;
    }
}
