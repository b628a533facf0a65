package dev.docent.ingestion.chunking;

import dev.docent.ingestion.chunking.Layout.Kind;
import dev.docent.ingestion.chunking.Layout.PageRange;
import dev.docent.ingestion.chunking.Layout.Span;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.ParsedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Converts the blocks of a document to text: headings and list items on separate lines, paragraphs separated by blank
 * lines, and tables as Markdown rows below their header.
 */
final class LayoutWriter {

    /** Some 150 tokens, so that a passage and its context fit the window of common embedding models. */
    private static final int MAX_COLUMNS_LENGTH = 600;

    /** Below this length names say nothing; of a table with more columns the last ones are left out. */
    private static final int MIN_COLUMN_LENGTH = 4;

    private static final String FIGURE = "Description of a figure by a chat model";

    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private final TreeMap<Integer, int[]> pages = new TreeMap<>();
    private final HeadingPath headings = new HeadingPath();
    private @Nullable Span lastHeading;

    static Layout layOut(ParsedDocument document) {
        var writer = new LayoutWriter();
        Block before = null;
        for (var block : document.blocks()) {
            if (!isBlank(block)) {
                writer.text.append(separator(before, block));
                writer.write(block);
                before = block;
            }
        }
        writer.keepEmptyHeading(0);
        return new Layout(writer.text.toString(), writer.spans, writer.pageRanges(document.pages()));
    }

    private static boolean isBlank(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading.text().isBlank();
            case Block.Paragraph paragraph -> paragraph.text().isBlank();
            case Block.ListItem item -> item.text().isBlank();
            case Block.Figure figure -> figure.text().isBlank();
            case Block.Preformatted lines -> lines.text().isBlank();
            case Block.Table table -> table.header().isEmpty() && table.rows().isEmpty();
        };
    }

    private static String separator(@Nullable Block before, Block next) {
        if (before == null) {
            return "";
        }
        boolean items = before instanceof Block.ListItem && next instanceof Block.ListItem;
        return items ? "\n" : continues(before, next) ? " " : "\n\n";
    }

    /** Whether a page break divides a sentence. */
    private static boolean continues(Block before, Block next) {
        return before instanceof Block.Paragraph(String first, Integer page)
                && next instanceof Block.Paragraph(String second, Integer nextPage)
                && page != null
                && nextPage != null
                && nextPage == page + 1
                && Character.isLowerCase(second.codePointAt(0))
                && (Character.isLowerCase(first.codePointBefore(first.length())) || first.endsWith(","));
    }

    private void write(Block block) {
        switch (block) {
            case Block.Heading heading -> writeHeading(heading);
            case Block.Paragraph paragraph -> writeProse(paragraph.text(), paragraph.page());
            case Block.ListItem item ->
                writeProse("  ".repeat(item.depth()) + item.marker() + " " + item.text(), item.page());
            case Block.Figure figure -> writeFigure(figure);
            case Block.Preformatted lines -> write(Kind.LINES, lines.text(), lines.page(), null);
            case Block.Table table -> writeTable(table);
        }
    }

    private void writeHeading(Block.Heading heading) {
        keepEmptyHeading(heading.level());
        var above = headings.above(heading.level());
        int start = append(heading.text(), heading.page());
        lastHeading = new Span(Kind.PROSE, start, text.length(), above, null);
        headings.enter(heading.level(), heading.text());
    }

    private void writeProse(String prose, @Nullable Integer page) {
        if (!spans.isEmpty() && lastHeading == null && !text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            var begun = spans.removeLast();
            append(prose, page);
            spans.add(new Span(Kind.PROSE, begun.start(), text.length(), begun.headings(), begun.columns()));
        } else {
            write(Kind.PROSE, prose, page, null);
        }
    }

    /** Its last heading says what it is, so that a passage has no other text, and each citation says so too. */
    private void writeFigure(Block.Figure figure) {
        lastHeading = null;
        int start = append(figure.text(), figure.page());
        var above = new ArrayList<>(headings.path());
        above.add(figure.page() == null ? FIGURE : "%s, page %d".formatted(FIGURE, figure.page()));
        spans.add(new Span(Kind.PROSE, start, text.length(), above, null));
    }

    private void writeTable(Block.Table table) {
        String columns = null;
        if (!table.header().isEmpty()) {
            write(Kind.ROW, row(table.header()), table.page(), null);
            text.append('\n').append("|").append(" --- |".repeat(table.header().size()));
            columns = columns(table.header());
        }
        boolean first = columns == null;
        for (var row : table.rows()) {
            if (!first) {
                text.append('\n');
            }
            write(Kind.ROW, row(row), table.page(), columns);
            first = false;
        }
    }

    private void write(Kind kind, String content, @Nullable Integer page, @Nullable String columns) {
        lastHeading = null;
        int start = append(content, page);
        spans.add(new Span(kind, start, text.length(), headings.path(), columns));
    }

    /** {@return the offset of the content} */
    private int append(String content, @Nullable Integer page) {
        int start = text.length();
        text.append(content);
        if (page != null) {
            pages.merge(page, new int[] {start, text.length()}, (one, other) -> new int[] {one[0], other[1]});
        }
        return start;
    }

    /** A heading is the context of the text below it. Without such text, it is kept as text itself. */
    private void keepEmptyHeading(int nextLevel) {
        if (lastHeading != null && headings.depth() >= nextLevel) {
            spans.add(lastHeading);
            lastHeading = null;
        }
    }

    private List<PageRange> pageRanges(@Nullable Integer count) {
        var ranges = new ArrayList<PageRange>();
        int last = Math.max(count == null ? 0 : count, pages.isEmpty() ? 0 : pages.lastKey());
        int end = 0;
        for (int number = 1; number <= last; number++) {
            var range = pages.getOrDefault(number, new int[] {end, end});
            ranges.add(new PageRange(number, range[0], range[1]));
            end = range[1];
        }
        return ranges;
    }

    private static String row(List<String> cells) {
        return cells.stream().map(LayoutWriter::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(String text) {
        return text.replace('\n', ' ').replace("|", "\\|").strip();
    }

    /** {@return the names of the columns, the longest ones shortened if they do not fit} */
    private static String columns(List<String> header) {
        var names = header.stream().map(LayoutWriter::cell).toList();
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        while (longest > MIN_COLUMN_LENGTH && joined(names, longest).length() > MAX_COLUMNS_LENGTH) {
            longest--;
        }
        return "Columns: " + StringUtils.truncate(joined(names, longest), MAX_COLUMNS_LENGTH);
    }

    private static String joined(List<String> names, int longest) {
        return names.stream()
                .map(name -> StringUtils.removeEnd(StringUtils.truncate(name, longest), "\\")
                        .strip())
                .collect(Collectors.joining(" | "));
    }
}
