package dev.docent.ingestion.parsing;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a parsed file.
 *
 * @param mediaType media type detected from the content, without parameters
 * @param pages number of pages; null if the format has none
 * @param blocks text blocks in reading order; empty if there is no text
 * @param omissions what could not be read; empty if everything was
 * @param recognizedPages pages whose words come from optical character recognition (OCR), from 1
 * @param words positions of the words by page; empty if the format does not provide them
 * @param figures pictures on the pages; empty unless the limits ask for them
 */
public record ParsedDocument(
        String mediaType,
        @Nullable Integer pages,
        List<Block> blocks,
        List<Omission> omissions,
        Set<Integer> recognizedPages,
        List<PageWords> words,
        List<PageFigure> figures) {

    public ParsedDocument {
        blocks = List.copyOf(blocks);
        omissions = List.copyOf(omissions);
        recognizedPages = Set.copyOf(recognizedPages);
        words = List.copyOf(words);
        figures = List.copyOf(figures);
    }

    /** A document without figures. */
    public ParsedDocument(
            String mediaType,
            @Nullable Integer pages,
            List<Block> blocks,
            List<Omission> omissions,
            Set<Integer> recognizedPages,
            List<PageWords> words) {
        this(mediaType, pages, blocks, omissions, recognizedPages, words, List.of());
    }

    /** A document read completely, without OCR and without word positions. */
    public ParsedDocument(String mediaType, @Nullable Integer pages, List<Block> blocks) {
        this(mediaType, pages, blocks, List.of(), Set.of(), List.of(), List.of());
    }

    /** {@return this document with other blocks and omissions, and without figures} */
    public ParsedDocument with(List<Block> otherBlocks, List<Omission> otherOmissions) {
        return new ParsedDocument(mediaType, pages, otherBlocks, otherOmissions, recognizedPages, words, List.of());
    }
}
