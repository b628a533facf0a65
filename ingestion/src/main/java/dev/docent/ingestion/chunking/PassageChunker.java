package dev.docent.ingestion.chunking;

import dev.docent.ingestion.chunking.Layout.CodePoints;
import dev.docent.ingestion.chunking.Layout.Span;
import dev.docent.ingestion.chunking.UnitSplitter.Unit;
import dev.docent.ingestion.document.content.ExtractedText;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.retrieval.embedding.TokenCounter;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Splits a document into passages along its structure. Safe for concurrent use.
 *
 * <p>A passage is an unchanged range of the extracted text: complete sentences, list items and table rows, up to 256
 * tokens unless a single row is longer. It does not extend across headings. The headings above a passage are its
 * context and not part of it; for table rows, the column names are appended as the last heading, so that each passage
 * has its header while quotations remain verbatim.
 */
@Component
@EnableConfigurationProperties(ChunkingProperties.class)
public final class PassageChunker {

    private final TokenCounter tokens;
    private final ChunkingProperties limits;

    PassageChunker(TokenCounter tokens, ChunkingProperties limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    /** {@return the text of the document and its passages; none if the text has no letters and digits} */
    public ChunkedDocument chunk(ParsedDocument document) {
        var layout = LayoutWriter.layOut(document);
        var units = new UnitSplitter(layout.text(), tokens, limits).split(layout.spans());
        var offsets = new CodePoints(layout.text());
        var chunks = new PassagePacker(limits)
                .pack(units).stream()
                        .map(passage -> chunk(layout, passage, offsets, document.recognizedPages()))
                        .filter(chunk -> chunk.text().codePoints().anyMatch(Character::isLetterOrDigit))
                        .toList();
        return new ChunkedDocument(text(layout, offsets), WordAlignment.of(document, layout, offsets), chunks);
    }

    /** {@return the maximum number of tokens of a passage, which the embedding model in process still reads whole} */
    public int longestPassage() {
        return limits.maxRowTokens();
    }

    private static Chunk chunk(Layout layout, List<Unit> passage, CodePoints offsets, Set<Integer> recognized) {
        var first = passage.getFirst();
        var last = passage.getLast();
        var page = layout.pageAt(first.start());
        var pageEnd = layout.pageAt(last.end() - 1);
        return new Chunk(
                layout.text().substring(first.start(), last.end()),
                offsets.at(first.start()),
                offsets.at(last.end()),
                page,
                pageEnd,
                headings(first.span()),
                passage.stream().mapToInt(Unit::tokens).sum(),
                page != null
                        && pageEnd != null
                        && IntStream.rangeClosed(page, pageEnd).anyMatch(recognized::contains));
    }

    private static List<String> headings(Span span) {
        return Stream.concat(span.headings().stream(), Stream.ofNullable(span.columns()))
                .toList();
    }

    private static ExtractedText text(Layout layout, CodePoints offsets) {
        return new ExtractedText(
                layout.text(),
                layout.pages().stream()
                        .map(page ->
                                new ExtractedText.Page(page.number(), offsets.at(page.start()), offsets.at(page.end())))
                        .toList());
    }
}
