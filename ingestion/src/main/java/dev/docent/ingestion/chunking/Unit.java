package dev.docent.ingestion.chunking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest part of a passage: a sentence, a list item, a line, or a table row.
 *
 * @param start offset in the text, in UTF-16 units
 * @param end offset after the unit
 * @param tokens number of tokens of the embedding model
 * @param headings path of the headings above it, outermost first
 * @param block index of its block; the sentences of a paragraph share it
 * @param columns header of the table that contains this row; null for the header itself and outside of tables
 */
record Unit(
        int start,
        int end,
        int tokens,
        List<String> headings,
        int block,
        @Nullable String columns) {}
