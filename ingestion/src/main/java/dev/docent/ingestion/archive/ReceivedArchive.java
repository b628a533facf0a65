package dev.docent.ingestion.archive;

import dev.docent.ingestion.archive.ImportKnowledgeBase.Imported;
import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import dev.docent.runtime.TemporaryFiles;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Imports archives that arrive as a stream. They are stored in a temporary file, because reading a zip starts with the
 * directory at its end. Safe for concurrent use.
 */
@Component
public final class ReceivedArchive {

    private final ImportKnowledgeBase importing;
    private final TemporaryFiles temporaryFiles;
    private final DataSize largest;

    ReceivedArchive(ImportKnowledgeBase importing, TemporaryFiles archives, ArchiveProperties limits) {
        this.importing = importing;
        this.temporaryFiles = archives;
        this.largest = limits.maxSize();
    }

    /**
     * Imports the archive as {@link ImportKnowledgeBase#read} does.
     *
     * @param content not closed
     */
    public Imported read(InputStream content, String owner, @Nullable String name) throws IOException {
        try (var file = temporaryFiles.copy(limited(content))) {
            return importing.read(file.path(), "archive", owner, name, (done, all, each) -> {});
        }
    }

    /** Fails at the first read beyond the limit. */
    private InputStream limited(InputStream content) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(content)
                .setMaxCount(largest.toBytes() + 1)
                .setOnMaxCount((max, count) -> {
                    throw new SourceTooLargeException(
                            "archive",
                            "it is larger than %d MB (docent.archive.max-size)".formatted(largest.toMegabytes()));
                })
                .setPropagateClose(false)
                .get();
    }
}
