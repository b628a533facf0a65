package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.chunking.ChunkedDocument;
import dev.docent.ingestion.document.Omissions;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ReadingProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a text file: each line with a letter or digit is a chunk. */
public final class LineReader implements DocumentReader {

    private volatile Consumer<String> before = text -> {};

    @Override
    public ReadDocument read(DocumentFile file, ReadingProgress progress) {
        try {
            var text = Files.readString(file.path());
            before.accept(text);
            return new ReadDocument("text/plain", 1, "en", Omissions.NONE, chunked(text));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Calls this on the worker's thread before each text is cut; what it throws, reading throws. */
    public void before(Consumer<String> action) {
        before = action;
    }

    private static ChunkedDocument chunked(String text) {
        var chunks = new ArrayList<Chunk>();
        var start = 0;
        for (var line : text.split("\n")) {
            var end = start + line.codePointCount(0, line.length());
            if (line.codePoints().anyMatch(Character::isLetterOrDigit)) {
                chunks.add(new Chunk(line, start, end, 1, 1, List.of("Heading"), line.split(" ").length, false));
            }
            start = end + 1;
        }
        var length = text.codePointCount(0, text.length());
        return new ChunkedDocument(
                new ExtractedText(text, List.of(new ExtractedText.Page(1, 0, length))), List.of(), chunks);
    }
}
