package dev.docent.ingestion.transcription;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.retrieval.passage.DocumentRef;

/** Reads audio files as documents. Safe for concurrent use. */
@FunctionalInterface
public interface AudioReader {

    /**
     * {@return what is said in the file, each part below a heading with the time at which it begins, if that is known}
     *
     * @param progress asked while the file is read, on the calling thread; an exception that it throws ends the reading
     * @throws dev.docent.ingestion.parsing.UnreadableDocumentException if it cannot be read; the message explains the cause to the
     *     user
     * @throws TranscriptionUnavailableException if what reads it does not respond now
     */
    ParsedDocument read(DocumentRef document, DocumentFile file, ReadingProgress progress);
}
