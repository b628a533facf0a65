package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the text outside of tables and determines the kind of each block. */
final class XhtmlText {

    private static final int MAX_TITLE_LENGTH = 120;
    private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t\r]*\n");
    private static final Pattern WRITTEN_MARKER =
            Pattern.compile("\\A\\s*([·•▪◦§-]|(?:\\d+|[a-zA-Z])(?:\\.\\d+)*[.)]?)\\s+(?=\\S)");

    private final BlockCollector blocks;
    private final OfficeFormat format;
    private final DocumentProperties header;
    private final StringBuilder text = new StringBuilder();
    private final Deque<OpenList> lists = new ArrayDeque<>();
    private String element = "";
    private String style = "";
    private boolean attached;
    private boolean expectTitle;
    private long tableCharacters;

    XhtmlText(BlockCollector blocks, OfficeFormat format, DocumentProperties header) {
        this.blocks = blocks;
        this.format = format;
        this.header = header;
    }

    void header() {
        header.writeTo(blocks);
    }

    /** Adds what became known only at the end. */
    void finish() {
        header.finish(blocks);
    }

    /** Starts a slide. If the format does not mark titles, its first paragraph is the title if it is short. */
    void startSlide() {
        expectTitle = format == OfficeFormat.SLIDES_BINARY;
    }

    void start(String name, String styleName, String first, boolean inAttachment) {
        attached = inAttachment;
        switch (name) {
            case "ul", "ol" -> lists.push(new OpenList(name.equals("ol"), first));
            case "li" -> {
                if (!lists.isEmpty()) {
                    lists.getFirst().startItem();
                }
            }
            default -> {
                element = name;
                style = styleName;
            }
        }
    }

    void end(String name) {
        if (name.equals("ul") || name.equals("ol")) {
            lists.poll();
        }
        element = "";
        style = "";
    }

    void append(String more) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (c == PartFilter.PAGE_MARK) {
                flush();
                blocks.nextPage();
            } else {
                text.append(c);
            }
        }
        blocks.expect(text.length());
    }

    /** Counts text in tables towards the limit. */
    void count(int length) {
        tableCharacters += length;
        blocks.expect(tableCharacters);
    }

    void resetCount() {
        tableCharacters = 0;
    }

    String unmarked(String more) {
        return more.replace(String.valueOf(PartFilter.TITLE_MARK), "");
    }

    void flush() {
        var raw = text.toString();
        text.setLength(0);
        int start = raw.indexOf(PartFilter.TABLE_MARK);
        int end = raw.indexOf(PartFilter.TABLE_END, start + 1);
        if (start < 0 || end < 0) {
            flush(raw);
            return;
        }
        flush(raw.substring(0, start));
        blocks.table(
                Arrays.stream(raw.substring(start + 1, end).split(String.valueOf(PartFilter.ROW_MARK)))
                        .map(row -> List.of(row.split(String.valueOf(PartFilter.CELL_MARK), -1)))
                        .toList(),
                true);
        text.append(raw, end + 1, raw.length());
        flush();
    }

    private void flush(String raw) {
        var clean = unmarked(raw);
        if (!clean.isBlank()) {
            header();
            write(format == OfficeFormat.EPUB && !element.equals("pre") ? clean.replace('\n', ' ') : clean, raw);
            expectTitle = false;
        }
    }

    private void write(String clean, String raw) {
        if (element.matches("h[1-6]")) {
            blocks.heading(level(), clean);
        } else if (raw.length() > clean.length()
                || expectTitle && lists.isEmpty() && clean.length() <= MAX_TITLE_LENGTH) {
            blocks.heading(2, clean);
        } else if (element.equals("pre")) {
            blocks.preformatted(clean);
        } else if (!lists.isEmpty()) {
            listItem(clean);
        } else if (style.startsWith("list_")) {
            styledItem(clean);
        } else {
            BLANK_LINE.splitAsStream(clean).forEach(blocks::paragraph);
        }
    }

    /** The headings of sheets and attachments are below that of the document. */
    private int level() {
        int level = element.charAt(1) - '0';
        return attached || format == OfficeFormat.SHEET || format == OfficeFormat.SHEET_BINARY ? level + 1 : level;
    }

    private void listItem(String clean) {
        var list = lists.getFirst();
        if (list.atItemStart) {
            list.atItemStart = false;
            blocks.listItem(lists.size() - 1, list.numbered ? list.number + "." : "-", clean);
        } else {
            blocks.paragraph(clean);
        }
    }

    private void styledItem(String clean) {
        var marker = WRITTEN_MARKER.matcher(clean);
        if (marker.find()) {
            var written = marker.group(1);
            boolean numbered = Character.isLetterOrDigit(written.charAt(0));
            blocks.listItem(0, numbered ? written : "-", clean.substring(marker.end()));
        } else {
            blocks.listItem(0, "-", clean);
        }
    }

    private static final class OpenList {

        private final boolean numbered;
        private int number;
        private boolean atItemStart;

        OpenList(boolean numbered, String start) {
            this.numbered = numbered;
            number = start.matches("\\d{1,6}") ? Integer.parseInt(start) - 1 : 0;
        }

        void startItem() {
            number++;
            atItemStart = true;
        }
    }
}
