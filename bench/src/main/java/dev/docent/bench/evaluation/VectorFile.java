package dev.docent.bench.evaluation;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Vectors by the SHA-256 of what they are of, in memory and in a file of records of one size: the hash, then the numbers.
 * Safe for concurrent use within one process.
 */
final class VectorFile implements AutoCloseable {

    private static final int HASH_BYTES = 32;

    private final Map<String, float[]> known = new ConcurrentHashMap<>();
    private final DataOutputStream added;

    /**
     * Opens the file, making it when there is none.
     *
     * @param dimensions how many numbers each vector has; a file of vectors with another number is not understood
     */
    VectorFile(Path file, int dimensions) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            read(file, dimensions);
            added = new DataOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("The vectors in " + file + " can't be read", e);
        }
    }

    /** {@return the vector of this text, computed when it is not known yet} */
    float[] get(String text, Supplier<float[]> compute) {
        return known.computeIfAbsent(hash(text), hash -> {
            var vector = compute.get();
            append(hash, vector);
            return vector;
        });
    }

    @Override
    public void close() throws IOException {
        added.close();
    }

    /** What an interrupted run left half written at the end is cut off. */
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
            for (int i = 0; i < dimensions; i++) {
                vector[i] = records.getFloat();
            }
            known.put(HexFormat.of().formatHex(hash), vector);
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(records.position());
        }
    }

    private synchronized void append(String hash, float[] vector) {
        var entry = ByteBuffer.allocate(HASH_BYTES + vector.length * Float.BYTES)
                .put(HexFormat.of().parseHex(hash));
        for (float each : vector) {
            entry.putFloat(each);
        }
        try {
            added.write(entry.array());
        } catch (IOException e) {
            throw new UncheckedIOException("A vector can't be kept", e);
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
