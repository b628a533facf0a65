package dev.docent.ingestion.archive;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.chunking.ChunkedDocument;
import dev.docent.ingestion.chunking.PassageChunker;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.content.PageBoxes;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.runtime.TemporaryFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Reads the original of an archived document and compares it with the text and the passages in the archive: if these were
 * changed, citations would quote words that no original contains. Safe for concurrent use.
 */
@Component
class OriginalCheck {

    private final Originals originals;
    private final TemporaryFiles temporaryFiles;
    private final DocumentParser parser;
    private final PassageChunker chunker;

    OriginalCheck(Originals originals, TemporaryFiles workspace, DocumentParser parser, PassageChunker chunker) {
        this.originals = originals;
        this.temporaryFiles = workspace;
        this.parser = parser;
        this.chunker = chunker;
    }

    /** {@return whether the original, which is stored, has this text and these headings} */
    Result compare(Document document, ExtractedText text, List<Chunk> passages) throws IOException {
        try {
            var read = read(document);
            return read.text().equals(text) && headings(read.chunks()).containsAll(headings(passages))
                    ? new Result.Same(read.boxes())
                    : new Result.Different();
        } catch (UnreadableDocumentException unreadable) {
            return new Result.Unreadable();
        }
    }

    private ChunkedDocument read(Document document) throws IOException {
        try (var original = originals.open(document.ref());
                var file = temporaryFiles.copy(original.content())) {
            var parsed = parser.parse(new DocumentFile(file.path(), document.filename(), null), ReadingProgress.NONE);
            return chunker.chunk(parsed);
        }
    }

    /** The text of a passage is compared with that of the document before, but headings may come from elsewhere in it. */
    private static Set<String> headings(List<Chunk> chunks) {
        var all = new HashSet<String>();
        chunks.forEach(chunk -> all.addAll(chunk.headings()));
        return all;
    }

    /** The outcome of a comparison. */
    sealed interface Result {

        /** @param boxes as read in the original */
        record Same(List<PageBoxes> boxes) implements Result {}

        /** Another text: the archive was changed, or another version of Docent read the original. */
        record Different() implements Result {}

        /** This installation cannot read the original, for instance because it has no password for it. */
        record Unreadable() implements Result {}
    }
}
