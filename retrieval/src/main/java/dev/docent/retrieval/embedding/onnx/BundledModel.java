package dev.docent.retrieval.embedding.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model that comes as a resource of the class path. The runtime reads models from files, since from bytes it would
 * keep a second copy of them in memory.
 *
 * @param resource its name at the root of the class path
 * @param size in bytes
 * @param sha256 in lower-case hexadecimal
 */
record BundledModel(String resource, long size, String sha256) {

    /** bge-small-en-v1.5 with int8 weights: 384 dimensions, 512 tokens, CLS pooling. */
    static final BundledModel BGE_SMALL_EN_V15 = new BundledModel(
            "bge-small-en-v1.5-q.onnx", 34_014_426, "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");

    /** {@return the model as a file of the folder, copied there when it is missing or not what it should be} */
    Path in(Path folder) {
        try {
            var file = folder.resolve(sha256.substring(0, 12) + "-" + resource);
            if (!isIntactAt(file)) {
                copyTo(file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedding model can't be laid out in " + folder, e);
        }
    }

    private boolean isIntactAt(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) == size && sha256.equals(sha256Of(file));
    }

    /** The rename is atomic, so that another process never loads half a model. */
    private void copyTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var unfinished = Files.createTempFile(file.getParent(), "model", ".part");
        try (var content = open()) {
            Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
            if (!isIntactAt(unfinished)) {
                throw new IOException("The class path holds another " + resource + " than the expected one");
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private InputStream open() throws IOException {
        var content = BundledModel.class.getResourceAsStream("/" + resource);
        if (content == null) {
            throw new IOException("The class path lacks " + resource);
        }
        return content;
    }

    private static String sha256Of(Path file) throws IOException {
        var digest = newDigest();
        try (var content = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
