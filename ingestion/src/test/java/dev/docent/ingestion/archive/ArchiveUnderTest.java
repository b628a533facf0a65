package dev.docent.ingestion.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** An archive taken apart, for changing what is in it. */
public final class ArchiveUnderTest {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    public ArchiveUnderTest(byte[] zip) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Map<String, byte[]> entries() {
        return entries;
    }

    public JsonNode manifest() {
        return json(bytes(ArchiveFormat.MANIFEST));
    }

    /** {@return the line of a document} */
    public JsonNode document(int number) {
        return json(text(ArchiveFormat.DOCUMENTS).split("\n")[number - 1].getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    public ArchiveUnderTest text(String name, UnaryOperator<String> change) {
        entries.put(name, change.apply(text(name)).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public ArchiveUnderTest bytes(String name, UnaryOperator<byte[]> change) {
        entries.put(name, change.apply(bytes(name)));
        return this;
    }

    public ArchiveUnderTest manifest(Consumer<ObjectNode> change) {
        return text(ArchiveFormat.MANIFEST, json -> changed(json, change));
    }

    public ArchiveUnderTest documents(Consumer<ObjectNode> change) {
        return text(
                ArchiveFormat.DOCUMENTS,
                lines -> lines.lines().map(line -> changed(line, change)).collect(Collectors.joining("\n", "", "\n")));
    }

    /** Puts the sizes and hashes of the entries, as they are now, into the lists: so does who knows the format. */
    public ArchiveUnderTest sealed() {
        documents(document -> {
            var parts = (ObjectNode) document.get("entries");
            for (var part : ArchiveFormat.Part.values()) {
                var name = ArchiveFormat.name(document.get("number").asInt(), part);
                if (parts.has(part.key()) && entries.containsKey(name)) {
                    parts.set(part.key(), entry(bytes(name)));
                }
            }
        });
        var originals = entries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/original"))
                .mapToLong(entry -> entry.getValue().length)
                .sum();
        return manifest(manifest -> {
            manifest.set("documents", entry(bytes(ArchiveFormat.DOCUMENTS)));
            ((ObjectNode) manifest.get("counts")).put("bytes", originals);
        });
    }

    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** {@return size and hash of these bytes, as the lists have them} */
    public static ObjectNode entry(byte[] bytes) {
        return ArchiveFormat.JSON
                .createObjectNode()
                .put("size", bytes.length)
                .put("sha256", DigestUtils.sha256Hex(bytes));
    }

    private static String changed(String json, Consumer<ObjectNode> change) {
        var node = (ObjectNode) json(json.getBytes(StandardCharsets.UTF_8));
        change.accept(node);
        return node.toString();
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return ArchiveFormat.JSON.readTree(bytes);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
