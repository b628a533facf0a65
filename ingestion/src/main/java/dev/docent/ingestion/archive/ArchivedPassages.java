package dev.docent.ingestion.archive;

import dev.docent.ingestion.chunking.Chunk;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.document.content.InvalidContentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        // Two passages may start at the same position, but each must end after the previous one.
        if (chunk.start() < previousStart || chunk.end() <= Math.max(previousEnd, chunk.start())) {
            return "does not follow the previous passage";
        }
        if (!isInText(chunk)) {
            return "differs from the text at its position";
        }
        if (!hasSanePages(chunk)) {
            return "is on pages that do not exist";
        }
        if (chunk.tokens() < 0
                || chunk.tokens() > MOST_TOKENS
                || chunk.headings().size() > MOST_HEADINGS) {
            return "has too many tokens or headings";
        }
        bytes += size(chunk);
        return bytes > MOST_BYTES ? "exceeds the memory limit for the passages of a document" : null;
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
