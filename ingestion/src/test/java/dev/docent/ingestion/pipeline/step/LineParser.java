package dev.docent.ingestion.pipeline.step;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.DocumentParser;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a text file: each line with a letter or digit is a chunk, with a heading of its own above it. */
public final class LineParser implements DocumentParser {

    private volatile Consumer<String> before = text -> {};

    @Override
    public ParsedDocument parse(DocumentFile file, ReadingProgress progress) {
        try {
            var text = Files.readString(file.path());
            before.accept(text);
            var blocks = text.lines()
                    .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
                    .flatMap(line -> Stream.<Block>of(new Block.Heading(1, "Heading", 1), new Block.Paragraph(line, 1)))
                    .toList();
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
