package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.function.Consumer;

/** Reads a text file: each line with a letter or digit is a chunk, with a heading of its own above it. */
public final class LineParser implements DocumentParser {

    private volatile Consumer<String> before = text -> {};

    @Override
    public ParsedDocument parse(DocumentFile file, ReadingProgress progress) {
        try {
            var text = Files.readString(file.path());
            before.accept(text);
            var blocks = new ArrayList<Block>();
            text.lines()
                    .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
                    .forEach(line -> {
                        // Headings that differ, since lines below the same heading are one chunk.
                        blocks.add(new Block.Heading(1, blocks.size() % 4 == 0 ? "Opening" : "Heading", 1));
                        blocks.add(new Block.Paragraph(line, 1));
                    });
            return new ParsedDocument("text/plain", 1, blocks);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Calls the action on the worker's thread before each text is parsed; parsing throws what the action throws. */
    public void before(Consumer<String> action) {
        before = action;
    }
}
