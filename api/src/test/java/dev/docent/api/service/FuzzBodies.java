package dev.docent.api.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Changes of bodies: types, fields, nesting, sizes and encodings. */
final class FuzzBodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** JSON texts, of which some are no JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e999",
            "-0.0",
            "9223372036854775808",
            "1".repeat(500),
            "1e1000000000",
            "NaN",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\\u200b\\ufeff\"",
            "\"\t\"",
            "\"a\\nb\\r\\nc\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "1,".repeat(1995) + "\"",
            "\"" + "e\\u0301".repeat(1900) + "\"",
            "\"" + "\\ud83d\\udd25".repeat(1900) + "\"",
            "\"" + "w ".repeat(50_000) + "\"",
            "\"' or 1=1 --\"",
            "\"${jndi:ldap://127.0.0.1/a}\"",
            "\"../../../etc/passwd\"",
            "\"%s%n%x\"",
            "\"(((((((((((((((((((a*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)b\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[1,\"a\",null,{}]",
            "{\"\":1}",
            "{\"a\":{\"b\":{\"c\":[{}]}}}",
            "{\"$ne\":null}",
            "{\"$where\":\"sleep(1)\"}",
            "{\"$and\":[{\"$or\":[]}]}",
            "{\"$not\":{\"$not\":{\"$not\":{}}}}",
            "{\"__proto__\":{\"a\":1}}",
            "[" + "7,".repeat(5000) + "7]",
            "[".repeat(600) + "]".repeat(600),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600),
            "{\"$not\":".repeat(200) + "{\"year\":1}" + "}".repeat(200),
            "{\"$and\":[" + "{\"year\":{\"$ne\":1}},".repeat(999) + "{\"year\":{\"$ne\":1}}]}");

    private static final List<String> CHARSETS = List.of("UTF-16", "utf-32", "iso-8859-1", "nonsense", "UTF-7", "\"\"");

    static final List<FuzzMutation> ALL = List.of(
            FuzzBodies::replaceAField,
            FuzzBodies::replaceAField,
            FuzzBodies::replaceAField,
            FuzzBodies::replaceAField,
            FuzzBodies::dropAField,
            FuzzBodies::addAField,
            FuzzBodies::replaceTheBody,
            (request, random) -> request.text(body -> body + body),
            (request, random) -> request.text(body -> body.replaceFirst("\\{", "{\"query\":1,\"query\":2,")),
            (request, random) -> request.text(body -> body.substring(0, random.nextInt(body.length() + 1))),
            (request, random) -> request.text(body -> body + "x".repeat(1_100_000)),
            (request, random) -> request.text(body -> "[".repeat(random.nextInt(200_000))),
            (request, random) -> request.text(body -> "\uFEFF" + body),
            (request, random) -> request.body(new byte[0]),
            FuzzBodies::flipBytes,
            FuzzBodies::flipBytes,
            FuzzBodies::insertInvalidUtf8,
            (request, random) -> encoded(request, UTF_16, ""),
            (request, random) -> encoded(request, UTF_16LE, ""),
            (request, random) -> encoded(request, UTF_16LE, ";charset=UTF-16LE"),
            (request, random) -> encoded(request, Charset.forName("UTF-32"), ";charset=UTF-32"),
            (request, random) -> encoded(request, ISO_8859_1, ";charset=ISO-8859-1"),
            (request, random) -> encoded(request, UTF_8, ";charset=" + CHARSETS.get(random.nextInt(CHARSETS.size()))),
            (request, random) -> request.body(gzipped(request.body())).header("Content-Encoding", "gzip"),
            (request, random) -> request.body(gzipped(request.body())),
            (request, random) -> request.header("Content-Encoding", random.nextBoolean() ? "gzip" : "br, deflate"),
            (request, random) ->
                    request.framing(FuzzRequest.Framing.values()[random.nextInt(FuzzRequest.Framing.values().length)]));

    private FuzzBodies() {}

    private static String value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static FuzzRequest replaceTheBody(FuzzRequest request, Random random) {
        return request.body(value(random).getBytes(UTF_8));
    }

    private static FuzzRequest replaceAField(FuzzRequest request, Random random) {
        return withObject(request, random, (object, name) -> object.putRawValue(name, new RawValue(value(random))));
    }

    private static FuzzRequest dropAField(FuzzRequest request, Random random) {
        return withObject(request, random, ObjectNode::remove);
    }

    private static FuzzRequest addAField(FuzzRequest request, Random random) {
        var names = List.of("never_heard_of", "", "$ref", "a\"b", "\u0000", "@class", "id", "owner", "x".repeat(5000));
        var name = names.get(random.nextInt(names.size()));
        return withObject(request, random, (object, ignored) -> object.putRawValue(name, new RawValue(value(random))));
    }

    /** Changes a field of an object anywhere in the body; a body that is no JSON object stays as it is. */
    private static FuzzRequest withObject(FuzzRequest request, Random random, FieldChange change) {
        try {
            if (JSON.readTree(request.body()) instanceof ObjectNode whole) {
                var fields = fields(whole);
                if (!fields.isEmpty()) {
                    var chosen = fields.get(random.nextInt(fields.size()));
                    change.apply(chosen.getKey(), chosen.getValue());
                }
                return request.body(JSON.writeValueAsBytes(whole));
            }
            return request;
        } catch (IOException changedBefore) {
            return request;
        }
    }

    private static List<Map.Entry<ObjectNode, String>> fields(JsonNode node) {
        var fields = new ArrayList<Map.Entry<ObjectNode, String>>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                fields.add(Map.entry(object, property.getKey()));
                fields.addAll(fields(property.getValue()));
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> fields.addAll(fields(item)));
        }
        return fields;
    }

    private static FuzzRequest flipBytes(FuzzRequest request, Random random) {
        var bytes = request.body().clone();
        for (var flips = 0; flips < 3 && bytes.length > 0; flips++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return request.body(bytes);
    }

    private static FuzzRequest insertInvalidUtf8(FuzzRequest request, Random random) {
        var wrong = List.of(new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xC0, (byte) 0x80}, new byte[] {
            (byte) 0xED, (byte) 0xA0, (byte) 0x80
        });
        var at = random.nextInt(request.body().length + 1);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Arrays.copyOf(request.body(), at));
        bytes.writeBytes(wrong.get(random.nextInt(wrong.size())));
        bytes.writeBytes(Arrays.copyOfRange(request.body(), at, request.body().length));
        return request.body(bytes.toByteArray());
    }

    private static FuzzRequest encoded(FuzzRequest request, Charset charset, String parameter) {
        return request.without("Content-Type")
                .header("Content-Type", "application/json" + parameter)
                .body(new String(request.body(), UTF_8).getBytes(charset));
    }

    private static byte[] gzipped(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface FieldChange {

        void apply(ObjectNode object, String name);
    }
}
