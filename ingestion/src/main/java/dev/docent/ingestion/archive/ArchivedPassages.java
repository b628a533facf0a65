package dev.docent.ingestion.archive;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.ExtractedText;
import dev.docent.ingestion.document.InvalidContentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the passages of an archived document, each of which has to be a stretch of its text, verbatim. For one thread. */
final class ArchivedPassages {

    private static final int MOST_TOKENS = 100_000;
    private static final int MOST_HEADINGS = 100;

    /** What the passages of a document may take in memory: those of the longest text that is read take half of it. */
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

    /** {@return as many as there should be, in their order} @throws InvalidContentException that names the line */
    List<Chunk> read(InputStream content, int count) throws IOException {
        var chunks = new ArrayList<Chunk>();
        var lines = new JsonLines<>(content, Chunk.class);
        for (var chunk = lines.next(); chunk != null; chunk = lines.next()) {
            if (chunks.size() == count) {
                throw new InvalidContentException("has more passages than its document");
            }
            var reason = reasonAgainst(chunk);
            if (reason != null) {
                throw lines.wrong(reason);
            }
            previousStart = chunk.start();
            previousEnd = chunk.end();
            chunks.add(chunk);
        }
        if (chunks.size() != count) {
            throw new InvalidContentException("has fewer passages than its document");
        }
        return chunks;
    }

    private @Nullable String reasonAgainst(Chunk chunk) {
        // Two may begin at the same place, but each goes on after the one before.
        if (chunk.start() < previousStart || chunk.end() <= Math.max(previousEnd, chunk.start())) {
            return "does not follow the one before";
        }
        if (!isInText(chunk)) {
            return "is not what stands in the text there";
        }
        if (!hasSanePages(chunk)) {
            return "is on pages that there are not";
        }
        if (chunk.tokens() < 0
                || chunk.tokens() > MOST_TOKENS
                || chunk.headings().size() > MOST_HEADINGS) {
            return "has too many tokens or headings";
        }
        bytes += size(chunk);
        return bytes > MOST_BYTES ? "makes the passages of the document more than can be held in memory" : null;
    }

    private static long size(Chunk chunk) {
        var headings = chunk.headings().stream()
                .mapToLong(each -> BYTES_BESIDE_TEXT + 2L * each.length())
                .sum();
        return BYTES_BESIDE_TEXT + 2L * chunk.text().length() + headings;
    }

    /** Passages come in the order of their starts, so that the text is walked through once. */
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
