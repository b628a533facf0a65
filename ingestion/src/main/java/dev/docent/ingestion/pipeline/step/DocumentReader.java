package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.ChunkedDocument;
import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import org.jspecify.annotations.Nullable;

/** From a file to the text and chunks that are embedded. Safe for concurrent use. */
@FunctionalInterface
public interface DocumentReader {

    /**
     * {@return what the file says}
     *
     * @throws dev.docent.ingestion.parsing.UnreadableDocumentException when nothing can be read
     */
    ReadDocument read(DocumentFile file, ReadingProgress progress);

    /**
     * What a file says.
     *
     * @param mediaType recognised by content
     * @param pages null where the format has none
     * @param language ISO 639-1 code; null when not recognised
     * @param omissions what could not be read
     */
    record ReadDocument(
            String mediaType,
            @Nullable Integer pages,
            @Nullable String language,
            Omissions omissions,
            ChunkedDocument content) {}
}
