package dev.docent.ingestion.parsing.inspection;

import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.io.IOException;
import java.nio.channels.Channels;
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
        var budget = new ExpansionBudget(limits, size);
        try (var channel = FileChannel.open(file)) {
            var in = Channels.newInputStream(channel);
            var signature = Signature.of(in.readNBytes(Signature.LENGTH));
            channel.position(0);
            switch (signature) {
                case ZIP -> new ZipInspection(channel, budget).check();
                case GZIP, TAR -> new StreamInspection(budget).check(in, 0);
                case PNG, JPEG, GIF, BMP, TIFF, WEBP ->
                    new PictureInspection(new FileBytes(channel), limits).check(signature);
                case OTHER -> {}
            }
        }
    }
}
