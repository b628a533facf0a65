package dev.docent.ingestion.parsing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a file sees.
 *
 * @param mediaType recognised by content, without parameters
 * @param pages how many the file has; null where the format has none
 * @param blocks in reading order; empty when there is no text
 * @param omissions what could not be read; empty when all was
 * @param recognizedPages pages whose words come from character recognition (OCR), from 1
 * @param words where the words of the blocks stand, by page, where the format tells; empty otherwise
 */
public record ParsedDocument(
        String mediaType,
        @Nullable Integer pages,
        List<Block> blocks,
        List<Omission> omissions,
        Set<Integer> recognizedPages,
        List<PageWords> words) {

    public ParsedDocument {
        blocks = List.copyOf(blocks);
        omissions = List.copyOf(omissions);
        recognizedPages = Set.copyOf(recognizedPages);
        words = List.copyOf(words);
    }

    /** A document whose format does not tell where words stand. */
    public ParsedDocument(
            String mediaType,
            @Nullable Integer pages,
            List<Block> blocks,
            List<Omission> omissions,
            Set<Integer> recognizedPages) {
        this(mediaType, pages, blocks, omissions, recognizedPages, List.of());
    }

    /** A document that was read whole, none of it by character recognition. */
    public ParsedDocument(String mediaType, @Nullable Integer pages, List<Block> blocks) {
        this(mediaType, pages, blocks, List.of(), Set.of());
    }
}
