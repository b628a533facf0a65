package dev.docent.ingestion.parsing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A structural unit of a document. Its text contains no control, tag or bidirectional formatting characters. */
public sealed interface Block {

    /** {@return the page on which the block begins, from 1; null if the format has no pages} */
    @Nullable
    Integer page();

    /**
     * A heading.
     *
     * @param level 1 for the outermost
     */
    record Heading(int level, String text, @Nullable Integer page) implements Block {}

    /** A paragraph. Its line breaks are significant. */
    record Paragraph(String text, @Nullable Integer page) implements Block {}

    /**
     * A list item.
     *
     * @param depth nesting depth, 0 for an item of an outermost list
     * @param marker {@code -}, or the item's number as displayed
     */
    record ListItem(
            int depth, String marker, String text, @Nullable Integer page) implements Block {}

    /**
     * A table.
     *
     * @param header the cells of the header row, or an empty list if there is none
     * @param rows the remaining rows
     */
    record Table(
            List<String> header,
            List<List<String>> rows,
            @Nullable Integer page) implements Block {}

    /**
     * A figure, as it was described.
     *
     * @param text the description
     */
    record Figure(String text, @Nullable Integer page) implements Block {}

    /** Preformatted text, such as source code. Its line breaks and spaces are significant. */
    record Preformatted(String text, @Nullable Integer page) implements Block {}
}
