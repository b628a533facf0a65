package dev.docent.ingestion.chunking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least that a passage is made of: a sentence, an item or line, or a row of a table.
 *
 * @param start offset in the text, in UTF-16 units
 * @param end offset after it
 * @param tokens of the embedding model
 * @param headings the path above it, outermost first
 * @param block number of the block that it is a part of: sentences of one paragraph share it
 * @param columns the header of the table that it is a row of; null otherwise, and for the header itself
 */
record Unit(
        int start,
        int end,
        int tokens,
        List<String> headings,
        int block,
        @Nullable String columns) {}
