package dev.docent.retrieval.inference;

import dev.docent.runtime.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import org.springframework.core.io.ClassPathResource;

/**
 * A model on the class path. It is extracted to a file, because ONNX Runtime keeps a second copy in memory of a model
 * that is loaded from bytes.
 *
 * @param resource name in the root of the class path
 * @param size size in bytes
 * @param sha256 hash in lower-case hexadecimal
 */
public record BundledModel(String resource, long size, String sha256) {

    /** bge-small-en-v1.5 with int8 weights: 384 dimensions, 512 tokens, CLS pooling. */
    public static final BundledModel BGE_SMALL_EN_V15 = new BundledModel(
            "bge-small-en-v1.5-q.onnx", 34_014_426, "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");

    /** The reader: start and end of an answer in a passage, 512 tokens; made by {@code bench/reader}. */
    public static final BundledModel READER = new BundledModel(
            "docent-reader.onnx", 34_003_910, "f15aec71c9369fc367baf5895cf01337e51f7a548e3531296cb6e0ec8c399b07");

    /** {@return the model's file in the folder, extracted if it is missing or damaged} */
    public Path in(Path folder) {
        try {
            var file = folder.resolve(sha256.substring(0, 12) + "-" + resource);
            if (!isIntactAt(file)) {
                copyTo(file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot extract the model into " + folder, e);
        }
    }

    private boolean isIntactAt(Path file) throws IOException {
        return Files.exists(file)
                && Files.size(file) == size
                && sha256.equals(new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file));
    }

    /** Extracts the model and renames it atomically, so that no other process loads an incomplete one. */
    private void copyTo(Path file) throws IOException {
        try (var content = new DigestInputStream(
                new ClassPathResource("/" + resource, BundledModel.class).getInputStream(),
                DigestUtils.getSha256Digest())) {
            DurableFile.write(file, out -> {
                content.transferTo(out);
                if (!sha256.equals(
                        Hex.encodeHexString(content.getMessageDigest().digest()))) {
                    throw new IOException("Not the expected content on the class path: " + resource);
                }
            });
        }
    }
}
