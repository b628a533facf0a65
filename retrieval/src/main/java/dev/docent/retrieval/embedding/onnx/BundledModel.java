package dev.docent.retrieval.embedding.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A model on the class path. It is extracted to a file, because ONNX Runtime keeps a second copy in memory of a model
 * that is loaded from bytes.
 *
 * @param resource name in the root of the class path
 * @param size size in bytes
 * @param sha256 hash in lower-case hexadecimal
 */
record BundledModel(String resource, long size, String sha256) {

    /** bge-small-en-v1.5 with int8 weights: 384 dimensions, 512 tokens, CLS pooling. */
    static final BundledModel BGE_SMALL_EN_V15 = new BundledModel(
            "bge-small-en-v1.5-q.onnx", 34_014_426, "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");

    /** {@return the model's file in the folder, extracted if it is missing or damaged} */
    Path in(Path folder) {
        try {
            var file = folder.resolve(sha256.substring(0, 12) + "-" + resource);
            if (!isIntactAt(file)) {
                copyTo(file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot extract the embedding model into " + folder, e);
        }
    }

    private boolean isIntactAt(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) == size && sha256.equals(sha256Of(file));
    }

    /** Extracts the model and renames it atomically, so that no other process loads an incomplete one. */
    private void copyTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var unfinished = Files.createTempFile(file.getParent(), "model", ".part");
        try (var content = open()) {
            Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
            if (!isIntactAt(unfinished)) {
                throw new IOException("Not the expected content on the class path: " + resource);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private InputStream open() throws IOException {
        var content = BundledModel.class.getResourceAsStream("/" + resource);
        if (content == null) {
            throw new IOException("Not on the class path: " + resource);
        }
        return content;
    }

    private static String sha256Of(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(content);
        }
    }
}
