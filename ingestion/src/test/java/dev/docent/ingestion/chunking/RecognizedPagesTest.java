package dev.docent.ingestion.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.ParsedDocument;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Passages with words from OCR are marked. */
class RecognizedPagesTest {

    @Test
    void markOnlyTheirPassages() {
        var document = new ParsedDocument(
                "application/pdf",
                2,
                List.of(
                        new Block.Heading(1, "First", 1),
                        new Block.Paragraph("A text that was written.", 1),
                        new Block.Heading(1, "Second", 2),
                        new Block.Paragraph("A text that was scanned.", 2)),
                List.of(),
                Set.of(2),
                List.of());

        var chunks = new PassageChunker(text -> text.split(" ").length, new ChunkingProperties(256, 512, 32))
                .chunk(document)
                .chunks();

        assertThat(chunks).extracting(Chunk::recognized).containsExactly(false, true);
    }
}
