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

    private final ExtractedText text;
    private final int lastPage;
    private int codePoints;
    private int chars;
    private int previous = -1;

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
            previous = chunk.start();
            chunks.add(chunk);
        }
        if (chunks.size() != count) {
            throw new InvalidContentException("has fewer passages than its document");
        }
        return chunks;
    }

    private @Nullable String reasonAgainst(Chunk chunk) {
        if (chunk.start() < previous || chunk.end() <= chunk.start()) {
            return "does not follow the one before";
        }
        if (!isInText(chunk)) {
            return "is not what stands in the text there";
        }
        if (!hasSanePages(chunk)) {
            return "is on pages that there are not";
        }
        return chunk.tokens() < 0
                        || chunk.tokens() > MOST_TOKENS
                        || chunk.headings().size() > MOST_HEADINGS
                ? "has too many tokens or headings"
                : null;
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
