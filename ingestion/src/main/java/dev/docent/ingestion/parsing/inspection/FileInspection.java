package dev.docent.ingestion.parsing.inspection;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rejects files that exhaust their reader: archives that expand excessively, contain too many files or are nested too
 * deeply, and pictures with too many pixels. Compressed content is actually expanded, piece by piece, because the
 * stated sizes are unreliable. Memory is bounded by the limits. Safe for concurrent use.
 */
public final class FileInspection {

    private FileInspection() {}

    /**
     * Inspects a file.
     *
     * @throws UnreadableDocumentException if the file exceeds a limit, is encrypted or is empty
     * @throws IOException if the file cannot be read
     */
    public static void check(Path file, ParsingProperties limits) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadableDocumentException(Reason.EMPTY, "The file is empty");
        }
        var signature = Signature.of(head(file));
        switch (signature) {
            case ZIP -> {
                try (var channel = FileChannel.open(file)) {
                    new ZipInspection(channel, new ExpansionBudget(limits, size)).check();
                }
            }
            case GZIP, TAR -> {
                try (var in = Files.newInputStream(file)) {
                    new StreamInspection(new ExpansionBudget(limits, size)).check(in, 0);
                }
            }
            case PNG, JPEG, GIF, BMP, TIFF, WEBP -> {
                try (var channel = FileChannel.open(file)) {
                    new PictureInspection(new FileBytes(channel), limits).check(signature);
                }
            }
            case OTHER -> {}
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Signature.LENGTH);
        }
    }
}
