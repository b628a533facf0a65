package dev.docent.bench.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Vectors by the SHA-256 of their text, in memory and in a file of fixed-size records: the hash, then the vector. Safe for
 * concurrent use within one process.
 */
final class VectorFile implements AutoCloseable {

    private static final int HASH_BYTES = 32;

    private final Map<String, float[]> known = new ConcurrentHashMap<>();
    private final OutputStream added;

    /**
     * Opens the file, or creates it.
     *
     * @param dimensions of each vector; a file with other dimensions is read wrongly
     */
    VectorFile(Path file, int dimensions) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            read(file, dimensions);
            added = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the vectors in " + file, e);
        }
    }

    /** {@return the vector of this text, computed if it is not in the file} */
    float[] get(String text, Supplier<float[]> compute) {
        return known.computeIfAbsent(DigestUtils.sha256Hex(text), hash -> {
            var vector = compute.get();
            append(hash, vector);
            return vector;
        });
    }

    @Override
    public void close() throws IOException {
        added.close();
    }

    /** Truncates an incomplete record that an interrupted run left at the end. */
    private void read(Path file, int dimensions) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        int size = HASH_BYTES + dimensions * Float.BYTES;
        var records = ByteBuffer.wrap(Files.readAllBytes(file));
        while (records.remaining() >= size) {
            var hash = new byte[HASH_BYTES];
            records.get(hash);
            var vector = new float[dimensions];
            records.asFloatBuffer().get(vector);
            records.position(records.position() + dimensions * Float.BYTES);
            known.put(HexFormat.of().formatHex(hash), vector);
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(records.position());
        }
    }

    private synchronized void append(String hash, float[] vector) {
        var entry = ByteBuffer.allocate(HASH_BYTES + vector.length * Float.BYTES)
                .put(HexFormat.of().parseHex(hash));
        entry.asFloatBuffer().put(vector);
        try {
            added.write(entry.array());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a vector", e);
        }
    }
}
