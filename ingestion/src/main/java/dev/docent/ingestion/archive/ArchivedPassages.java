package dev.docent.ingestion.archive;

import static dev.docent.ingestion.document.content.InvalidContentException.require;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.content.ExtractedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the passages of an archived document. Each must be a verbatim range of its text. Used by one thread. */
final class ArchivedPassages {

    private static final int MOST_TOKENS = 100_000;
    private static final int MOST_HEADINGS = 100;

    /** Maximum memory for the passages of a document; those of the longest accepted text need half of it. */
    private static final long MOST_BYTES = 128L << 20;

    private static final int BYTES_BESIDE_TEXT = 500;

    private final ExtractedText text;
    private final int lastPage;
    private int codePoints;
    private int chars;
    private long bytes;
    private int previousStart;
    private int previousEnd;

    ArchivedPassages(ExtractedText text) {
        this.text = text;
        this.lastPage = text.pages().isEmpty() ? 0 : text.pages().getLast().number();
    }

    /** {@return exactly {@code count} passages, in order} @throws InvalidContentException that names the line */
    List<Chunk> read(InputStream content, int count) throws IOException {
        var chunks = new ArrayList<Chunk>();
        JsonLines.forEach(content, Chunk.class, chunk -> {
            check(chunk);
            previousStart = chunk.start();
            previousEnd = chunk.end();
            chunks.add(chunk);
        });
        require(chunks.size() >= count, "has fewer passages than its document");
        require(chunks.size() <= count, "has more passages than its document");
        return chunks;
    }

    private void check(Chunk chunk) {
        // Two passages may start at the same position, but each must end after the previous one.
        require(
                chunk.start() >= previousStart && chunk.end() > Math.max(previousEnd, chunk.start()),
                "does not follow the previous passage");
        require(isInText(chunk), "differs from the text at its position");
        require(hasSanePages(chunk), "is on pages that do not exist");
        require(
                chunk.tokens() >= 0
                        && chunk.tokens() <= MOST_TOKENS
                        && chunk.headings().size() <= MOST_HEADINGS,
                "has too many tokens or headings");
        bytes += size(chunk);
        require(bytes <= MOST_BYTES, "exceeds the memory limit for the passages of a document");
    }

    private static long size(Chunk chunk) {
        var headings = chunk.headings().stream()
                .mapToLong(each -> BYTES_BESIDE_TEXT + 2L * each.length())
                .sum();
        return BYTES_BESIDE_TEXT + 2L * chunk.text().length() + headings;
    }

    /** Passages are ordered by start, so the text is traversed once. */
    private boolean isInText(Chunk chunk) {
        var all = text.text();
        try {
            chars = all.offsetByCodePoints(chars, chunk.start() - codePoints);
            codePoints = chunk.start();
            var end = all.offsetByCodePoints(chars, chunk.end() - chunk.start());
            return chunk.text() != null
                    && !chunk.text().isBlank()
                    && chunk.text().length() == end - chars
                    && all.startsWith(chunk.text(), chars);
        } catch (IndexOutOfBoundsException beyondTheText) {
            return false;
        }
    }

    private boolean hasSanePages(Chunk chunk) {
        var first = chunk.page();
        var last = chunk.pageEnd();
        if (first == null || last == null) {
            return first == null && last == null;
        }
        return first > 0 && first <= last && last <= lastPage;
    }
}
