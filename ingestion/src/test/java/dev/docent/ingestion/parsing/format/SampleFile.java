package dev.docent.ingestion.parsing.format;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DefaultLimits;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.parsing.ReadingProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** A file of a given media type with content from a test. */
public record SampleFile(String mediaType, byte[] content) {

    public SampleFile(String mediaType, String content) {
        this(mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return its blocks, within the default limits} */
    public List<Block> read(FormatReader reader) {
        return read(reader, DefaultLimits.LIMITS);
    }

    /** {@return its blocks} */
    public List<Block> read(FormatReader reader, ParsingProperties limits) {
        var blocks = new BlockCollector(limits, ReadingProgress.NONE);
        read(reader, blocks);
        return blocks.blocks();
    }

    /** Reads the file into the collector. */
    public void read(FormatReader reader, BlockCollector blocks) {
        try {
            var file = Files.createTempFile("sample", null);
            try {
                Files.write(file, content);
                reader.read(new DocumentFile(file, "sample", null), mediaType, blocks);
            } finally {
                Files.delete(file);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
