package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.PageWords;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the blocks of a document as they are read: cleans their text, leaves out the empty ones, notes the page and
 * holds the limits. For one document and one thread.
 */
public final class BlockCollector {

    private static final int DEEPEST_HEADING = 6;

    private final ParsingProperties limits;
    private final ReadingProgress progress;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Omission> omissions = new ArrayList<>();
    private final Set<Integer> recognizedPages = new TreeSet<>();
    private final List<PageWords> words = new ArrayList<>();
    private @Nullable Integer page;
    private @Nullable Integer pagesInAll;
    private int pages;
    private long characters;

    /** One that nobody hears of before the end. */
    public BlockCollector(ParsingProperties limits) {
        this(limits, ReadingProgress.NONE);
    }

    public BlockCollector(ParsingProperties limits, ReadingProgress progress) {
        this.limits = limits;
        this.progress = progress;
    }

    /** {@return the limits that it holds} */
    public ParsingProperties limits() {
        return limits;
    }

    /** So many pages will come, if the file tells the truth. */
    public void expectPages(int inAll) {
        pagesInAll = inAll < 1 ? null : Integer.valueOf(inAll);
    }

    /** Character recognition of the page begins. */
    public void recognitionBegins() {
        progress.recognitionBegins();
    }

    /** Character recognition of the page is over. */
    public void recognitionEnds() {
        progress.recognitionEnds();
    }

    /** The words of the page come from character recognition. */
    public void recognized() {
        recognizedPages.add(Objects.requireNonNull(page));
    }

    /** The words of what is collected of the page, in the same order, and where they stand. */
    public void placed(PageWords.Builder placed) {
        var ofPage = placed.of(Objects.requireNonNull(page));
        if (!ofPage.boxes().isEmpty()) {
            words.add(ofPage);
        }
    }

    /** Something of the document is not read. */
    public void omit(Omission omission) {
        omissions.add(omission);
    }

    /** What follows is on the next page. */
    public void nextPage() {
        progress.pages(pages, pagesInAll);
        if (++pages > limits.maxPages()) {
            throw new UnreadableDocumentException(
                    Reason.LIMIT, "The document has more than %,d pages".formatted(limits.maxPages()), null);
        }
        page = pages;
    }

    /** A heading; level 1 is the outermost. */
    public void heading(int level, String text) {
        var line = CleanText.line(text);
        if (!line.isEmpty()) {
            add(new Block.Heading(Math.clamp(level, 1, DEEPEST_HEADING), line, page), line.length());
        }
    }

    /** Running text; line breaks in it stay. */
    public void paragraph(String text) {
        var lines = CleanText.lines(text);
        if (!lines.isEmpty()) {
            add(new Block.Paragraph(lines, page), lines.length());
        }
    }

    /** An item of a list; depth 0 is the outermost list. */
    public void listItem(int depth, String marker, String text) {
        var lines = CleanText.lines(text);
        if (!lines.isEmpty()) {
            add(new Block.ListItem(depth, CleanText.line(marker), lines, page), lines.length());
        }
    }

    /** Text whose spaces and line breaks matter. */
    public void preformatted(String text) {
        var kept = CleanText.preformatted(text);
        if (!kept.isBlank()) {
            add(new Block.Preformatted(kept, page), kept.length());
        }
    }

    /**
     * A table; one of a single column is running text.
     *
     * @param rows all rows, those of the header first
     * @param header whether the first row is known to be the header; otherwise it is one when it looks like it
     */
    public void table(List<? extends List<String>> rows, boolean header) {
        var cells = TableCells.of(rows);
        if (cells.columns() == 1) {
            cells.rows().forEach(row -> paragraph(row.getFirst()));
        } else if (cells.columns() > 1) {
            cells.title().ifPresent(this::paragraph);
            var table = cells.asTable(header, page);
            add(table, cells.characters());
        }
    }

    /** {@return the blocks so far} */
    public List<Block> blocks() {
        return blocks;
    }

    /** {@return what was collected} */
    public ParsedDocument document(String mediaType) {
        return new ParsedDocument(
                mediaType, page == null ? null : Integer.valueOf(pages), blocks, omissions, recognizedPages, words);
    }

    /** Counts text that is being gathered for a block, so that the limit holds before the block is complete. */
    public void expect(long pending) {
        if (characters + pending > limits.maxCharacters()) {
            throw new UnreadableDocumentException(
                    Reason.LIMIT,
                    "The document has more than %,d characters of text".formatted(limits.maxCharacters()),
                    null);
        }
    }

    private void add(Block block, long length) {
        expect(length);
        characters += length;
        blocks.add(block);
    }
}
