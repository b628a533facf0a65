package dev.docent.ingestion.parsing.inspection;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds files that are made to exhaust their reader: archives that expand to far more than they are, hold too many files or
 * hold each other, and pictures of too many pixels. What is compressed is really expanded, piece by piece, since what a
 * file says of its sizes may be anything. Its memory is bounded by the limits alone. Safe for concurrent use.
 */
public final class FileInspection {

    private FileInspection() {}

    /**
     * Looks over a file.
     *
     * @throws UnreadableDocumentException when it exceeds a limit, which the message names, is encrypted or is empty
     * @throws IOException when the file itself cannot be read
     */
    public static void check(Path file, ParsingProperties limits) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadableDocumentException(Reason.EMPTY, "The file is empty", null);
        }
        var signature = Signature.of(head(file));
        switch (signature) {
            case ZIP -> {
                try (var channel = FileChannel.open(file)) {
                    new ZipInspection(channel, new Expansion(limits, size)).check();
                }
            }
            case GZIP, TAR -> {
                try (var in = Files.newInputStream(file)) {
                    new StreamInspection(new Expansion(limits, size)).check(in, 0);
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
