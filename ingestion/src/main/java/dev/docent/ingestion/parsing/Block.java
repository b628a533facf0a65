package dev.docent.ingestion.parsing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a document that belongs together. Its text is clean: no control, tag or bidi characters. */
public sealed interface Block {

    /** {@return the page it begins on, from 1; null where the format has no pages} */
    @Nullable
    Integer page();

    /**
     * A heading.
     *
     * @param level 1 for the outermost
     */
    record Heading(int level, String text, @Nullable Integer page) implements Block {}

    /** Running text; line breaks in it are meant. */
    record Paragraph(String text, @Nullable Integer page) implements Block {}

    /**
     * An item of a list.
     *
     * @param depth 0 for the outermost list
     * @param marker {@code -}, or its number as the reader sees it
     */
    record ListItem(
            int depth, String marker, String text, @Nullable Integer page) implements Block {}

    /**
     * A table.
     *
     * @param header the cells of its header row; empty when it has none
     * @param rows the other rows
     */
    record Table(
            List<String> header,
            List<List<String>> rows,
            @Nullable Integer page) implements Block {}

    /** Preformatted text, such as code: its line breaks and spaces stay as they are. */
    record Preformatted(String text, @Nullable Integer page) implements Block {}
}
