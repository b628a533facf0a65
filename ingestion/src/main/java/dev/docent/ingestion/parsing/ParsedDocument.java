package dev.docent.ingestion.parsing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a file sees.
 *
 * @param mediaType recognised by content, without parameters
 * @param pages how many the file has; null where the format has none
 * @param blocks in reading order; empty when there is no text
 */
public record ParsedDocument(String mediaType, @Nullable Integer pages, List<Block> blocks) {

    public ParsedDocument {
        blocks = List.copyOf(blocks);
    }
}
