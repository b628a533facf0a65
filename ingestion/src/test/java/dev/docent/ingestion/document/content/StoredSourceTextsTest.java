package dev.docent.ingestion.document.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.Original;
import dev.docent.ingestion.pipeline.InMemoryRecords;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredSourceTextsTest {

    private final InMemoryRecords records = new InMemoryRecords();
    private final Document document = records.register.save(
            Document.stored("d1", "ann", "kb", Filename.of("a.txt"), new Original(1, "00"), Metadata.NONE));

    @Test
    void slicesTheOwnersText() {
        records.texts.put(document, new ExtractedText("to be or not", List.of()));

        assertThat(records.sourceTexts.slice("ann", "d1", 3, 5)).contains("be");
    }

    @Test
    void holdsNothingForAnother() {
        records.texts.put(document, new ExtractedText("to be or not", List.of()));

        assertThat(records.sourceTexts.slice("bob", "d1", 3, 5)).isEmpty();
    }

    @Test
    void holdsNothingWithoutText() {
        assertThat(records.sourceTexts.slice("ann", "d1", 0, 0)).isEmpty();
    }

    @Test
    void holdsNothingOfADocumentThatIsBeingRemoved() {
        records.texts.put(document, new ExtractedText("to be or not", List.of()));
        records.sourceTexts.slice("ann", "d1", 3, 5);

        records.register.save(document.deleting());

        assertThat(records.sourceTexts.slice("ann", "d1", 3, 5)).isEmpty();
    }
}
